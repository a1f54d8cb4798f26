import type { Work } from '../../../kernel/write/index.js';

/** Whether what a document asked for has been paid: derived from what is left of its open items. */
export const paymentStatuses = ['open', 'partial', 'paid'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** The payment status of documents by their ids, as `timon.payment_status` tells it. What was never booked as owed has none. */
export async function paymentStatusOf(work: Work, kind: string, ids: Iterable<string>): Promise<Map<string, PaymentStatus>> {
  const rows = await work.rows<{ id: string; status: PaymentStatus }>(
    'select source_id as id, status from timon.payment_status where source_kind = $1 and source_id = any($2::text[])',
    [kind, [...new Set(ids)]],
  );
  return new Map(rows.map(({ id, status }) => [id, status]));
}
