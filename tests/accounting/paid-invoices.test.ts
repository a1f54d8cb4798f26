import type { Principal } from '../../server/kernel/rights/principal.js';
import { givenCustomer } from '../sales/given-sales.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { answerTo } from '../support/ask.js';
import { givenBooks } from './given-books.js';
import { OpenItems } from './given-open-items.js';
import { givenPosted, type GivenInvoice } from './invoices/given-invoices.js';

let db: TestDatabase;
let items: OpenItems;
let accountant: Principal;
let lead: Principal;
let customer: string;

beforeAll(async () => {
  db = await openTestDatabase();
  const cast = await Cast.of(db, { name: 'Dollar Goods', currency: 'USD' });
  items = await OpenItems.of(db, await givenBooks(db, cast));
  accountant = await cast.specialist('accounting', 'North');
  lead = await cast.lead('accounting', 'North');
  const term = await insert(db, 'PaymentTerm', {
    code: '2-10',
    name: '2 % in 10 days',
    instalments: [{ days: 30, discount: '2', discountDays: 10 }],
  });
  customer = await givenCustomer(db, 'Steady Ltd');
  vat = await insert(db, 'TaxCode', {
    code: 'vat20',
    name: 'VAT 20 %',
    rate: '20',
    parts: [
      { document: 'invoice', of: 'base', reportBox: 'B1' },
      { document: 'invoice', of: 'tax', accountRole: 'output-tax', reportBox: 'T1' },
      { document: 'credit-note', of: 'base', reportBox: 'B1' },
      { document: 'credit-note', of: 'tax', accountRole: 'output-tax', reportBox: 'T1' },
    ],
  });
  terms = term;
});
afterEach(() => items.tieOut());
afterAll(() => db.close());

let vat: string;
let terms: string;

const invoice = () =>
  givenPosted(db, accountant, 'CustomerInvoice', {
    customer,
    date: '2026-03-01',
    paymentTerms: terms,
    lines: [{ description: 'Work', unitPrice: '1000', taxCode: vat }],
  });

const status = async ({ id }: GivenInvoice): Promise<string> =>
  (
    await answerTo<{ customerInvoice: { paymentStatus: string } }>(
      db,
      accountant,
      'query ($id: ID!) { customerInvoice(id: $id) { paymentStatus } }',
      { id },
    )
  ).customerInvoice.paymentStatus;

const itemOf = async ({ entry }: GivenInvoice): Promise<string> => (await items.itemsOf(entry!.id))[0]!.id;

const pay = async (of: GivenInvoice, amount: string, date = '2026-03-20') =>
  items.pay(accountant, { party: customer, date, amount, lines: [{ item: await itemOf(of), amount }] });

test('an invoice says how far it is paid, and that it is open again when a payment is cancelled', async () => {
  const found = await invoice();
  const seen = [await status(found)];
  await pay(found, '500.00');
  seen.push(await status(found));
  const rest = await pay(found, '700.00');
  seen.push(await status(found));
  await items.cancel(lead, rest);
  seen.push(await status(found));
  expect(seen).toEqual(['OPEN', 'PARTIAL', 'PAID', 'PARTIAL']);
});

test('its terms let whoever pays early keep the discount, with its tax in the boxes of the return (S06 b)', async () => {
  const found = await invoice();
  const payment = await pay(found, '1176.00', '2026-03-09');
  expect(await items.entry(payment.entry!.id)).toEqual({ '1000': '1176.00', '1100': '-1200.00', '2100': '4.00', '4090': '20.00' });
  expect(await status(found)).toBe('PAID');
  const { rows } = await db.owner.query(
    `select tax_box, base_box, tax_amount::numeric(18, 2)::text as tax, tax_base::numeric(18, 2)::text as base from journal_entry_line
      where entry_id = $1 and tax_code_id is not null`,
    [payment.entry!.id],
  );
  expect(rows).toEqual([{ tax_box: 'T1', base_box: 'B1', tax: '-4.00', base: '-20.00' }]);
});

test('a credit note takes off what is still owed, and leaves the rest open for a refund', async () => {
  const found = await invoice();
  await pay(found, '900.00');
  const note = await givenPosted(db, accountant, 'CustomerInvoice', {
    customer,
    date: '2026-03-25',
    kind: 'CREDIT_NOTE',
    original: found.id,
    lines: [{ original: found.lines[0]!.id, quantity: '0.5' }],
  });
  expect([await status(found), await status(note), await items.left(await itemOf(note))]).toEqual(['PAID', 'PARTIAL', '-300.00']);
  const refund = { kind: 'CUSTOMER_REFUND', party: customer, date: '2026-03-30', amount: '300.00', lines: [{ item: await itemOf(note) }] };
  expect(await items.entry((await items.pay(accountant, refund)).entry!.id)).toEqual({ '1000': '-300.00', '1100': '300.00' });
  expect(await status(note)).toBe('PAID');
});
