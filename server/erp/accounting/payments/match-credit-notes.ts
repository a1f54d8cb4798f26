import { listen, type Work } from '../../../kernel/write/index.js';
import { CustomerInvoicesPosted, SupplierBillsPosted } from '../invoices/invoices.events.js';
import { writeMatches, type DatedPlan } from './match-items.js';
import { lockOpenItems } from './open-items.js';
import { planMatch } from './plan-match.js';

listen(CustomerInvoicesPosted, (posted, work) =>
  settleOriginals(
    'customer_invoice',
    posted.map(({ invoiceId }) => invoiceId),
    work,
  ),
);
listen(SupplierBillsPosted, (posted, work) =>
  settleOriginals(
    'supplier_bill',
    posted.map(({ billId }) => billId),
    work,
  ),
);

/** A credit note takes back what is still owed of its invoice, what falls due first first; the rest of it stays open for a refund. */
async function settleOriginals(table: 'customer_invoice' | 'supplier_bill', ids: readonly string[], work: Work): Promise<void> {
  const pairs = await work.rows<{ note: string; original: string; date: string }>(
    `select ni.id as note, oi.id as original, n.date::text as date from ${table} n join ${table} o on o.id = n.original_id
       join open_item ni on ni.entry_id = n.entry_id and ni.open
       join open_item oi on oi.entry_id = o.entry_id and oi.open and oi.account_id = ni.account_id and oi.party_id = ni.party_id
         and oi.currency_id = ni.currency_id
       join account a on a.id = oi.account_id and a.type in ('receivable', 'payable')
      where n.id = any($1::uuid[]) order by n.id, ni.due_date, ni.id, oi.due_date, oi.id`,
    [ids],
  );
  const items = await lockOpenItems(
    pairs.flatMap(({ note, original }) => [note, original]),
    work,
  );
  const plans = pairs.flatMap(({ note, original, date }): DatedPlan[] => {
    const [one, other] = [items.get(original)!, items.get(note)!];
    const isOpen = !one.isDifference && !other.isDifference && one.isDebit !== other.isDebit;
    return isOpen ? [{ ...(one.isDebit ? planMatch(one, other) : planMatch(other, one)), date }] : [];
  });
  await writeMatches(work, plans);
}
