import { Level } from '../../kernel/declare/index.js';
import { Forbidden } from '../../kernel/errors.js';
import { deriving, whenWritten, type Work } from '../../kernel/write/index.js';
import { DraftsStand, HardLockStays } from './accounting.errors.js';
import { LockDate } from './lock-date.js';

/**
 * Locks wait for what is being posted behind them. A hard lock is for directors, goes forward only, and is refused while a draft
 * stands that it would shut out for good.
 */
deriving(LockDate, async (locks, work) => {
  await waitForPosters(locks, work);
  const hard = locks.filter(({ lock }) => lock === 'hard');
  for (const lock of hard) {
    if (!(await work.mayAt(lock, Level.Director))) throw new Forbidden({ record: 'LockDate' });
    await requireForward(lock, work);
    await requireNoDrafts(lock, work);
  }
});

/** Nor is it put aside. */
whenWritten(LockDate, (locks) => {
  const gone = locks.find((lock) => lock.lock === 'hard' && (lock as { archivedAt?: string }).archivedAt !== undefined);
  if (gone) throw new HardLockStays({ lockedThrough: gone.lockedThrough });
});

/** Whoever posts holds the period of their entry, so nobody slips an entry behind a lock that is just being set. */
async function waitForPosters(locks: readonly LockDate[], work: Work): Promise<void> {
  await work.rows(
    `select p.id from unnest($1::uuid[], $2::date[]) w(company_id, locked_through)
       join fiscal_period p on p.company_id = w.company_id and p.starts_on <= w.locked_through order by p.id for no key update of p`,
    [locks.map(({ company }) => company.id), locks.map(({ lockedThrough }) => lockedThrough)],
  );
}

async function requireForward({ company, lockedThrough }: LockDate, work: Work): Promise<void> {
  const [stored] = await work.rows<{ lockedThrough: string }>(
    `select locked_through::text as "lockedThrough" from lock_date where company_id = $1 and lock = 'hard' and locked_through > $2::date`,
    [company.id, lockedThrough],
  );
  if (stored) throw new HardLockStays(stored);
}

async function requireNoDrafts({ company, lockedThrough }: LockDate, work: Work): Promise<void> {
  const [{ drafts } = { drafts: 0 }] = await work.rows<{ drafts: number }>(
    `select count(*)::int as drafts from journal_entry where company_id = $1 and state = 'draft' and archived_at is null and date <= $2::date`,
    [company.id, lockedThrough],
  );
  if (drafts > 0) throw new DraftsStand({ name: lockedThrough, drafts });
}
