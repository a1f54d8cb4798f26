import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { givenOrder, givenProduct, givenTax, moved, type GivenOrder, type Line } from '../sales/given-sales.js';
import { refusalOf } from '../kernel/write/support/company-at-work.js';
import { printed, readPdf } from './support/print.js';

let db: TestDatabase;
let cast: Cast;
let clerk: Principal;
let lead: Principal;
let manager: Principal;
let desk: string;
let lamp: string;
const customers: Record<'es' | 'en', string> = { es: '', en: '' };

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  const tax = await givenTax(db, 'IVA21', '21');
  desk = await givenProduct(db, 'DESK', { name: 'Escritorio de roble', listPrice: '1234.50', cost: '777.77', taxCode: tax });
  lamp = await givenProduct(db, 'LAMP', { name: 'Lamp', listPrice: '19.99', cost: '3.33', taxCode: tax });
  for (const language of ['es', 'en'] as const)
    customers[language] = await insert(db, 'Party', {
      name: language === 'es' ? 'Café Ñandú' : 'Smith & Sons',
      isCustomer: true,
      language,
      taxId: 'B12345678',
      addresses: [
        { kind: 'main', street: 'Main road 1', city: 'Elsewhere' },
        { kind: 'billing', street: 'Calle Mayor 5', postalCode: '28013', city: 'Madrid', countryCode: language === 'es' ? 'ES' : 'GB' },
      ],
    });
  clerk = await cast.clerk('sales', 'North');
  lead = await cast.lead('sales', 'North');
  manager = await cast.manager('sales', 'North');
  await db.owner.query(
    `update company set legal_name = 'Northern Goods S.L.', tax_id = 'B98765432', street = 'Gran Vía 1', city = 'Bilbao', paper_footer = 'Registro Mercantil de Bizkaia'`,
  );
});
afterAll(() => db.close());

const twoLines = (): Line[] => [
  { product: desk, quantity: '3', discount: '10' },
  { product: lamp, quantity: '12' },
];
const orderOf = (language: 'es' | 'en', more: Readonly<Record<string, unknown>> = {}, lines = twoLines()): Promise<GivenOrder> =>
  givenOrder(db, clerk, customers[language], lines, more);
const paperOf = async ({ id }: { id: string }, who = clerk, more: object = {}) => {
  const file = await printed(db, who, { paper: { record: 'SalesOrder', id, ...more } });
  return { ...file, ...(await readPdf(file.bytes)) };
};

// 3 × 1,234.50 less 10 % = 3,333.15; 12 × 19.99 = 239.88; net 3,573.03; 21 % = 750.34; with freight of 12.50: 4,335.87.
test('a quotation says in the language of the customer what the record says', async () => {
  const spanish = await paperOf(await moved(db, clerk, 'quote', await orderOf('es', { freight: '12.50' })));
  expect(spanish.type).toBe('application/pdf');
  expect(spanish.fileName).toMatch(/^Presupuesto-[\w-]+\.pdf$/);
  for (const words of [
    'Presupuesto',
    'Café Ñandú',
    'Calle Mayor 5',
    '28013 Madrid',
    'Northern Goods S.L.',
    'Gran Vía 1',
    'Escritorio de roble',
  ])
    expect(spanish.text).toContain(words);
  for (const figure of ['1.234,50', '3.333,15', '239,88', '3.573,03 €', '750,34 €', '12,50 €', '4.335,87 €', 'Página 1 de 1'])
    expect(spanish.text).toContain(figure);
  expect(spanish.text).not.toContain('Main road');
  expect(spanish.text).toContain('15 jun 2026');

  const english = await paperOf(await moved(db, clerk, 'quote', await orderOf('en', { freight: '12.50' })));
  for (const words of ['Quotation', 'Smith & Sons', 'Unit price', 'Discount (%)']) expect(english.text).toContain(words);
  for (const figure of ['1,234.50', '3,333.15', '239.88', '€3,573.03', '€750.34', '€12.50', '€4,335.87', '15 Jun 2026', 'Page 1 of 1'])
    expect(english.text).toContain(figure);
});

test('confirmed, the same order is its confirmation; a draft and what was cancelled say that they are no more than that', async () => {
  const order = await orderOf('en');
  expect((await paperOf(order)).text).toMatch(/Quotation \S+ DRAFT/);
  const confirmed = await moved(db, lead, 'confirm', order);
  const paper = await paperOf(confirmed);
  expect(paper.text).toContain('Order confirmation');
  expect(paper.text).not.toMatch(/DRAFT|CONFIRMED|Quotation/);
  const cancelled = await moved(db, manager, 'cancel', confirmed);
  expect((await paperOf(cancelled, manager)).text).toMatch(/Order confirmation \S+ CANCELLED/);
  expect((await refusalOf(paperOf(cancelled, manager, { name: 'quotation' }))).fields).toEqual({ name: 'NOT_ALLOWED' });
});

test('costs, margins and notes of ours are on no paper, whoever prints it', async () => {
  const order = await orderOf('en', { notes: 'Pays late, be careful' });
  const { text } = await paperOf(order, manager);
  for (const kept of ['777.77', '3.33', 'Margin', 'Cost', 'Pays late']) expect(text).not.toContain(kept);
  expect(text).toContain('1,234.50');
});

test('what its reader may not see has no place on the paper, not an empty one', async () => {
  const order = await orderOf('en');
  const stranger = await cast.employee('Clerk', [
    { domain: 'sales', level: 'Lead', department: 'North' },
    { domain: 'company', level: 'Trainee' },
  ]);
  const { text } = await paperOf(order, stranger);
  for (const hidden of ['Smith', 'Calle Mayor', 'B12345678', 'DESK', 'pcs']) expect(text).not.toContain(hidden);
  expect(text).not.toMatch(/\bCode\b/);
  expect(text).toContain('Escritorio de roble');
});

test('an order that is not mine is not there, and neither is a paper of what has none', async () => {
  const order = await orderOf('en');
  const other = await cast.clerk('sales', 'South');
  expect((await refusalOf(paperOf(order, other))).code).toBe('NOT_FOUND');
  expect((await refusalOf(paperOf({ id: '0190c6b0-0000-7000-8000-000000000000' }, clerk))).code).toBe('NOT_FOUND');
  const of = (record: string) => refusalOf(printed(db, clerk, { paper: { record, id: order.id } }));
  expect((await of('Party')).fields).toEqual((await of('Nonsense')).fields);
});

test('the company says on which paper it writes; the country where it says nothing', async () => {
  const order = await orderOf('en');
  const sized = async (settings: string) => {
    await db.owner.query(`update company set ${settings}`);
    return (await paperOf(order)).size;
  };
  expect(await sized(`country = 'ES'`)).toEqual([595, 842]);
  expect(await sized(`country = 'US'`)).toEqual([612, 792]);
  expect(await sized(`paper_size = 'A4'`)).toEqual([595, 842]);
  expect(await sized(`country = 'ES', paper_size = 'Letter'`)).toEqual([612, 792]);
  expect((await paperOf(order, clerk, { size: 'A4' })).size).toEqual([595, 842]);
  await db.owner.query('update company set country = null, paper_size = null');
});

test('two hundred lines go on over pages, each under the head of the table and with its number', async () => {
  const lines = Array.from({ length: 200 }, (_, at) => ({ product: lamp, quantity: String(at + 1), unitPrice: '1' }));
  const order = await orderOf('en', {}, lines);
  const { pages } = await paperOf(order);
  expect(pages.length).toBeGreaterThan(4);
  pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1} of ${pages.length}`));
  for (const page of pages.slice(0, -1)) expect(page).toMatch(/Unit price.*Amount/);
  // 1 + 2 + … + 200
  expect(pages.at(-1)).toContain('€20,100.00');
  const rows = pages.join(' ').match(/LAMP Lamp/g);
  expect(rows).toHaveLength(200);
});

test('an order in foreign money is written in it', async () => {
  const [usd] = (await db.owner.query<{ id: string }>(`select id from currency where code = 'USD'`)).rows;
  await insert(db, 'ExchangeRate', { company: cast.companyId, currency: usd!.id, date: '2026-01-01', rate: '0.9' });
  const order = await orderOf('es', { currency: usd!.id }, [{ product: lamp, quantity: '2', unitPrice: '1000' }]);
  expect((await paperOf(order)).text).toContain('2.420,00 US$');
});

test('the same record prints the same bytes, so that what is mailed is what was looked at', async () => {
  const order = await orderOf('es');
  const [one, other] = [await paperOf(order), await paperOf(order)];
  expect(one.bytes.equals(other.bytes)).toBe(true);
  expect(one.bytes.equals((await paperOf(order, clerk, { language: 'en' })).bytes)).toBe(false);
});
