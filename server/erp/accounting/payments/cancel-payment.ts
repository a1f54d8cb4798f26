import { moving } from '../../../kernel/write/index.js';
import { paymentFlow } from './payment.flow.js';
import { Payment } from './payment.js';
import { undoMatches } from './undo-matches.js';

/** What it settled is open again, also what was settled with its advance later; a reversal takes the money out of the books. */
export const cancelPayment = moving(Payment, paymentFlow, 'cancel', async (payments, work) => {
  const matches = await work.rows<{ id: string }>(
    `select m.id from open_item i join reconciliation_match m on i.id in (m.debit_item_id, m.credit_item_id)
      where i.entry_id = any($1::uuid[]) and m.undoes_id is null and not exists (select from reconciliation_match u where u.undoes_id = m.id)`,
    [payments.map(({ entry }) => entry!.id)],
  );
  const reversals = payments.map(({ entry, date }) => ({ entry: entry!.id, date: work.today > date ? work.today : date }));
  await undoMatches(
    work,
    matches.map(({ id }) => id),
    reversals,
  );
});
