import { Decimal } from 'decimal.js';
import { createCustomerInvoices, CustomerInvoice } from '../../../server/erp/accounting/index.js';
import type { Principal } from '../../../server/kernel/rights/principal.js';
import { asCaller } from '../../../server/kernel/write/index.js';
import { ask } from '../../support/ask.js';
import { Cast, insert } from '../../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { givenCustomer, givenProduct } from '../../sales/given-sales.js';
import { givenBooks, type Books } from '../given-books.js';
import { attemptMove, entryOf, givenDraft, givenPosted, owedByDocuments, type Input } from './given-invoices.js';

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

test('S01: three units at 19.99 come to 71.96, and the books say so', async () => {
  const desk = await givenProduct(db, 'desk', { listPrice: '19.99', taxCode: vat });
  const found = await posted([{ product: desk, quantity: '3' }]);
  expect(found).toMatchObject({ state: 'POSTED', number: 'INV-2026-000001', netAmount: '59.97', taxAmount: '11.99', total: '71.96' });
  expect(await entryOf(db, found)).toEqual(['Dr 1100 71.96', 'Cr 4000 59.97', 'Cr 2100 11.99']);
});

describe('S02: tax is rounded as the company says', () => {
  const three = () => [line('10.05', { taxCode: seven }), line('10.05', { taxCode: seven }), line('10.05', { taxCode: seven })];
  let seven: string;
  beforeAll(async () => void (seven = await insert(db, 'TaxCode', { code: 'vat7', name: 'VAT 7 %', rate: '7' })));
  afterAll(() => db.owner.query(`update company set tax_rounding = 'document' where id = $1`, [cast.companyId]));

  test('once per document', async () => {
    const found = await posted(three());
    expect(found).toMatchObject({ taxAmount: '2.11', total: '32.26' });
    expect(found.lines.map(({ taxAmount }) => taxAmount)).toEqual(['0.71', '0.70', '0.70']);
    expect(await entryOf(db, found)).toEqual(['Dr 1100 32.26', 'Cr 4000 10.05', 'Cr 4000 10.05', 'Cr 4000 10.05', 'Cr 2100 2.11']);
  });

  test('on every line', async () => {
    await db.owner.query(`update company set tax_rounding = 'line' where id = $1`, [cast.companyId]);
    const found = await posted(three());
    expect(found).toMatchObject({ taxAmount: '2.10', total: '32.25' });
    expect((await entryOf(db, found)).at(-1)).toBe('Cr 2100 2.10');
  });
});

test('S03: two lines of 379.00 with 21 % in the price come to 758.00', async () => {
  const included = await insert(db, 'TaxCode', { code: 'vat21i', name: 'VAT 21 % included', rate: '21', included: true });
  const found = await posted([line('379.00', { taxCode: included }), line('379.00', { taxCode: included })]);
  expect(found).toMatchObject({ netAmount: '626.45', taxAmount: '131.55', total: '758.00' });
  expect((await entryOf(db, found)).filter((each) => !each.includes('4000'))).toEqual(['Dr 1100 758.00', 'Cr 2100 131.55']);
});

test('S04: a tax that stands on another', async () => {
  const a = await insert(db, 'TaxCode', { code: 'a6', name: 'A 6 %', rate: '6', affectsBase: true, sequence: 1 });
  const b = await insert(db, 'TaxCode', { code: 'b3', name: 'B 3 %', rate: '3', sequence: 2 });
  const both = await insert(db, 'TaxCode', { code: 'ab', name: 'A and B', kind: 'group', members: [{ member: a }, { member: b }] });
  const found = await posted([line('100.00', { taxCode: both })]);
  expect(found).toMatchObject({ taxAmount: '9.18', total: '109.18' });
  expect(await entryOf(db, found)).toEqual(['Dr 1100 109.18', 'Cr 4000 100.00', 'Cr 2100 6.00', 'Cr 2100 3.18']);
});

test('what is owed falls due as the terms say: a line of the entry for each day', async () => {
  const terms = await insert(db, 'PaymentTerm', {
    code: 'halves',
    name: 'Half now, half in thirty days',
    instalments: [{ share: '50' }, { share: '50', days: 30 }],
  });
  const found = await posted([line('83.33')], { paymentTerms: terms });
  expect(found.instalments).toEqual([
    { dueOn: '2026-06-15', amount: '50.00' },
    { dueOn: '2026-07-15', amount: '50.00' },
  ]);
  expect(await entryOf(db, found)).toEqual(['Dr 1100 50.00', 'Dr 1100 50.00', 'Cr 4000 83.33', 'Cr 2100 16.67']);
});

test('a cancelled draft takes no number, and a posted invoice is neither changed nor cancelled', async () => {
  const draft = await givenDraft(db, accountant, 'CustomerInvoice', invoice([line('5.00')]));
  expect((await attemptMove(db, accountant, 'CustomerInvoice', 'cancel', draft)).data['cancelCustomerInvoice']).toMatchObject({
    state: 'CANCELLED',
    number: null,
  });
  const found = await posted([line('5.00')]);
  expect((await attemptMove(db, accountant, 'CustomerInvoice', 'cancel', found)).errors).toMatchObject([{ code: 'INVALID_MOVE' }]);
  await expect(db.owner.query('update customer_invoice set notes = $1 where id = $2', ['late', found.id])).rejects.toThrow(
    'stays as it is',
  );
});

test('nothing is posted into books that are closed, and no number is lost by trying', async () => {
  const early = await givenDraft(db, accountant, 'CustomerInvoice', invoice([line('5.00')], { date: '2025-12-31' }));
  expect((await attemptMove(db, accountant, 'CustomerInvoice', 'post', early)).errors).toMatchObject([{ code: 'PERIOD_NOT_OPEN' }]);
  await insert(db, 'LockDate', { company: cast.companyId, lock: 'sales', lockedThrough: '2026-01-31' });
  const locked = await givenDraft(db, accountant, 'CustomerInvoice', invoice([line('5.00')], { date: '2026-01-31' }));
  expect((await attemptMove(db, accountant, 'CustomerInvoice', 'post', locked)).errors).toMatchObject([{ code: 'BOOKS_LOCKED' }]);
});

test('two who post the same invoice at once: one does, the other is told of it', async () => {
  const draft = await givenDraft(db, accountant, 'CustomerInvoice', invoice([line('5.00')]));
  const colleague = await cast.specialist('accounting', 'South');
  const before = await books.balance('4000');
  const answers = await Promise.all([accountant, colleague].map((who) => attemptMove(db, who, 'CustomerInvoice', 'post', draft)));
  expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['CONFLICT']);
  expect(new Decimal(before).minus(await books.balance('4000')).toFixed(2)).toBe('5.00');
});

test('a clerk drafts and does not post; who looks after sales alone sees none of it', async () => {
  const clerk = await cast.clerk('accounting', 'North');
  const draft = await givenDraft(db, clerk, 'CustomerInvoice', invoice([line('5.00')]));
  expect((await attemptMove(db, clerk, 'CustomerInvoice', 'post', draft)).errors).toHaveLength(1);
  const seller = await cast.director('sales');
  expect((await ask(db, seller, '{ customerInvoices { nodes { id } } }')).errors).toHaveLength(1);
});

test('a hundred invoices are posted at once, and numbered in the order of their days', async () => {
  const days = ['2026-06-20', '2026-06-18', '2026-06-19'];
  const draftsOf = (count: number) =>
    asCaller(db.kernel, accountant, (work) =>
      createCustomerInvoices(
        work,
        Array.from({ length: count }, (_, at) => ({
          company: { id: cast.companyId },
          customer: { id: customer },
          date: days[at % days.length],
          lines: [{ description: 'Work', quantity: new Decimal(1), unitPrice: new Decimal('19.99'), taxCode: { id: vat } }],
        })),
      ),
    );
  const many = await draftsOf(100);
  await asCaller(db.kernel, accountant, (work) =>
    work.move(
      CustomerInvoice,
      'post',
      many.map(({ id }) => id),
    ),
  );
  const { rows } = await db.owner.query<{ date: string }>(
    `select date::text as date from customer_invoice where id = any($1::uuid[]) order by number`,
    [many.map(({ id }) => id)],
  );
  expect(rows.map(({ date }) => date)).toEqual(rows.map(({ date }) => date).sort());
});
