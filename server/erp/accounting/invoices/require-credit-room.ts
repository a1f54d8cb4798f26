import { Decimal } from 'decimal.js';
import type { Work } from '../../../kernel/write/index.js';
import { idsOf } from '../ids-of.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';
import { CreditAboveInvoice } from './invoices.errors.js';

/** Credit notes may lower prices by lines of their own; together they never come to more than the invoice. It is locked by now. */
export async function requireCreditRoom(invoices: readonly Invoice[], { table }: InvoiceSide, work: Work): Promise<void> {
  const notes = invoices.filter(({ original }) => original);
  if (notes.length === 0) return;
  const rows = await work.rows<{ id: string; number: string; left: string }>(
    `select i.id, i.number, (i.total - coalesce(sum(c.total), 0))::text as left from ${table} i
      left join ${table} c on c.original_id = i.id and c.state = 'posted' where i.id = any($1::uuid[]) group by i.id`,
    [idsOf(notes.map(({ original }) => original))],
  );
  const room = new Map(rows.map(({ id, number, left }) => [id, { number, left: new Decimal(left) }]));
  for (const { original, total } of notes) {
    const { number, left } = room.get(original!.id)!;
    if (total.gt(left)) throw new CreditAboveInvoice({ invoice: number, left: left.toFixed(2), asked: total.toFixed(2) });
    room.set(original!.id, { number, left: left.minus(total) });
  }
}
