import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenBooks } from './given-books.js';
import { OpenItems } from './given-open-items.js';

let db: TestDatabase;
let cast: Cast;
let items: OpenItems;
let specialist: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db, { name: 'Dollar Goods', currency: 'USD' });
  items = await OpenItems.of(db, await givenBooks(db, cast));
  specialist = await cast.specialist('accounting', 'North');
});
afterEach(() => items.tieOut());
afterAll(() => db.close());

interface Result {
  readonly id: string | null;
  readonly code: string | null;
}
interface Wanted {
  readonly debitItem: string;
  readonly creditItem: string;
  readonly amountInCurrency?: string;
}

const match = async (matches: readonly Wanted[], who = specialist): Promise<Result[]> =>
  (
    await answerTo<{ matchOpenItems: Result[] }>(
      db,
      who,
      'mutation ($matches: [MatchInput!]!) { matchOpenItems(matches: $matches) { id code } }',
      { matches },
    )
  ).matchOpenItems;

const undo = (ids: readonly (string | null)[]) =>
  ask(db, specialist, 'mutation ($matches: [ID!]!) { undoMatches(matches: $matches) }', { matches: ids });

/** Money that came before anybody knew what for. */
const advance = async (party: string, amount: string, more: object = {}): Promise<string> => {
  const payment = await items.pay(specialist, { party, date: '2026-04-01', amount, lines: [], ...more });
  return (await items.itemsOf(payment.entry!.id))[0]!.id;
};

test('an advance settles an invoice in part, the next one the rest, and no more', async () => {
  const party = await items.party('Early payer');
  const credit = await advance(party, '300.00');
  const debit = await items.invoice({ party, date: '2026-04-10', net: '500' });
  expect(await match([{ debitItem: debit, creditItem: credit, amountInCurrency: '100.00' }])).toMatchObject([{ code: null }]);
  expect([await items.left(debit), await items.left(credit)]).toEqual(['400.00', '-200.00']);
  const results = await match([
    { debitItem: debit, creditItem: credit, amountInCurrency: '200.01' },
    { debitItem: debit, creditItem: credit },
    { debitItem: debit, creditItem: credit },
    { debitItem: credit, creditItem: debit },
  ]);
  expect(results.map(({ code }) => code)).toEqual(['ITEM_EXCEEDED', null, 'ITEM_EXCEEDED', 'ITEM_EXCEEDED']);
  expect([await items.left(debit), await items.left(credit)]).toEqual(['200.00', '0.00']);
});

test('what is not alike is not matched: other parties, accounts, sides, and what is not there', async () => {
  const [one, other] = [await items.party('One'), await items.party('Other')];
  const debit = await items.invoice({ party: one, date: '2026-04-10', net: '100' });
  const second = await items.invoice({ party: one, date: '2026-04-10', net: '100' });
  const bill = await items.bill({ party: one, date: '2026-04-10', net: '100' });
  const credit = await advance(other, '100.00');
  const eur = await items.currency('EUR');
  const euros = await items.creditNote({ party: one, date: '2026-04-10', net: '100', foreign: { currency: eur, rate: '1.10' } });
  const results = await match([
    { debitItem: debit, creditItem: credit },
    { debitItem: debit, creditItem: bill },
    { debitItem: debit, creditItem: second },
    { debitItem: debit, creditItem: euros },
    { debitItem: debit, creditItem: party0 },
  ]);
  expect(results.map(({ code }) => code)).toEqual(['ITEMS_UNLIKE', 'ITEMS_UNLIKE', 'ITEM_ON_OTHER_SIDE', 'ITEMS_UNLIKE', 'NOT_FOUND']);
  const elsewhere = await Cast.of(db, { name: 'Overseas', currency: 'EUR', departments: ['Harbour'] });
  expect(await match([{ debitItem: debit, creditItem: credit }], await elsewhere.specialist('accounting'))).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
});

const party0 = '01890000-0000-7000-8000-000000000000';

test('an advance in euros and an invoice at another rate: the difference is booked, and taken back with the match', async () => {
  const party = await items.party('European');
  const eur = await items.currency('EUR');
  const credit = await advance(party, '400.00', { currency: eur, bankRate: '1.12' });
  const debit = await items.invoice({ party, date: '2026-04-10', net: '1000', foreign: { currency: eur, rate: '1.10' } });
  const before = await items.books.balance('7100');
  const [matched] = await match([{ debitItem: debit, creditItem: credit }]);
  expect(await items.item(debit)).toMatchObject({ residual: '660.00', residualInCurrency: '600.00' });
  expect(await items.item(credit)).toMatchObject({ residual: '0.00', residualInCurrency: '0.00', open: false });
  expect(Number(await items.books.balance('7100')) - Number(before)).toBe(-8);
  await items.tieOut();

  expect((await undo([matched!.id])).errors).toEqual([]);
  expect(await items.item(debit)).toMatchObject({ residual: '1100.00', residualInCurrency: '1000.00' });
  expect(await items.item(credit)).toMatchObject({ residual: '-448.00', residualInCurrency: '-400.00' });
  expect(await items.books.balance('7100')).toBe(before);
  await items.tieOut();
  expect((await undo([matched!.id])).errors).toMatchObject([{ code: 'MATCH_UNDONE' }]);
});

test('two settle the same credit at once: one is told that it is gone', async () => {
  const party = await items.party('Generous');
  const credit = await advance(party, '100.00');
  const debits = await Promise.all([1, 2].map(() => items.invoice({ party, date: '2026-04-10', net: '100' })));
  const results = await Promise.all(debits.map((debitItem) => match([{ debitItem, creditItem: credit }])));
  expect(
    results
      .flat()
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['ITEM_EXCEEDED', null].sort());
});

test('what belongs together is proposed: by reference, by amount, then the oldest; and applied row by row', async () => {
  const party = await items.party('Tidy');
  const oldest = await items.invoice({ party, date: '2026-04-01', net: '300' });
  const exact = await items.invoice({ party, date: '2026-04-02', net: '250' });
  const named = await items.invoice({ party, date: '2026-04-03', net: '90', reference: 'INV-7' });
  const byReference = await advance(party, '80.00', { reference: 'inv-7' });
  const byAmount = await advance(party, '250.00');
  const byAge = await advance(party, '120.00');
  const asked = { company: items.books.companyId, party };
  const text = `query ($company: ID!, $party: ID!) { proposedMatches(company: $company, party: $party) { debitItem creditItem amountInCurrency rule } }`;
  const { proposedMatches } = await answerTo<{ proposedMatches: (Wanted & { rule: string })[] }>(db, specialist, text, asked);
  expect(proposedMatches).toEqual([
    { debitItem: named, creditItem: byReference, amountInCurrency: '80.00', rule: 'REFERENCE' },
    { debitItem: exact, creditItem: byAmount, amountInCurrency: '250.00', rule: 'AMOUNT' },
    { debitItem: oldest, creditItem: byAge, amountInCurrency: '120.00', rule: 'AGE' },
  ]);
  // Somebody is faster with one of them.
  await items.pay(specialist, { party, date: '2026-04-05', amount: '250.00', lines: [{ item: exact }] });
  const results = await match(proposedMatches.map(({ rule: _rule, ...wanted }) => wanted));
  expect(results.map(({ code }) => code)).toEqual([null, 'ITEM_EXCEEDED', null]);
  expect([await items.left(oldest), await items.left(named)]).toEqual(['180.00', '10.00']);
});

test('a match is for those who post', async () => {
  const clerk = await cast.clerk('accounting', 'North');
  const { errors } = await ask(db, clerk, 'mutation { undoMatches(matches: []) }');
  expect(errors[0]!.message).toMatch(/Cannot query field/);
});

test('nobody changes a match or an open item, also not with the rights of the application', async () => {
  const { rows } = await db.owner.query<{ id: string }>('select id from reconciliation_match limit 1');
  await expect(db.owner.query('update reconciliation_match set amount = amount + 1 where id = $1', [rows[0]!.id])).rejects.toThrow(
    /append-only/,
  );
  await expect(db.owner.query('update open_item set residual = 0')).rejects.toThrow(/follows from the lines/);
});
