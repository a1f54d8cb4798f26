import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareRuntimeRole } from '../../server/kernel/orm/runtime-role.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { linkChains, sealChains } from '../../server/kernel/work/chain.js';
import { verifyChains } from '../../server/kernel/work/verify-chain.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { attemptPost, givenBooks, givenDraft, posted, type Books, type GivenEntry } from './given-books.js';

let db: TestDatabase;
let books: Books;
let head: Principal;
let march: GivenEntry;
let folder: string;

const rent = [
  { account: '6100', debit: '800.00' },
  { account: '1000', credit: '800.00' },
];
const lockBooks = (lock: string, lockedThrough: string) =>
  ask(db, head, 'mutation ($input: CreateLockDateInput!) { createLockDate(input: $input) { id } }', {
    input: { company: books.companyId, lock, lockedThrough },
  });
const firstQuarter = async () =>
  JSON.stringify(
    await answerTo(
      db,
      head,
      `query ($company: ID!) { trialBalance(company: $company, from: "2026-01-01", to: "2026-03-31") {
        rows { account { code } opening debit credit closing } debit credit } }`,
      { company: books.companyId },
    ),
  );

beforeAll(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'timon-books-'));
  const cast = await Cast.of(db);
  books = await givenBooks(db, cast);
  head = await cast.head();
  for (const date of ['2026-01-31', '2026-02-28']) await posted(db, head, await givenDraft(db, books, head, rent, { date }));
  march = await posted(db, head, await givenDraft(db, books, head, rent, { date: '2026-03-31' }));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

test('S10: behind a hard lock nothing moves, for nobody', async () => {
  const waiting = await givenDraft(db, books, head, rent, { date: '2026-03-30' });
  expect((await lockBooks('HARD', '2026-03-31')).errors).toMatchObject([{ code: 'DRAFTS_STAND', facts: { drafts: 1 } }]);
  await answerTo(db, head, 'mutation ($id: ID!, $v: Int!) { removeJournalEntry(id: $id, version: $v) { id } }', { id: waiting.id, v: 1 });
  expect((await lockBooks('HARD', '2026-03-31')).errors).toEqual([]);
  const before = await firstQuarter();

  const late = await givenDraft(db, books, head, rent, { date: '2026-03-30' });
  expect((await attemptPost(db, head, late)).errors).toMatchObject([{ code: 'BOOKS_LOCKED', facts: { lockedThrough: '2026-03-31' } }]);
  await expectNothingWorksInSql(late);
  expect(await firstQuarter()).toBe(before);

  const { reverseJournalEntry } = await answerTo<{ reverseJournalEntry: { id: string; number: string } }>(
    db,
    head,
    'mutation ($id: ID!) { reverseJournalEntry(id: $id, date: "2026-04-01") { id number } }',
    { id: march.id },
  );
  expect(reverseJournalEntry.number).toBe('GEN-2026-000004');
  expect(await books.balance('6100')).toBe('1600.00');
  expect(await firstQuarter()).toBe(before);
  const again = await ask(db, head, 'mutation ($id: ID!) { reverseJournalEntry(id: $id, date: "2026-04-01") { id } }', { id: march.id });
  expect(again.errors).toMatchObject([{ code: 'ALREADY_REVERSED' }]);
  expect(await books.faults()).toEqual([]);
});

/** What somebody with the application's own database roles could try. */
async function expectNothingWorksInSql(late: GivenEntry): Promise<void> {
  const client = new pg.Client({ connectionString: await prepareRuntimeRole(db.ownerUrl) });
  await client.connect();
  const period = await books.period('2026-03');
  const line = `select gen_random_uuid(), 9, entry_id, account_id, debit, credit, balance, currency_id, amount_in_currency, date, period_id, company_id from journal_entry_line where entry_id = '${march.id}'`;
  const tries = [
    `update journal_entry_line set debit = debit + 1, balance = balance + 1 where period_id is not null and debit > 0`,
    `delete from journal_entry_line where entry_id = '${march.id}'`,
    `update journal_entry set date = '2026-04-01' where id = '${march.id}'`,
    `delete from journal_entry where id = '${march.id}'`,
    `insert into journal_entry_line (id, position, entry_id, account_id, debit, credit, balance, currency_id, amount_in_currency, date, period_id, company_id) ${line}`,
    `update journal_entry set state = 'posted', number = 'GEN-2026-000099', series = 'GEN-2026', posted_at = now(), period_id = '${period}' where id = '${late.id}'`,
    `update lock_date set locked_through = '2026-01-31'`,
    `delete from lock_date`,
    `update timon.account_balance set debit = 0`,
    `insert into timon.posted_entry (entry_id, at) values ('${late.id}', now())`,
    `truncate journal_entry cascade`,
  ];
  const principal = (await db.owner.query<{ epoch: number }>('select epoch from timon.principal where id = $1', [head.id])).rows[0]!;
  for (const role of ['timon_facts', 'timon_caller']) {
    for (const statement of tries) {
      await client.query('begin');
      await client.query('set local role timon_caller');
      await client.query('select timon.enter_to_write($1, $2)', [head.id, principal.epoch]);
      await client.query(`set local role ${role}`);
      const outcome = await client.query(statement).then(
        ({ rowCount }) => `done to ${rowCount} rows`,
        (error: Error & { code?: string }) => error.code,
      );
      await client.query('rollback');
      expect([role, statement, ['23001', '42501'].includes(outcome as string) ? 'refused' : outcome]).toEqual([role, statement, 'refused']);
    }
  }
  await client.end();
}

test('an entry cannot be lopsided at commit, whoever writes it', async () => {
  const client = await db.owner.connect();
  try {
    const copy = `insert into journal_entry (id, version, created_at, updated_at, number, series, company_id, journal_id, date, period_id, description, total, line_count, posted_at, state)
      select gen_random_uuid(), 1, now(), now(), 'GEN-2026-000500', series, company_id, journal_id, '2026-05-05', '${await books.period('2026-05')}', 'forged', 5, 2, now(), 'posted'
      from journal_entry where id = '${march.id}'`;
    await client.query('begin');
    await client.query(copy);
    await expect(client.query('commit')).rejects.toMatchObject({ code: '23514' });
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('a hard lock never goes back, is never removed, and is a director’s to set', async () => {
  const { lockDates } = await answerTo<{ lockDates: { nodes: { id: string; version: number }[] } }>(
    db,
    head,
    'query { lockDates { nodes { id version } } }',
  );
  const [lock] = lockDates.nodes;
  const change =
    'mutation ($id: ID!, $version: Int!) { updateLockDate(id: $id, version: $version, input: { lockedThrough: "2026-02-28" }) { id } }';
  expect((await ask(db, head, change, { ...lock })).errors).toMatchObject([{ code: 'HARD_LOCK_STAYS' }]);
  const remove = 'mutation ($id: ID!, $version: Int!) { removeLockDate(id: $id, version: $version) { id } }';
  expect((await ask(db, head, remove, { ...lock })).errors).toMatchObject([{ code: 'HARD_LOCK_STAYS' }]);
});

test('S10: whoever changes an amount past every rule is found, and the first entry that is not as it was is named', async () => {
  const kernel = { ...db.kernel, settings: { dataFolder: folder } };
  await linkChains(kernel);
  await sealChains(kernel);
  const ledger = async () => (await verifyChains(db.owner, folder)).find(({ stream }) => stream === 'ledger');
  expect(await ledger()).toMatchObject({ linked: 4, unlinked: 0, broken: undefined });
  const client = await db.owner.connect();
  await client.query('set session_replication_role = replica');
  await client.query(
    `update journal_entry_line set debit = debit + 1, balance = balance + 1 where debit > 0 and entry_id in (
       select id from journal_entry where number in ('GEN-2026-000002', 'GEN-2026-000003'))`,
  );
  await client.query('set session_replication_role = default');
  client.release();
  expect((await ledger())!.broken).toMatchObject({ fault: 'changed', position: 2, title: 'GEN-2026-000002' });
  expect(await books.faults()).toHaveLength(4);
});
