import type { Work } from '../../kernel/write/index.js';

export interface Booked {
  readonly subjectId: string;
  readonly entryId: string;
  /** It was there before the books were. */
  readonly isOpening?: boolean;
}

/** Notes in which entry a move or an adjustment of cost stands, so that nothing is booked twice and what is not booked can be found. */
export async function keepBooked(booked: readonly Booked[], work: Work): Promise<void> {
  await work.rows(
    `insert into timon.booked_stock (subject_id, entry_id, is_opening) select * from unnest($1::uuid[], $2::uuid[], $3::boolean[])`,
    [booked.map(({ subjectId }) => subjectId), booked.map(({ entryId }) => entryId), booked.map(({ isOpening }) => isOpening ?? false)],
  );
}
