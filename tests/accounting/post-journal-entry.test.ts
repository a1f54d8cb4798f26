import { Decimal } from 'decimal.js';
import { credit, debit, postEntries, type EntryToPost } from '../../server/erp/accounting/index.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { asCaller } from '../../server/kernel/write/index.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { attemptPost, givenBooks, givenDraft, posted, type Books } from './given-books.js';

let db: TestDatabase;
let cast: Cast;
let books: Books;
let bookkeeper: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  books = await givenBooks(db, cast);
  bookkeeper = await cast.specialist('accounting', 'North');
});
afterEach(async () => expect(await books.faults()).toEqual([]));
afterAll(() => db.close());

const rentOf = (amount: string) => [
  { account: '6100', debit: amount },
  { account: '1000', credit: amount },
];
const given = (lines: Parameters<typeof givenDraft>[3], more?: Readonly<Record<string, unknown>>) =>
  givenDraft(db, books, bookkeeper, lines, more);

test('a draft has no number; posted it has the next of its journal and year', async () => {
  const draft = await given(rentOf('500.00'));
  expect(draft).toMatchObject({ number: null, state: 'DRAFT' });
  expect(await posted(db, bookkeeper, draft)).toMatchObject({ number: 'GEN-2026-000001', state: 'POSTED' });
  expect(await posted(db, bookkeeper, await given(rentOf('1.00')))).toMatchObject({ number: 'GEN-2026-000002' });
  expect(await posted(db, bookkeeper, await given(rentOf('1.00'), { journal: 'BNK' }))).toMatchObject({ number: 'BNK-2026-000001' });
});

test('a clerk drafts and does not post', async () => {
  const clerk = await cast.clerk('accounting', 'North');
  const draft = await givenDraft(db, books, clerk, rentOf('10.00'));
  expect((await attemptPost(db, clerk, draft)).errors.length).toBe(1);
  await posted(db, bookkeeper, draft);
});

test.each([
  [
    'ENTRY_UNBALANCED',
    [
      { account: '6100', debit: '500.00' },
      { account: '1000', credit: '499.99' },
    ],
    {},
  ],
  ['ENTRY_WITHOUT_LINES', [{ account: '6100' }], {}],
  [
    'PARTY_MISSING',
    [
      { account: '1100', debit: '5.00' },
      { account: '4000', credit: '5.00' },
    ],
    {},
  ],
  ['PERIOD_NOT_OPEN', rentOf('5.00'), { date: '2027-01-01' }],
])('%s: it is refused and stays a draft', async (code, lines, more) => {
  const draft = await given(lines, more);
  const { errors } = await attemptPost(db, bookkeeper, draft);
  expect(errors).toMatchObject([{ code }]);
});

test('both sides on one line, or a negative one, are no line at all', async () => {
  const input = { journal: await books.journal('GEN'), description: 'Wrong', company: books.companyId };
  const account = await books.account('6100');
  const text = 'mutation ($input: CreateJournalEntryInput!) { createJournalEntry(input: $input) { id } }';
  for (const line of [{ debit: '-1.00' }, { debit: '1.00', credit: '1.00' }]) {
    const { errors } = await ask(db, bookkeeper, text, { input: { ...input, lines: [{ account, ...line }] } });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  }
});

test('a posted entry is neither edited nor removed', async () => {
  const entry = await posted(db, bookkeeper, await given(rentOf('7.00')));
  const seen = { id: entry.id, version: entry.version };
  const director = await cast.director('accounting');
  for (const text of [
    'mutation ($id: ID!, $version: Int!) { updateJournalEntry(id: $id, version: $version, input: { description: "x" }) { id } }',
    'mutation ($id: ID!, $version: Int!) { removeJournalEntry(id: $id, version: $version) { id } }',
  ])
    expect((await ask(db, director, text, seen)).errors).toMatchObject([{ code: 'INVALID_MOVE' }]);
});

test('an account that is not in use any more takes nothing', async () => {
  const draft = await given([
    { account: '6110', debit: '5.00' },
    { account: '1000', credit: '5.00' },
  ]);
  await db.owner.query('update account set active = false where id = $1', [await books.account('6110')]);
  expect((await attemptPost(db, bookkeeper, draft)).errors).toMatchObject([{ code: 'ACCOUNT_INACTIVE' }]);
});

test('a draft says beforehand what it will book, and what stands in its way', async () => {
  const preview = async (id: string) =>
    answerTo<{ postingPreview: { accounts: { after: string }[] } }>(
      db,
      bookkeeper,
      'query ($id: ID!) { postingPreview(entry: $id) { code refusal accounts { account { code } debit credit before after } } }',
      { id },
    );
  const before = new Decimal(await books.balance('6250'));
  const charge = [
    { account: '6250', debit: '3.20' },
    { account: '1010', credit: '3.20' },
  ];
  const draft = await given(charge);
  const { postingPreview } = await preview(draft.id);
  expect(postingPreview).toMatchObject({
    code: null,
    accounts: [
      { account: { code: '1010' }, debit: '0.00', credit: '3.20' },
      { account: { code: '6250' }, debit: '3.20', credit: '0.00', before: before.toFixed(2), after: before.plus('3.20').toFixed(2) },
    ],
  });
  await posted(db, bookkeeper, draft);
  expect(await books.balance('6250')).toBe(postingPreview.accounts[1]!.after);
  const early = await given(charge, { date: '2025-12-31' });
  expect(await preview(early.id)).toMatchObject({
    postingPreview: { code: 'PERIOD_NOT_OPEN', refusal: expect.stringContaining('2026-01-01') },
  });
});

test('a foreign amount comes to what the day’s rate says, and is kept beside it', async () => {
  const [dollar] = (await db.owner.query<{ id: string }>(`select id from currency where code = 'USD'`)).rows;
  await insert(db, 'ExchangeRate', { company: books.companyId, currency: dollar!.id, date: '2026-06-01', rate: '0.9175' });
  const draft = await given([
    { account: '6230', currency: dollar!.id, amountInCurrency: '100.01' },
    { account: '1000', credit: '91.76' },
  ]);
  const { id } = await posted(db, bookkeeper, draft);
  const text =
    'query ($id: ID!) { journalEntry(id: $id) { total lines { debit credit amountInCurrency exchangeRate currency { code } } } }';
  expect(await answerTo(db, bookkeeper, text, { id })).toEqual({
    journalEntry: {
      total: '91.76',
      lines: [
        { debit: '91.76', credit: '0.00', amountInCurrency: '100.01', exchangeRate: '0.9175', currency: { code: 'USD' } },
        { debit: '0.00', credit: '91.76', amountInCurrency: '-91.76', exchangeRate: '1', currency: { code: 'EUR' } },
      ],
    },
  });
});

describe('other modules', () => {
  const sale = (amount: string, party: string, date = '2026-06-15'): EntryToPost => ({
    company: { id: books.companyId },
    journal: 'sales',
    date,
    description: `A sale of ${amount}`,
    source: { kind: 'SalesOrder', id: party },
    lines: [
      debit('receivable', new Decimal(amount), { party: { id: party }, dueDate: '2026-07-15' }),
      credit('revenue', new Decimal(amount)),
    ],
  });

  test('post a hundred entries at once, by the parts that accounts play', async () => {
    const party = await insert(db, 'Party', { name: 'Steady Ltd', isCustomer: true });
    const before = await books.balance('1100');
    const entries = await asCaller(db.kernel, bookkeeper, (work) =>
      postEntries(
        work,
        Array.from({ length: 100 }, () => sale('19.99', party)),
      ),
    );
    expect([entries[0]!.number, entries[99]!.number]).toEqual(['SAL-2026-000001', 'SAL-2026-000100']);
    expect(new Decimal(await books.balance('1100')).minus(before).toFixed(2)).toBe('1999.00');
  });

  test('post all of them or none', async () => {
    const party = await insert(db, 'Party', { name: 'Half Ltd', isCustomer: true });
    const before = await books.balance('1100');
    const both = [sale('5.00', party), sale('5.00', party, '2031-01-01')];
    await expect(asCaller(db.kernel, bookkeeper, (work) => postEntries(work, both))).rejects.toMatchObject({ code: 'PERIOD_NOT_OPEN' });
    expect(await books.balance('1100')).toBe(before);
  });
});
