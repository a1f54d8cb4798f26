import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import type { Credit } from './draft-invoices.js';
import type { SalesOrder } from './sales-order.js';
import { InvoiceStillDraft } from './sales.errors.js';

interface InvoicedPart {
  readonly source: string;
  readonly line: string;
  readonly document: string;
  readonly left: string;
}

/** What is taken back of which posted invoices, the last first, where more was invoiced than the customer has to pay for. */
export async function creditsOf(orders: readonly SalesOrder[], work: Work): Promise<{ of: (order: SalesOrder) => Credit[] }> {
  const over = orders.flatMap(({ lines }) => lines.filter(({ toInvoice }) => toInvoice.lt(0)));
  const rows = over.length === 0 ? [] : await work.rows<InvoicedPart>(invoicedParts, [over.map(({ id }) => id)]);
  return {
    of: (order) => {
      const credits = new Map<string, { original: { id: string }; quantity: Decimal }[]>();
      for (const { id, toInvoice } of order.lines) {
        let missing = toInvoice.negated();
        for (const part of rows.filter(({ source }) => source === id)) {
          const quantity = Decimal.min(missing, part.left);
          if (quantity.lte(0)) continue;
          missing = missing.minus(quantity);
          credits.set(part.document, [...(credits.get(part.document) ?? []), { original: { id: part.line }, quantity }]);
        }
        // What was only drafted is put right in the draft.
        if (missing.gt(0)) throw new InvoiceStillDraft({ order: order.number });
      }
      return [...credits].map(([document, lines]) => ({ original: { id: document }, lines }));
    },
  };
}

const invoicedParts = `select l.source_id as source, l.id as line, d.id as document, (l.quantity - coalesce(c.quantity, 0))::text as left
  from customer_invoice_line l join customer_invoice d on d.id = l.document_id and d.kind = 'invoice' and d.state = 'posted'
  left join lateral (
    select sum(t.quantity) as quantity from customer_invoice_line t join customer_invoice n on n.id = t.document_id
     where t.original_id = l.id and n.kind = 'credit-note' and n.state <> 'cancelled' and n.archived_at is null) c on true
 where l.source_id = any($1::text[]) and l.source_kind = 'SalesOrderLine' and l.quantity > coalesce(c.quantity, 0)
 order by d.date desc, l.id desc`;
