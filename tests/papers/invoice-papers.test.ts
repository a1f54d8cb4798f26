import type { Principal } from '../../server/kernel/rights/principal.js';
import { givenBooks } from '../accounting/given-books.js';
import { givenDraft, givenPosted, moved, type GivenInvoice } from '../accounting/invoices/given-invoices.js';
import { answerTo } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { printed, readPdf } from './support/print.js';

let db: TestDatabase;
let cast: Cast;
let accountant: Principal;
let customer: string;
let iva21: string;
let iva10: string;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  await givenBooks(db, cast);
  await db.owner.query(`update company set legal_name = 'Northern Goods S.L.', tax_id = 'B98765432', country = 'ES'`);
  accountant = await cast.specialist('accounting', 'North');
  const addresses = [{ kind: 'billing', street: 'Calle Mayor 5', city: 'Madrid', countryCode: 'ES' }];
  customer = await insert(db, 'Party', { name: 'Café Ñandú', isCustomer: true, language: 'es', taxId: 'B12345678', addresses });
  iva21 = await insert(db, 'TaxCode', { code: 'std21', name: 'IVA 21 %', rate: '21' });
  iva10 = await insert(db, 'TaxCode', { code: 'low10', name: 'IVA 10 %', rate: '10' });
});
afterAll(() => db.close());

const lines = () => [
  { description: 'Instalación', unitPrice: '1000', taxCode: iva21 },
  { description: 'Material', unitPrice: '200', quantity: '2', taxCode: iva10 },
  { description: 'Viaje', unitPrice: '50.50', taxCode: iva21 },
];
const paperOf = async ({ id }: Pick<GivenInvoice, 'id'>) => {
  const { bytes, fileName } = await printed(db, accountant, { paper: { record: 'CustomerInvoice', id } });
  return { fileName, ...(await readPdf(bytes)) };
};

// 21 % of 1,050.50 = 220.61 (220.605); 10 % of 400 = 40.00; net 1,450.50; total 1,711.11.
test('an invoice names both parties with their tax ids, and says what each tax comes to over all lines', async () => {
  const { text, fileName } = await paperOf(
    await givenPosted(db, accountant, 'CustomerInvoice', { customer, date: '2026-06-15', lines: lines() }),
  );
  expect(fileName).toBe('Factura-INV-2026-000001.pdf');
  for (const words of [
    'Factura INV-2026-000001',
    'Café Ñandú',
    'B12345678',
    'Northern Goods S.L.',
    'B98765432',
    '15 jun 2026',
    'Instalación',
  ])
    expect(text).toContain(words);
  expect(text).toMatch(/IVA 21 % 21 1\.050,50 220,61/);
  expect(text).toMatch(/IVA 10 % 10 400,00 40,00/);
  for (const figure of ['1.450,50 €', '260,61 €', '1.711,11 €']) expect(text).toContain(figure);
});

test('a draft has no number and says that it is one', async () => {
  const draft = await givenDraft(db, accountant, 'CustomerInvoice', { customer, date: '2026-06-15', lines: lines() });
  expect((await paperOf(draft)).text).toMatch(/Factura BORRADOR/);
});

test('a credit note is called one, and names what it takes back', async () => {
  const invoice = await givenPosted(db, accountant, 'CustomerInvoice', { customer, date: '2026-06-15', lines: lines() });
  await moved(db, accountant, 'CustomerInvoice', 'credit', invoice);
  const { customerInvoices } = await answerTo<{ customerInvoices: { nodes: { id: string; version: number }[] } }>(
    db,
    accountant,
    `{ customerInvoices(filter: { kind: { eq: CREDIT_NOTE } }) { nodes { id version } } }`,
  );
  const note = await moved(db, accountant, 'CustomerInvoice', 'post', customerInvoices.nodes[0]!);
  const { text } = await paperOf(note);
  expect(text).toContain(`Factura rectificativa ${note.number}`);
  expect(text).toContain(invoice.number!);
  expect(text).toContain('1.711,11 €');
});

test('in foreign money, the law wants to see what it is worth at home', async () => {
  const [usd] = (await db.owner.query<{ id: string }>(`select id from currency where code = 'USD'`)).rows;
  await insert(db, 'ExchangeRate', { company: cast.companyId, currency: usd!.id, date: '2026-01-01', rate: '0.9' });
  const { text } = await paperOf(
    await givenPosted(db, accountant, 'CustomerInvoice', {
      customer,
      date: '2026-06-15',
      currency: usd!.id,
      lines: [{ description: 'Licencia', unitPrice: '1000', taxCode: iva21 }],
    }),
  );
  for (const figure of ['1.210,00 US$', '1.089,00 €', '189,00 €', '0,9']) expect(text).toContain(figure);
});
