import type { Principal } from '../../../server/kernel/rights/principal.js';
import { Cast, insert } from '../../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { givenCustomer } from '../../sales/given-sales.js';
import { givenBooks, type Books } from '../given-books.js';
import {
  attemptDraft,
  attemptMove,
  entryOf,
  givenDraft,
  givenPosted,
  moved,
  owedByDocuments,
  read,
  type GivenInvoice,
  type Input,
} from './given-invoices.js';

let db: TestDatabase;
let cast: Cast;
let books: Books;
let accountant: Principal;
let customer: string;
let vat: string;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  books = await givenBooks(db, cast);
  accountant = await cast.specialist('accounting', 'North');
  customer = await givenCustomer(db, 'Steady Ltd');
  vat = await insert(db, 'TaxCode', { code: 'vat20', name: 'VAT 20 %', rate: '20' });
});
afterEach(async () => {
  expect(await books.faults()).toEqual([]);
  expect(await owedByDocuments(db, 'CustomerInvoice', cast.companyId)).toBe(await books.balance('1100'));
});
afterAll(() => db.close());

const line = (unitPrice: string, more: Input = {}): Input => ({ description: 'Work', unitPrice, taxCode: vat, ...more });
const invoice = (lines: readonly Input[], more: Input = {}): Input => ({ customer, date: '2026-06-15', lines, ...more });
const posted = (lines: readonly Input[], more?: Input) => givenPosted(db, accountant, 'CustomerInvoice', invoice(lines, more));
const note = ({ id }: GivenInvoice, lines: readonly Input[], more: Input = {}): Input =>
  invoice(lines, { kind: 'CREDIT_NOTE', original: id, ...more });
const unitOf = ({ lines }: GivenInvoice, quantity = '1'): Input => ({ original: lines[0]!.id, quantity });
const credited = (of: GivenInvoice, lines: readonly Input[]) => givenPosted(db, accountant, 'CustomerInvoice', note(of, lines));
/** What is left to pay of an invoice by its due dates. */
const owedFor = async ({ entry }: GivenInvoice): Promise<string> => {
  const { rows } = await db.owner.query<{ owed: string }>(
    `select sum(i.residual)::numeric(18, 2)::text as owed from open_item i join account a on a.id = i.account_id
      where i.entry_id = $1 and a.type = 'receivable'`,
    [entry!.id],
  );
  return rows[0]!.owed;
};
const threeUnits = () => posted([line('19.99', { quantity: '3' })]);

test('S05: credited unit by unit, the last one takes the cent that is left, and there is no fourth', async () => {
  const before = Number(await books.balance('2100'));
  const found = await threeUnits();
  const notes: GivenInvoice[] = [];
  const left: string[] = [];
  for (let unit = 0; unit < 3; unit += 1) {
    notes.push(await credited(found, [unitOf(found)]));
    left.push(await owedFor(found));
  }
  expect(left).toEqual(['47.97', '23.98', '0.00']);
  expect(notes.map(({ taxAmount, total }) => `${taxAmount} ${total}`)).toEqual(['4.00 23.99', '4.00 23.99', '3.99 23.98']);
  expect(notes.map(({ number }) => number)).toEqual(['CN-2026-000001', 'CN-2026-000002', 'CN-2026-000003']);
  expect(await entryOf(db, notes[0]!)).toEqual(['Dr 4000 19.99', 'Dr 2100 4.00', 'Cr 1100 23.99']);
  expect(Number(await books.balance('2100'))).toBe(before);
  expect((await attemptDraft(db, accountant, 'CustomerInvoice', note(found, [unitOf(found)]))).errors).toMatchObject([
    { code: 'MORE_THAN_INVOICED', facts: { left: '0', asked: '1' } },
  ]);
});

test('two drafts over the last unit: one is posted, the other is told that nothing is left', async () => {
  const found = await posted([line('19.99')]);
  const drafts = [
    await givenDraft(db, accountant, 'CustomerInvoice', note(found, [unitOf(found)])),
    await givenDraft(db, accountant, 'CustomerInvoice', note(found, [unitOf(found)])),
  ];
  const answers = await Promise.all(drafts.map((draft) => attemptMove(db, accountant, 'CustomerInvoice', 'post', draft)));
  expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['MORE_THAN_INVOICED']);
});

test('two drafts written before either is posted: the later one takes what is left then', async () => {
  const found = await threeUnits();
  const drafts = [
    await givenDraft(db, accountant, 'CustomerInvoice', note(found, [unitOf(found, '2')])),
    await givenDraft(db, accountant, 'CustomerInvoice', note(found, [unitOf(found)])),
  ];
  expect(drafts.map(({ taxAmount }) => taxAmount)).toEqual(['7.99', '4.00']);
  for (const draft of drafts) await moved(db, accountant, 'CustomerInvoice', 'post', draft);
});

test('crediting an invoice drafts a note over all that is left of it', async () => {
  const found = await posted([line('19.99', { quantity: '3' }), line('5.00')]);
  await credited(found, [unitOf(found)]);
  // It is paid in part now.
  const { customerInvoice: seen } = await read<{ customerInvoice: GivenInvoice }>(
    db,
    accountant,
    'query ($id: ID!) { customerInvoice(id: $id) { id version } }',
    { id: found.id },
  );
  await moved(db, accountant, 'CustomerInvoice', 'credit', seen);
  const { customerInvoice } = await read<{ customerInvoice: { creditNotes: { nodes: (GivenInvoice & { lines: unknown[] })[] } } }>(
    db,
    accountant,
    `query ($id: ID!) { customerInvoice(id: $id) { creditNotes(filter: { state: { eq: DRAFT } }) {
      nodes { id version total lines { description quantity netAmount } } } } }`,
    { id: found.id },
  );
  const [draft] = customerInvoice.creditNotes.nodes;
  expect(draft).toMatchObject({
    total: '53.97',
    lines: [
      { description: 'Work', quantity: '2', netAmount: '39.98' },
      { description: 'Work', quantity: '1', netAmount: '5.00' },
    ],
  });
  await moved(db, accountant, 'CustomerInvoice', 'post', draft!);
});

test('a lower price is credited by a line of its own, and never more than was invoiced', async () => {
  const found = await posted([line('100.00')]);
  await credited(found, [line('20.00', { description: 'Scratched' })]);
  const more = await givenDraft(db, accountant, 'CustomerInvoice', note(found, [unitOf(found)]));
  expect((await attemptMove(db, accountant, 'CustomerInvoice', 'post', more)).errors).toMatchObject([
    { code: 'CREDIT_ABOVE_INVOICE', facts: { left: '96.00', asked: '120.00' } },
  ]);
});

test('only a posted invoice of the same customer is credited', async () => {
  const found = await posted([line('10.00')]);
  const other = await givenCustomer(db, 'Somebody Else');
  const [strange, draft] = [
    note(found, [unitOf(found)], { customer: other }),
    await givenDraft(db, accountant, 'CustomerInvoice', invoice([line('1.00')])),
  ];
  expect((await attemptDraft(db, accountant, 'CustomerInvoice', strange)).errors).toMatchObject([{ code: 'ORIGINAL_DOES_NOT_FIT' }]);
  expect((await attemptDraft(db, accountant, 'CustomerInvoice', note(draft, [unitOf(draft)]))).errors).toMatchObject([
    { code: 'INVALID_INPUT' },
  ]);
});

describe('S38: deposits', () => {
  const deposits = () => books.account('2150');

  test('a deposit is owed and taxed at once; the invoice takes it off, and only then there is revenue', async () => {
    const revenue = await books.balance('4000');
    const deposit = await posted([line('3000.00', { description: 'Deposit of 30 %', account: await deposits() })]);
    expect(await entryOf(db, deposit)).toEqual(['Dr 1100 3600.00', 'Cr 2150 3000.00', 'Cr 2100 600.00']);
    expect(await books.balance('4000')).toBe(revenue);
    const final = await posted([line('10000.00'), unitOf(deposit, '-1')]);
    expect(final).toMatchObject({ netAmount: '7000.00', taxAmount: '1400.00', total: '8400.00' });
    expect(await entryOf(db, final)).toEqual(['Dr 1100 8400.00', 'Dr 2150 3000.00', 'Cr 4000 10000.00', 'Cr 2100 1400.00']);
    expect(await books.balance('2150')).toBe('0.00');
    const { rows } = await db.owner.query<{ open: string }>('select count(*)::text as open from open_item where account_id = $1 and open', [
      await deposits(),
    ]);
    expect(rows).toEqual([{ open: '0' }]);
    const again = await attemptDraft(db, accountant, 'CustomerInvoice', invoice([line('10000.00'), unitOf(deposit, '-1')]));
    expect(again.errors).toMatchObject([{ code: 'MORE_THAN_INVOICED' }]);
  });

  test('an invoice that took off a deposit is credited: the deposit stands again', async () => {
    const deposit = await posted([line('33.33', { account: await deposits() })]);
    const final = await posted([line('100.00'), unitOf(deposit, '-1')]);
    await moved(db, accountant, 'CustomerInvoice', 'credit', final);
    const { rows } = await db.owner.query<{ id: string; version: number }>(
      'select id, version from customer_invoice where original_id = $1',
      [final.id],
    );
    expect(await entryOf(db, await moved(db, accountant, 'CustomerInvoice', 'post', rows[0]!))).toEqual([
      'Dr 4000 100.00',
      'Dr 2100 13.33',
      'Cr 1100 80.00',
      'Cr 2150 33.33',
    ]);
    expect(await books.balance('2150')).toBe('-33.33');
    await posted([line('50.00'), unitOf(deposit, '-1')]);
    expect(await books.balance('2150')).toBe('0.00');
  });

  test('more deposit than invoice is no invoice', async () => {
    const deposit = await posted([line('50.00', { account: await deposits() })]);
    const draft = await givenDraft(db, accountant, 'CustomerInvoice', invoice([line('10.00'), unitOf(deposit, '-1')]));
    expect((await attemptMove(db, accountant, 'CustomerInvoice', 'post', draft)).errors).toMatchObject([{ code: 'INVOICE_BELOW_ZERO' }]);
    await posted([line('100.00'), unitOf(deposit, '-1')]);
  });
});

describe('in another currency', () => {
  let dollar: string;
  beforeAll(async () => {
    dollar = (await db.owner.query<{ id: string }>(`select id from currency where code = 'USD'`)).rows[0]!.id;
    for (const [date, rate] of [
      ['2026-06-01', '0.9175'],
      ['2026-06-20', '0.95'],
    ] as const)
      await insert(db, 'ExchangeRate', { company: cast.companyId, currency: dollar, date, rate });
  });

  test('an invoice is booked at the rate of its day, and its credit at the same one', async () => {
    const found = await posted([line('33.33', { quantity: '3' })], { currency: dollar });
    expect(found).toMatchObject({ netAmount: '99.99', total: '119.99' });
    expect(await entryOf(db, found)).toEqual(['Dr 1100 110.09', 'Cr 4000 91.74', 'Cr 2100 18.35']);
    const before = await books.balance('1100');
    await givenPosted(db, accountant, 'CustomerInvoice', note(found, [unitOf(found, '3')], { date: '2026-06-25' }));
    expect((Number(before) - Number(await books.balance('1100'))).toFixed(2)).toBe('110.09');
  });

  test('a deposit leaves the books as it came, whatever the rate has become', async () => {
    const account = await books.account('2150');
    const deposit = await posted([line('100.00', { account })], { currency: dollar });
    const final = await posted([line('1000.00'), unitOf(deposit, '-1')], { currency: dollar, date: '2026-06-20' });
    expect(await entryOf(db, final)).toEqual(['Dr 1100 1029.90', 'Dr 2150 91.75', 'Cr 4000 950.00', 'Cr 2100 171.65']);
    expect(await books.balance('2150')).toBe('0.00');
  });
});
