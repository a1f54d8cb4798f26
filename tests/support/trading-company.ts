import type { Principal } from '../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { createSet, moveSet, removeSet } from '../../server/kernel/write/index.js';
import { Cast, insert } from './cast.js';
import type { TestDatabase } from './database.js';
import { Draws } from './draws.js';

export interface TradingCompany {
  readonly principals: Readonly<Record<string, Principal>>;
}

const words = [
  'Ágil',
  'agil',
  'Zürich',
  'Œuvre',
  'naïve',
  'Ñandú',
  "O'Brien",
  'Back\\slash',
  '100% "pure"',
  'under_score',
  'tab\there',
  'Łódź',
  'ß',
  '％ wide',
  '東京',
  '🍋 lemon',
  'Smith',
  'smith',
  'Smyth',
];
const cities = ['Lima', 'lima', 'Łódź', 'São Paulo', 'Oslo', 'A Coruña', undefined];
const countries = ['Peru', 'Poland', 'Brazil', 'Norway', 'Spain', undefined];

/** Two companies with a few of everything that makes reading hard: ties, gaps, accents, hidden rows, foreign money, removed records. */
export async function tradingCompany(db: TestDatabase, seed = 1): Promise<TradingCompany> {
  const draws = new Draws(seed);
  const north = await Cast.of(db, { name: 'Northern Goods', departments: ['North', 'South', 'West'] });
  const overseas = await Cast.of(db, { name: 'Overseas Ltd', currency: 'USD', departments: ['Harbour'] });
  const currencies = await idsOf(db, `select id from currency where code in ('EUR', 'USD', 'GBP') order by code`);
  const units = await idsOf(db, 'select id from unit order by code limit 3');
  const taxes = await idsOf(db, `select id from tax_code where use <> 'purchase' order by code`);
  for (const company of [north, overseas]) {
    for (const currency of currencies) {
      const own = (await idsOf(db, 'select currency_id as id from company where id = $1', [company.companyId]))[0];
      if (currency !== own)
        await insert(db, 'ExchangeRate', {
          company: company.companyId,
          currency,
          date: '2025-01-01',
          rate: draws.one(['1.0825', '0.87', '1.333333333']),
        });
    }
  }
  const principals = await principalsOf(north);
  await people(db, draws, north);
  const parties = await partiesOf(db, draws, currencies);
  const products = await productsOf(db, draws, units, taxes, parties, currencies);
  await ordersOf(db, draws, { north, overseas, parties, products, currencies });
  await clear(db, draws);
  return { principals };
}

/** As many kinds of callers as decide differently about what is seen. */
async function principalsOf(cast: Cast): Promise<Record<string, Principal>> {
  const around = (...others: string[]) =>
    ['directory', 'catalog', 'company', 'personnel']
      .filter((domain) => !others.includes(domain))
      .map((domain) => ({ domain, level: 'Trainee' as const }));
  return {
    head: await cast.head(),
    director: await cast.director('sales'),
    lead: await cast.lead('sales', 'North'),
    manager: await cast.employee('Manager', [
      { domain: 'sales', level: 'Manager', department: 'South' },
      { domain: 'catalog', level: 'Manager' },
      ...around('catalog'),
    ]),
    clerk: await cast.clerk('sales', 'North'),
    trainee: await cast.trainee('sales', 'South'),
    twoDepartments: await cast.employee('Both', [
      { domain: 'sales', level: 'Manager', department: 'North' },
      { domain: 'sales', level: 'Lead', department: 'South' },
      { domain: 'directory', level: 'Lead' },
      ...around('directory'),
    ]),
    analyst: await cast.employee('Analyst', [
      { domain: 'sales', level: 'Lead' },
      { domain: 'directory', level: 'Clerk' },
      ...around('directory'),
    ]),
    payroll: await cast.employee('Payroll', [
      { domain: 'personnel', level: 'Manager', pay: true },
      { domain: 'directory', level: 'Lead', bank: true },
      ...around('personnel', 'directory'),
    ]),
    storekeeper: await cast.employee('Storekeeper', [
      { domain: 'catalog', level: 'Specialist' },
      { domain: 'directory', level: 'Trainee' },
    ]),
  };
}

async function people(db: TestDatabase, draws: Draws, cast: Cast): Promise<void> {
  const staff = await idsOf(db, 'select id from employee order by name');
  for (let place = 0; place < 8; place++) {
    await insert(db, 'Employee', {
      name: `${draws.one(words)} ${place}`,
      lastName: draws.one([...words, undefined]),
      email: place % 2 ? `someone.${place}@example.com` : undefined,
      title: draws.one(['Ms', 'Mr', undefined]),
      company: cast.companyId,
      manager: draws.one([...staff, undefined]),
      hiredOn: draws.one(['2020-02-29', '2024-05-01', undefined]),
      birthDate: draws.one(['1990-01-01', undefined]),
      salary: draws.one(['30000.00', '45000.50', undefined]),
      bankAccount: draws.one(['ES91 2100 0418', undefined]),
    });
  }
}

async function partiesOf(db: TestDatabase, draws: Draws, currencies: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (let place = 0; place < 45; place++) {
    ids.push(
      await insert(db, 'Party', {
        name: draws.chance(0.3) ? draws.one(words) : `${draws.one(words)} ${draws.one(words)} ${place}`,
        kind: draws.one(['company', 'company', 'person']),
        code: draws.chance(0.5) ? `P${place}` : undefined,
        taxId: draws.one(['A-1', 'B_2', undefined, undefined]),
        legalName: draws.one([...words, undefined, undefined]),
        isCustomer: place % 3 !== 2,
        isSupplier: place % 3 === 2 || draws.chance(0.2),
        isCarrier: draws.chance(0.2),
        creditLimit: draws.one(['1000000.00', '900000', undefined]),
        currency: draws.one([...currencies, undefined, undefined]),
        notes: draws.one(['line\nline', undefined]),
        addresses: draws
          .some([0, 1], 0.7)
          .map(() => ({ city: draws.one(cities), country: draws.one(countries), kind: draws.one(['main', 'billing', 'delivery']) })),
        contactPoints: draws
          .some([0, 1, 2], 0.4)
          .map((each) => ({ kind: draws.one(['phone', 'email']), value: `value-${each}@example.com` })),
        paymentAccounts: draws.some([0, 1], 0.3).map(() => ({
          bankName: draws.one(words),
          iban: draws.one(['ES9121000418450200051332', undefined]),
          currency: draws.one(currencies),
        })),
      }),
    );
  }
  const people = await idsOf(db, `select id from party where kind = 'person' order by id`);
  const companies = await idsOf(db, `select id from party where kind = 'company' order by id`);
  for (let place = 0; place < 12; place++) {
    await insert(db, 'PartyLink', {
      person: draws.one(people),
      company: draws.one(companies),
      role: draws.one(['buyer', 'Owner', 'técnico']),
      isPrimary: draws.chance(0.3),
      validFrom: draws.one(['2024-01-01', undefined]),
    });
  }
  return ids;
}

async function productsOf(
  db: TestDatabase,
  draws: Draws,
  units: readonly string[],
  taxes: readonly string[],
  parties: readonly string[],
  currencies: readonly string[],
): Promise<string[]> {
  const categories: string[] = [];
  for (const name of ['Food', 'Árbol', 'árbol 2', 'Tools'])
    categories.push(await insert(db, 'ProductCategory', { name, parent: draws.one([...categories, undefined]) }));
  const suppliers = await idsOf(db, 'select id from party where is_supplier order by id');
  const ids: string[] = [];
  for (let place = 0; place < 30; place++) {
    ids.push(
      await insert(db, 'Product', {
        code: `SKU-${String(place).padStart(3, '0')}`,
        name: draws.chance(0.3) ? draws.one(words) : `${draws.one(words)} ${place}`,
        category: draws.one([...categories, undefined]),
        kind: draws.one(['goods', 'service']),
        unit: draws.one(units),
        listPrice: draws.one(['9.8', '10', '0.333333', '120.50']),
        cost: draws.one(['5', '7.25', undefined]),
        taxCode: draws.one(taxes),
        active: draws.chance(0.8),
        barcode: draws.one(['84-1', undefined]),
        suppliers: draws.some([0, 1], 0.4).map(() => ({
          supplier: draws.one(suppliers),
          price: draws.one(['4.5', undefined]),
          currency: draws.one(currencies),
          leadTimeDays: draws.one([3, 10, undefined]),
        })),
      }),
    );
  }
  const customers = await idsOf(db, 'select id from party where is_customer order by id');
  for (let place = 0; place < 4; place++) {
    await insert(db, 'PriceList', {
      name: `List ${place}`,
      currency: currencies[0]!,
      customer: place > 1 ? draws.one(customers) : undefined,
      active: place !== 3,
      lines: draws.some(ids, 0.15).map((product) => ({
        product,
        minQuantity: draws.one(['1', '10']),
        price: draws.one(['8', '9.99']),
        validFrom: draws.one(['2026-01-01', undefined]),
      })),
    });
  }
  void parties;
  return ids;
}

interface Trade {
  readonly north: Cast;
  readonly overseas: Cast;
  readonly parties: readonly string[];
  readonly products: readonly string[];
  readonly currencies: readonly string[];
}

async function ordersOf(db: TestDatabase, draws: Draws, { north, overseas, products, currencies }: Trade): Promise<void> {
  const system = await systemPrincipal(db.kernel);
  const record = db.registry.named('SalesOrder');
  const customers = await idsOf(db, 'select id from party where is_customer order by id');
  const carriers = await idsOf(db, 'select id from party where is_carrier order by id');
  const sellers = await idsOf(db, 'select id from employee order by id');
  const departments = await Promise.all(['North', 'South', 'West'].map((name) => north.department(name)));
  const harbour = await overseas.department('Harbour');
  const active = await idsOf(db, 'select id from product where active order by id');
  void products;
  for (let place = 0; place < 110; place++) {
    const foreign = place % 11 === 10;
    const lines = draws.below(5);
    db.clock.set(
      `2026-0${1 + draws.below(6)}-1${draws.below(9)}T${draws.one(['00', '10', '23'])}:30:00.${draws.one(['000', '120', '999'])}Z`,
    );
    const [written] = await createSet(db.kernel, system, record, [
      withoutGaps({
        customer: draws.one(customers),
        owner: draws.one(sellers),
        company: foreign ? overseas.companyId : north.companyId,
        department: foreign ? harbour : draws.one(departments),
        orderDate: draws.one(['2025-12-31', '2026-01-01', '2026-02-28', '2026-05-31', '2026-06-14', '2026-06-15', '2026-06-16']),
        requestedOn: draws.one(['2026-07-01', '2026-06-01', undefined]),
        shippedOn: draws.one(['2026-06-20', undefined, undefined]),
        customerReference: draws.one(['PO 1', 'po-2', undefined]),
        currency: draws.one([...currencies, undefined, undefined]),
        freight: draws.one(['0', '12.50', '3.33']),
        documentDiscount: draws.one(['0', '0', '2.5', '10']),
        carrier: draws.one([...carriers, undefined]),
        shipCity: draws.one(cities),
        notes: draws.one([...words, undefined]),
        lines: Array.from({ length: lines }, () =>
          withoutGaps({
            product: draws.one(active),
            quantity: draws.one(['1', '2.5', '0.333333', '12']),
            discount: draws.one(['0', '5', '33.3']),
            unitPrice: draws.one(['9.99', undefined]),
          }),
        ),
      }),
    ]);
    if (lines === 0) continue;
    let version = written!.version;
    for (const move of draws.one([[], ['quote'], ['confirm'], ['quote', 'confirm'], ['cancel'], ['quote', 'cancel']])) {
      const [moved] = await moveSet(db.kernel, system, record, move, [{ id: written!.id, version }], { accept: ['CREDIT_OVERRIDE'] });
      version = moved!.version;
    }
  }
  db.clock.set('2026-06-15T22:30:00.000Z');
}

/** Some of everything goes into the archive. */
async function clear(db: TestDatabase, draws: Draws): Promise<void> {
  const system = await systemPrincipal(db.kernel);
  for (const [name, where] of [
    ['SalesOrder', `state = 'draft'`],
    ['Party', 'true'],
    ['Product', 'true'],
  ] as const) {
    const record = db.registry.named(name);
    const rows = (
      await db.owner.query<{ id: string; version: number }>(`select id, version from ${record.table} where ${where} order by id`)
    ).rows;
    await removeSet(db.kernel, system, record, draws.some(rows, 0.12));
  }
}

async function idsOf(db: TestDatabase, sql: string, values: readonly unknown[] = []): Promise<string[]> {
  return (await db.owner.query<{ id: string }>(sql, [...values])).rows.map(({ id }) => id);
}

const withoutGaps = (input: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
