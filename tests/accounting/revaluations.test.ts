import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenBooks } from './given-books.js';
import { OpenItems } from './given-open-items.js';

let db: TestDatabase;
let items: OpenItems;
let specialist: Principal;
let eur: string;
let party: string;
let item: string;

beforeAll(async () => {
  db = await openTestDatabase();
  const cast = await Cast.of(db, { name: 'Dollar Goods', currency: 'USD' });
  items = await OpenItems.of(db, await givenBooks(db, cast));
  specialist = await cast.specialist('accounting', 'North');
  eur = await items.currency('EUR');
  await items.rate(eur, '2026-03-31', '1.15');
  await items.rate(eur, '2026-04-10', '1.13');
  party = await items.party('European');
  item = await items.invoice({ party, date: '2026-03-01', net: '1000', foreign: { currency: eur, rate: '1.10' } });
});
afterEach(() => items.tieOut());
afterAll(() => db.close());

interface Revaluation {
  readonly id: string;
  readonly version: number;
  readonly result: string;
  readonly entry: { readonly id: string };
  readonly reversal: { readonly id: string; readonly date: string };
}

const fields = 'id version result entry { id } reversal { id date }';

const drafted = async (date: string): Promise<Revaluation> =>
  (
    await answerTo<{ createRevaluation: Revaluation }>(
      db,
      specialist,
      `mutation ($input: CreateRevaluationInput!) { createRevaluation(input: $input) { ${fields} } }`,
      { input: { company: items.books.companyId, date } },
    )
  ).createRevaluation;

const attempt = ({ id, version }: Revaluation) =>
  ask<{ postRevaluation: Revaluation }>(
    db,
    specialist,
    `mutation ($id: ID!, $version: Int!) { postRevaluation(id: $id, version: $version) { ${fields} } }`,
    { id, version },
  );

const resultOf = async (from: string, to: string): Promise<string> =>
  (
    await answerTo<{ profitAndLoss: { result: string } }>(
      db,
      specialist,
      `query ($company: ID!, $from: Date!, $to: Date!) { profitAndLoss(company: $company, from: $from, to: $to) { result } }`,
      { company: items.books.companyId, from, to },
    )
  ).profitAndLoss.result;

test('what an invoice is worth at the end of March is booked and taken back, and its payment compares with the invoice (S08)', async () => {
  const march = await resultOf('2026-03-01', '2026-03-31');
  const [twin, first] = [await drafted('2026-03-31'), await drafted('2026-03-31')];
  expect(first.result).toBe('50.00');
  const { data, errors } = await attempt(first);
  expect(errors).toEqual([]);
  expect(await items.entry(data.postRevaluation.entry.id)).toEqual({ '1100': '50.00', '7110': '-50.00' });
  expect(await items.entry(data.postRevaluation.reversal.id)).toEqual({ '1100': '-50.00', '7110': '50.00' });
  expect(data.postRevaluation.reversal.date).toBe('2026-04-01');
  expect(await items.item(item)).toMatchObject({ residual: '1100.00', residualInCurrency: '1000.00' });
  // The same day again finds nothing to book.
  expect((await attempt(twin)).errors).toMatchObject([{ code: 'NOTHING_TO_REVALUE' }]);

  const payment = await items.pay(specialist, { party, currency: eur, date: '2026-04-10', amount: '1000.00', lines: [{ item }] });
  expect(await items.entry(payment.entry!.id)).toEqual({ '1000': '1130.00', '1100': '-1100.00', '7100': '-30.00' });
  expect(await items.item(item)).toMatchObject({ residual: '0.00', residualInCurrency: '0.00', open: false });
  expect([march, await resultOf('2026-03-01', '2026-03-31'), await resultOf('2026-04-01', '2026-04-30')]).toEqual([
    '1100.00',
    '1150.00',
    '-20.00',
  ]);
  // Life total of the exchange, beside the sale itself.
  expect(await resultOf('2026-01-01', '2026-12-31')).toBe('1130.00');
});

test('money in a foreign bank account is revalued as well', async () => {
  // EUR 1,000 that came at 1.13, and are still worth that.
  expect((await attempt(await drafted('2026-04-30'))).errors).toMatchObject([{ code: 'NOTHING_TO_REVALUE' }]);
  await items.rate(eur, '2026-05-31', '1.20');
  const may = await attempt(await drafted('2026-05-31'));
  expect(await items.entry(may.data.postRevaluation.entry.id)).toEqual({ '1000': '70.00', '7110': '-70.00' });
});
