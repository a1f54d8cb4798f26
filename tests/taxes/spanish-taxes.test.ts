import type { Principal } from '../../server/kernel/rights/principal.js';
import { ask, answerTo } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenOrder, givenProduct } from '../sales/given-sales.js';

let db: TestDatabase;
let cast: Cast;
let manager: Principal;
const codes = new Map<string, string>();

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  await db.owner.query(`update company set country = 'ES' where id = $1`, [cast.companyId]);
  manager = await cast.manager('sales', 'North');
  const { rows } = await db.owner.query<{ code: string; id: string }>('select code, id from tax_code');
  for (const { code, id } of rows) codes.set(code, id);
});
afterAll(() => db.close());

interface Taxed {
  readonly netAmount: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly totalInCompanyCurrency: string;
  readonly taxRounding: string;
  readonly paymentTerms: { readonly code: string } | null;
  readonly taxes: readonly { readonly taxCode: { readonly code: string }; readonly base: string; readonly amount: string }[];
  readonly lines: readonly { readonly id: string; readonly unitPrice: string; readonly taxCode: { readonly code: string } }[];
}

async function taxed(id: string): Promise<Taxed> {
  const { salesOrder } = await answerTo<{ salesOrder: Taxed }>(
    db,
    manager,
    `query ($id: ID!) { salesOrder(id: $id) { netAmount taxAmount total totalInCompanyCurrency taxRounding paymentTerms { code }
       taxes { taxCode { code } base amount } lines { id unitPrice taxCode { code } } } }`,
    { id },
  );
  return salesOrder;
}

const taxesOf = ({ taxes }: Taxed) => taxes.map(({ taxCode, base, amount }) => `${taxCode.code}: ${base} → ${amount}`);

const update = (id: string, version: number, input: object) =>
  answerTo<{ updateSalesOrder: { version: number } }>(
    db,
    manager,
    `mutation ($id: ID!, $v: Int!, $input: UpdateSalesOrderInput!) { updateSalesOrder(id: $id, version: $v, input: $input) { version } }`,
    { id, v: version, input },
  );

const customerIn = (countryCode: string, name: string, more: object = {}) =>
  insert(db, 'Party', { name, isCustomer: true, addresses: [{ kind: 'main', countryCode }], ...more });

test('an order lists what each tax comes to', async () => {
  const wine = await givenProduct(db, 'wine', { listPrice: '8.95', taxCode: codes.get('iva21') });
  const oil = await givenProduct(db, 'oil', { listPrice: '7.80', taxCode: codes.get('iva10') });
  const order = await givenOrder(db, manager, await customerIn('ES', 'Ultramarinos'), [
    { product: wine, quantity: '6' },
    { product: oil, quantity: '12' },
  ]);
  const found = await taxed(order.id);
  expect(taxesOf(found)).toEqual(['iva10: 93.60 → 9.36', 'iva21: 53.70 → 11.28']);
  expect(found).toMatchObject({ netAmount: '147.30', taxAmount: '20.64', total: '167.94', taxRounding: 'DOCUMENT' });
});

test('a retailer with equivalence surcharge pays it on top, each tax rounded by itself', async () => {
  const [surcharge] = (await db.owner.query<{ id: string }>(`select id from tax_class where code = 'surcharge'`)).rows;
  const product = await givenProduct(db, 'surcharged', { listPrice: '10.05', taxCode: codes.get('iva21') });
  const retailer = await customerIn('ES', 'Mercería', { taxClass: surcharge!.id });
  const found = await taxed((await givenOrder(db, manager, retailer, [{ product, quantity: '3' }])).id);
  expect(taxesOf(found)).toEqual(['iva21: 30.15 → 6.33', 're52: 30.15 → 1.57']);
  expect(found.lines[0]!.taxCode.code).toBe('iva21re');
});

test('goods for a company in France are exempt; when the order turns out to be for Cádiz, they are not', async () => {
  const product = await givenProduct(db, 'travelling', { listPrice: '100', taxCode: codes.get('iva21') });
  const bistrot = await customerIn('FR', 'Bistrot', { taxId: 'FR44555666777' });
  const order = await givenOrder(db, manager, bistrot, [{ product }]);
  expect(taxesOf(await taxed(order.id))).toEqual(['iva0ic: 100.00 → 0.00']);
  await update(order.id, order.version, { customer: await customerIn('ES', 'Puerto Viejo') });
  expect(taxesOf(await taxed(order.id))).toEqual(['iva21: 100.00 → 21.00']);
});

test('a price with the tax in it leaves the country without it', async () => {
  const product = await givenProduct(db, 'retail', { listPrice: '121', taxCode: codes.get('iva21i') });
  const home = await taxed((await givenOrder(db, manager, await customerIn('ES', 'Vecina'), [{ product }])).id);
  expect(home).toMatchObject({ netAmount: '100.00', total: '121.00', lines: [{ unitPrice: '121' }] });
  const abroad = await taxed((await givenOrder(db, manager, await customerIn('US', 'Hudson'), [{ product }])).id);
  expect(abroad).toMatchObject({ netAmount: '100.00', total: '100.00', lines: [{ unitPrice: '100', taxCode: { code: 'iva0ex' } }] });
});

test('income tax is withheld from what is paid', async () => {
  const product = await givenProduct(db, 'advice', { listPrice: '1000', kind: 'service', taxCode: codes.get('iva21irpf15') });
  const found = await taxed((await givenOrder(db, manager, await customerIn('ES', 'Asesorada'), [{ product }])).id);
  expect(taxesOf(found)).toEqual(['iva21: 1000.00 → 210.00', 'irpf15: 1000.00 → -150.00']);
  expect(found.total).toBe('1060.00');
});

test('a tax given by hand stays, and left empty again the rules decide', async () => {
  const product = await givenProduct(db, 'by-hand', { listPrice: '100', taxCode: codes.get('iva21') });
  const customer = await customerIn('ES', 'Por mano');
  const order = await givenOrder(db, manager, customer, [{ product, taxCode: codes.get('iva10') } as never]);
  const { lines } = await taxed(order.id);
  const { updateSalesOrder } = await update(order.id, order.version, { lines: [{ id: lines[0]!.id, quantity: '2' }] });
  expect(taxesOf(await taxed(order.id))).toEqual(['iva10: 200.00 → 20.00']);
  await update(order.id, updateSalesOrder.version, { lines: [{ id: lines[0]!.id, taxCode: null }] });
  expect(taxesOf(await taxed(order.id))).toEqual(['iva21: 200.00 → 42.00']);
});

test('a deposit per bottle is twelve for a dozen, in the order’s currency', async () => {
  const deposit = await insert(db, 'TaxCode', { code: 'deposit', name: 'Bottle deposit', kind: 'fixed', amount: '0.05' });
  const product = await givenProduct(db, 'bottle', { listPrice: '1', taxCode: deposit });
  const [dozen] = (await db.owner.query<{ id: string }>(`select id from unit where code = 'dz'`)).rows;
  const line = { product, quantity: '2', unit: dozen!.id };
  const found = await taxed((await givenOrder(db, manager, await customerIn('ES', 'Bodega'), [line as never])).id);
  expect(found).toMatchObject({ netAmount: '24.00', taxAmount: '1.20' });
});

test('in a foreign currency every sum of the order is the sum of its parts, in company currency too', async () => {
  const [pound] = (await db.owner.query<{ id: string }>(`select id from currency where code = 'GBP'`)).rows;
  await insert(db, 'ExchangeRate', { company: cast.companyId, currency: pound!.id, date: '2026-01-01', rate: '1.17333' });
  const [one, other] = [codes.get('iva21'), codes.get('iva10')];
  const products = [
    await givenProduct(db, 'tin', { listPrice: '3.33', taxCode: one }),
    await givenProduct(db, 'jar', { listPrice: '7.77', taxCode: other }),
  ];
  const customer = await customerIn('ES', 'Inglesa', { currency: pound!.id });
  const lines = [1, 3, 7].flatMap((quantity) => products.map((product) => ({ product, quantity: String(quantity), discount: '3.3' })));
  const order = await givenOrder(db, manager, customer, lines, { orderDate: '2026-02-01', documentDiscount: '2.5', freight: '9.99' });
  const { rows } = await db.owner.query<Record<string, string>>(
    `select o.net_amount_in_company_currency - sum(l.net_amount_in_company_currency) as net,
            o.tax_amount_in_company_currency - sum(l.tax_amount_in_company_currency) as tax,
            o.tax_amount_in_company_currency - (select sum(t.amount_in_company_currency) from sales_order_tax t where t.order_id = o.id) as taxes,
            o.net_amount_in_company_currency - (select sum(t.base_in_company_currency) from sales_order_tax t where t.order_id = o.id) as bases,
            o.total_in_company_currency - o.net_amount_in_company_currency - o.tax_amount_in_company_currency - o.freight_in_company_currency as total,
            round(o.net_amount * o.exchange_rate, 2) - o.net_amount_in_company_currency as rate
       from sales_order o join sales_order_line l on l.order_id = o.id where o.id = $1 group by o.id`,
    [order.id],
  );
  expect(rows).toEqual([{ net: '0.00', tax: '0.00', taxes: '0.00', bases: '0.00', total: '0.00', rate: '0.00' }]);
});

test('the database itself refuses a total that is not the sum of its parts', async () => {
  const product = await givenProduct(db, 'tied', { listPrice: '10', taxCode: codes.get('iva21') });
  const { id } = await givenOrder(db, manager, await customerIn('ES', 'Atada'), [{ product }]);
  for (const statement of [
    'update sales_order set total = total + 0.01 where id = $1',
    'update sales_order set tax_amount_in_company_currency = 0 where id = $1',
    'update sales_order_line set net_amount = 0 where order_id = $1',
  ])
    await expect(db.owner.query(statement, [id])).rejects.toMatchObject({ code: '23514' });
});

describe('a code is refused', () => {
  let refused = 0;
  const line = (product: string, taxCode: string | undefined) => [{ product, taxCode }];
  const attempt = async (taxCode: string | undefined, orderDate = '2026-11-23') => {
    const product = await givenProduct(db, `refused-${++refused}`);
    return ask(db, manager, `mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { id } }`, {
      input: { customer: await customerIn('ES', 'Negada'), orderDate, lines: line(product, taxCode) },
    });
  };

  test('in a sale when it is made for purchases', async () => {
    expect((await attempt(codes.get('iva21isp'))).errors).toMatchObject([{ code: 'TAX_CODE_OF_OTHER_SIDE', facts: { code: 'iva21isp' } }]);
  });

  test('before its first and after its last day', async () => {
    const reduced = await insert(db, 'TaxCode', {
      code: 'iva5',
      name: 'IVA 5 %',
      rate: '5',
      validFrom: '2023-01-01',
      validUntil: '2024-09-30',
    });
    expect((await attempt(reduced, '2024-10-01')).errors).toMatchObject([{ code: 'TAX_CODE_NOT_IN_FORCE', facts: { date: '2024-10-01' } }]);
    expect((await attempt(reduced, '2022-12-31')).errors).toHaveLength(1);
    expect((await attempt(reduced, '2024-09-30')).errors).toEqual([]);
  });
});

describe('what does not fit together is no tax code', () => {
  const created = async (input: object) => {
    const catalogue = await cast.manager('catalog');
    const { errors } = await ask(db, catalogue, `mutation ($input: CreateTaxCodeInput!) { createTaxCode(input: $input) { id } }`, {
      input,
    });
    return errors.map(({ code }) => code);
  };
  const whole = { document: 'INVOICE', of: 'TAX' };

  test.each([
    ['a group of nothing', { kind: 'GROUP' }, 'TAX_GROUP_UNSOUND'],
    ['members without a group', { kind: 'PERCENT', rate: '1', members: ['iva21'] }, 'TAX_GROUP_UNSOUND'],
    ['a group of groups', { kind: 'GROUP', members: ['iva21re', 'irpf15'] }, 'TAX_GROUP_UNSOUND'],
    ['the same tax twice', { kind: 'GROUP', members: ['iva21', 'iva21'] }, 'TAX_GROUP_UNSOUND'],
    ['something withheld inside a price', { rate: '-15', included: true }, 'TAX_NEVER_IN_PRICE'],
    ['half of a tax', { rate: '21', parts: [{ ...whole, share: '50' }] }, 'TAX_PARTS_UNSOUND'],
    ['a fixed tax of no amount', { kind: 'FIXED' }, 'INVALID_INPUT'],
    ['a price that is nothing but tax', { kind: 'DIVISION', rate: '100' }, 'INVALID_INPUT'],
    ['an end before the beginning', { rate: '1', validFrom: '2026-02-01', validUntil: '2026-01-31' }, 'INVALID_INPUT'],
  ])('%s', async (name, input, refusal) => {
    const { members, ...rest } = input as { members?: readonly string[] };
    const named = members?.map((code) => ({ member: codes.get(code) }));
    const code = name.replaceAll(' ', '-').slice(0, 20);
    expect(await created({ code, name, ...rest, ...(named ? { members: named } : {}) })).toEqual([refusal]);
  });

  test('a reverse charge is sound, and a group of two taxes', async () => {
    const both = [
      { ...whole, share: '100', accountRole: 'INPUT_TAX' },
      { ...whole, share: '-100', accountRole: 'OUTPUT_TAX' },
    ];
    expect(await created({ code: 'answered', name: 'Answered', rate: '21', parts: both })).toEqual([]);
    const members = ['iva10', 'irpf7'].map((code) => ({ member: codes.get(code) }));
    expect(await created({ code: 'two', name: 'Two', kind: 'GROUP', members })).toEqual([]);
  });
});

test('a rule charges only what is made for its side', async () => {
  const keeper = await cast.manager('catalog');
  const input = { name: 'Astray', side: 'SALE', charge: codes.get('iva21isp') };
  const { errors } = await ask(db, keeper, `mutation ($input: CreateTaxRuleInput!) { createTaxRule(input: $input) { id } }`, { input });
  expect(errors).toMatchObject([{ code: 'TAX_CODE_OF_OTHER_SIDE' }]);
});

test('a rule of one’s own, however the country is spelled', async () => {
  const keeper = await cast.manager('catalog');
  const input = { name: 'Andorra', ourCountry: 'es', country: 'ad', charge: codes.get('zero') };
  const made = await ask(db, keeper, `mutation ($input: CreateTaxRuleInput!) { createTaxRule(input: $input) { id } }`, { input });
  expect(made.errors).toEqual([]);
  const product = await givenProduct(db, 'mountain', { listPrice: '100', taxCode: codes.get('iva21') });
  const found = await taxed((await givenOrder(db, manager, await customerIn('ad', 'Valls'), [{ product }])).id);
  expect(taxesOf(found)).toEqual(['zero: 100.00 → 0.00']);
});

test('nobody but a manager of the catalogue makes a tax code, and the taxes of an order are nobody’s to write', async () => {
  const input = { code: 'mine', name: 'Mine', rate: '1' };
  const seller = await ask(db, manager, `mutation ($input: CreateTaxCodeInput!) { createTaxCode(input: $input) { id } }`, { input });
  expect(seller.errors).not.toEqual([]);
  const order = { customer: await customerIn('ES', 'Curiosa'), lines: [], taxes: [{ base: '1', amount: '0' }] };
  const written = await ask(db, manager, `mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { id } }`, {
    input: order,
  });
  expect(written.errors).toMatchObject([{ message: expect.stringContaining('taxes') as string }]);
});

describe('payment terms', () => {
  const termOf = async (code: string) =>
    (await db.owner.query<{ id: string }>('select id from payment_term where code = $1', [code])).rows[0]!.id;

  test('an order takes those of its customer, unless it names others', async () => {
    const product = await givenProduct(db, 'on-terms');
    const customer = await customerIn('ES', 'A plazos', { paymentTerms: await termOf('30-60-90') });
    const [own, other] = [
      await givenOrder(db, manager, customer, [{ product }]),
      await givenOrder(db, manager, customer, [{ product }], { paymentTerms: await termOf('now') }),
    ];
    expect((await taxed(own.id)).paymentTerms).toEqual({ code: '30-60-90' });
    expect((await taxed(other.id)).paymentTerms).toEqual({ code: 'now' });
  });

  test('that leave something open are refused', async () => {
    const keeper = await cast.manager('directory');
    const instalments = [
      { share: '50', days: 30 },
      { share: '49.9', days: 60 },
    ];
    const { errors } = await ask(db, keeper, `mutation ($input: CreatePaymentTermInput!) { createPaymentTerm(input: $input) { id } }`, {
      input: { code: 'short', name: 'Short', instalments },
    });
    expect(errors).toMatchObject([{ code: 'INSTALMENTS_NOT_WHOLE', facts: { shares: '99.9' } }]);
  });
});
