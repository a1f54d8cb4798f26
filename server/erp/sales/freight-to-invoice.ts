import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import type { InvoiceLineToCreate } from '../accounting/index.js';
import type { SalesOrder } from './sales-order.js';

/** The source of an invoice line over freight: of the order as a whole, none of its lines. */
const freightSource = 'SalesOrderFreight';

export interface FreightToInvoice {
  readonly lineOf: (order: SalesOrder, description: string) => InvoiceLineToCreate | undefined;
}

/** Freight is asked for once, with the first invoice of an order; it is not taxed. */
export async function freightToInvoice(orders: readonly SalesOrder[], work: Work): Promise<FreightToInvoice> {
  const rows = await work.rows<{ order: string }>(
    `select distinct l.source_id as "order" from customer_invoice_line l join customer_invoice d on d.id = l.document_id
      where l.source_id = any($1::text[]) and l.source_kind = $2 and d.state <> 'cancelled' and d.archived_at is null
        and not exists (select from customer_invoice_line c join customer_invoice n on n.id = c.document_id and n.state = 'posted' where c.original_id = l.id)`,
    [orders.map(({ id }) => id), freightSource],
  );
  const asked = new Set(rows.map(({ order }) => order));
  const [untaxed] = await work.rows<{ id: string }>(`select id from tax_code where code = 'none'`);
  return {
    lineOf: ({ id, freight }, description) =>
      freight.isZero() || asked.has(id)
        ? undefined
        : {
            description,
            quantity: new Decimal(1),
            unitPrice: freight,
            taxCode: { id: untaxed!.id },
            account: 'freight revenue',
            source: { kind: freightSource, id },
          },
  };
}
