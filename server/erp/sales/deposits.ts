import { Decimal } from 'decimal.js';
import { wordFor } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Company } from '../../foundation/company/index.js';
import { createCustomerInvoices, type CustomerInvoice, type InvoiceLineToCreate } from '../accounting/index.js';
import { termsOf } from './draft-invoices.js';
import type { SalesOrder } from './sales-order.js';

/** The source of an invoice line over a deposit: of the order as a whole, none of its lines. */
const depositSource = 'SalesOrderDeposit';
const sharePlaces = 6;

/** Asks a customer for a part of an order before it is delivered, in percent: each tax on its own part of it. */
export async function draftDeposit(order: SalesOrder, percent: Decimal, work: Work): Promise<CustomerInvoice> {
  const { language } = await work.get(Company, order.company);
  const description = `${wordFor(language === 'es' ? 'es' : 'en', 'invoice.deposit')!} ${percent.toFixed()} % · ${order.number}`;
  const amounts = new Map<string, Decimal>();
  for (const { taxCode, amount } of order.lines) amounts.set(taxCode!.id, (amounts.get(taxCode!.id) ?? new Decimal(0)).plus(amount));
  const lines = [...amounts].map(([taxCode, amount]) => ({
    description,
    quantity: new Decimal(1),
    unitPrice: amount.times(percent).div(100).toDecimalPlaces(sharePlaces),
    taxCode: { id: taxCode },
    account: 'customer deposits' as const,
    source: { kind: depositSource, id: order.id },
  }));
  const [deposit] = await createCustomerInvoices(work, [{ ...termsOf(order), documentDiscount: order.documentDiscount, lines }]);
  return deposit!;
}

interface DepositRow {
  readonly order: string;
  readonly line: string;
  readonly left: string;
}

/** What is taken off an invoice of the deposits that were asked for: as large a part as it is of the order, and the last takes what is left. */
export async function depositsToTakeOff(
  orders: readonly SalesOrder[],
  work: Work,
): Promise<{ of: (order: SalesOrder, isCharged: boolean) => InvoiceLineToCreate[] }> {
  const rows = await work.rows<DepositRow>(depositsLeft, [orders.map(({ id }) => id), depositSource]);
  return {
    of: (order, isCharged) => {
      if (!isCharged) return [];
      const part = partInvoiced(order);
      return rows
        .filter((row) => row.order === order.id)
        .map(({ line, left }) => ({ original: { id: line }, quantity: Decimal.min(part, left).negated() }));
    },
  };
}

/** How large a part of an order its next invoice is: all that is left where that is the last. */
function partInvoiced({ lines, netAmount }: SalesOrder): Decimal {
  const isLast = lines.every(({ quantity, toDeliver, toInvoice, invoiced, ships, delivered }) =>
    ships ? toDeliver.isZero() && invoiced.plus(toInvoice).gte(delivered) : invoiced.plus(toInvoice).gte(quantity),
  );
  if (isLast || netAmount.isZero()) return new Decimal(1);
  const now = lines.map(({ netAmount: net, toInvoice, quantity }) => Decimal.max(toInvoice, 0).div(quantity).times(net));
  return Decimal.sum(0, ...now)
    .div(netAmount)
    .toDecimalPlaces(sharePlaces, Decimal.ROUND_DOWN);
}

const depositsLeft = `select l.source_id as "order", l.id as line, (l.quantity - coalesce(t.taken, 0))::text as left
  from customer_invoice_line l join customer_invoice d on d.id = l.document_id and d.kind = 'invoice' and d.state = 'posted'
  left join lateral (
    select sum(case n.kind when 'credit-note' then x.quantity else -x.quantity end) as taken from customer_invoice_line x
      join customer_invoice n on n.id = x.document_id where x.original_id = l.id and n.state <> 'cancelled' and n.archived_at is null) t on true
 where l.source_id = any($1::text[]) and l.source_kind = $2 and l.quantity > coalesce(t.taken, 0) order by l.id`;
