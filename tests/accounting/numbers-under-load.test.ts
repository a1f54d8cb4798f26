import { Decimal } from 'decimal.js';
import { credit, debit, postEntries, type EntryToPost } from '../../server/erp/accounting/index.js';
import type { Kernel } from '../../server/kernel/kernel.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { asCaller } from '../../server/kernel/write/index.js';
import { answerTo } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenBooks, givenDraft, type Books } from './given-books.js';

let db: TestDatabase;
let books: Books;
let bookkeeper: Principal;
let kernel: Kernel;

beforeAll(async () => {
  db = await openTestDatabase();
  const cast = await Cast.of(db);
  books = await givenBooks(db, cast);
  bookkeeper = await cast.specialist('accounting', 'North');
  let ticks = 0;
  kernel = { ...db.kernel, clock: () => new Date(db.clock.now.getTime() + ticks++) };
});
afterAll(() => db.close());

const entry = (description: string): EntryToPost => ({
  company: { id: books.companyId },
  journal: 'general',
  date: '2026-06-15',
  description,
  lines: [debit('bank', new Decimal(10)), credit('opening', new Decimal(10))],
});

class SecondThoughts extends Error {}

test('S09: fifty post at once, ten of them fail behind their number, and the numbers are dense and in order', async () => {
  await asCaller(kernel, bookkeeper, (work) =>
    postEntries(
      work,
      Array.from({ length: 100 }, () => entry('before')),
    ),
  );
  const drafts = await Promise.all(
    Array.from({ length: 7 }, () =>
      givenDraft(db, books, bookkeeper, [
        { account: '1000', debit: '1.00' },
        { account: '3200', credit: '1.00' },
      ]),
    ),
  );
  const posts = Array.from({ length: 50 }, (_, at) =>
    asCaller(kernel, bookkeeper, async (work) => {
      await postEntries(work, [entry(`post ${at}`)]);
      if (at % 5 === 0) throw new SecondThoughts();
    }),
  );
  const removals = drafts.map(({ id, version }) =>
    answerTo(db, bookkeeper, 'mutation ($id: ID!, $version: Int!) { removeJournalEntry(id: $id, version: $version) { id } }', {
      id,
      version,
    }),
  );
  const outcomes = await Promise.allSettled(posts);
  await Promise.all(removals);
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
  expect([failed.length, failed.every((reason) => reason instanceof SecondThoughts)]).toEqual([10, true]);

  const { rows } = await db.owner.query<{ number: string; at: Date }>(
    `select number, posted_at as at from journal_entry where description like 'post %' order by number`,
  );
  const expected = Array.from({ length: 40 }, (_, at) => `GEN-2026-${String(101 + at).padStart(6, '0')}`);
  expect(rows.map(({ number }) => number)).toEqual(expected);
  const moments = rows.map(({ at }) => at.getTime());
  expect(moments).toEqual([...moments].sort((one, other) => one - other));
  expect(await books.balance('1000')).toBe('1400.00');
  expect(await books.faults()).toEqual([]);
});
