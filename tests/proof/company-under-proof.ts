import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createKey } from '../../server/partner/keys/index.js';
import { openPool } from '../../server/kernel/orm/pool.js';
import { gateRole } from '../../server/kernel/orm/roles.js';
import { prepareRuntimeRole } from '../../server/kernel/orm/runtime-role.js';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { removeSet } from '../../server/kernel/write/index.js';
import { Cast, insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';
import { booksUnderProof } from './books-under-proof.js';
import { invoicesUnderProof } from './invoices-under-proof.js';
import type { GivenGrant, Subject } from './oracle.js';
import { purchasesUnderProof } from './purchases-under-proof.js';
import { stockUnderProof } from './stock-under-proof.js';

export const madeUpModules = [fileURLToPath(new URL('./made-up', import.meta.url))];

/** Somebody who asks: what was granted to them, and the principal that the product made of it. */
export interface Asking extends Subject {
  readonly principal: Principal | undefined;
}

const levels = [1, 2, 3, 4, 5, 6, 7];
export const domains = ['sales', 'directory', 'catalog', 'company', 'personnel', 'projects', 'accounting', 'warehouse', 'purchasing'];
const classes = ['pay', 'margin', 'bank', 'secret'];

interface Wanted {
  readonly name: string;
  /** Only asks questions. */
  readonly isAnalyst?: boolean;
  readonly grants: readonly Trust[];
}

/** `in` a department, or in a whole company, or everywhere. */
interface Trust {
  readonly domain: string;
  readonly level: number;
  readonly in: 'North' | 'South' | 'Harbour' | 'Northern Goods' | 'Overseas' | 'everywhere';
  readonly rights?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

/** Every level in every domain by itself, every level in all of them, and the people who are harder to judge. */
const wanted: readonly Wanted[] = [
  ...domains.flatMap((domain) => levels.map((level) => ({ name: `${domain} ${level}`, grants: [trust(domain, level, 'North')] }))),
  ...levels.map((level) => ({ name: `all ${level} North`, grants: [trust('*', level, 'North')] })),
  ...levels.map((level) => ({ name: `all ${level} company`, grants: [trust('*', level, 'Northern Goods')] })),
  { name: 'head', grants: [trust('*', 7, 'everywhere')] },
  { name: 'head of Overseas', grants: [trust('*', 7, 'Overseas')] },
  { name: 'clerk of Overseas', grants: [trust('*', 2, 'Harbour')] },
  { name: 'nobody', grants: [] },
  { name: 'was trusted', grants: [{ ...trust('*', 7, 'everywhere'), until: '2026-06-14' }] },
  { name: 'will be trusted', grants: [{ ...trust('*', 7, 'everywhere'), from: '2026-06-16' }] },
  { name: 'trusted today', grants: [{ ...trust('sales', 5, 'North'), from: '2026-06-15', until: '2026-06-15' }, ...around('sales')] },
  { name: 'payroll', grants: [trust('personnel', 5, 'Northern Goods', ['pay']), ...around('personnel')] },
  {
    name: 'bank clerk',
    grants: [trust('personnel', 4, 'North', ['bank']), trust('directory', 4, 'North', ['bank']), ...around('personnel', 'directory')],
  },
  { name: 'low with rights', grants: [trust('*', 1, 'Northern Goods', classes)] },
  ...[2, 3, 4, 6].map((level) => ({ name: `rights ${level}`, grants: [trust('*', level, 'North', classes)] })),
  { name: 'analyst', isAnalyst: true, grants: [trust('*', 5, 'Northern Goods', ['bank'])] },
  {
    name: 'analyst of people',
    isAnalyst: true,
    grants: [trust('personnel', 5, 'North', ['personal', 'pay']), trust('projects', 5, 'North'), ...around('personnel')],
  },
  { name: 'stand-in', grants: [trust('sales', 1, 'North'), ...around()] },
  { name: 'stand-in for a head', grants: around() },
  { name: 'trusted stand-in for a head', grants: around() },
  { name: 'all rights', grants: [trust('*', 5, 'Northern Goods', classes)] },
  { name: 'two departments', grants: [trust('sales', 5, 'North'), trust('sales', 4, 'South'), ...around('sales')] },
  {
    name: 'up and down',
    grants: [
      trust('sales', 1, 'North'),
      trust('sales', 5, 'South'),
      trust('projects', 1, 'North'),
      trust('projects', 5, 'South', ['pay', 'bank']),
      ...around('sales'),
    ],
  },
  {
    name: 'right here, level there',
    grants: [trust('projects', 2, 'North', ['pay', 'bank', 'secret']), trust('projects', 5, 'South'), ...around()],
  },
  { name: 'personnel twice', grants: [trust('personnel', 4, 'North', ['pay']), trust('personnel', 6, 'South'), ...around('personnel')] },
  { name: 'directory twice', grants: [trust('directory', 1, 'North'), trust('directory', 5, 'South', ['bank']), ...around('directory')] },
  { name: 'right in one place', grants: [trust('projects', 5, 'North', ['pay', 'bank']), trust('projects', 5, 'South'), ...around()] },
  { name: 'project team', grants: [trust('projects', 3, 'North', ['pay']), trust('projects', 3, 'South'), ...around()] },
  {
    name: 'director of two',
    grants: [trust('sales', 6, 'North'), trust('sales', 6, 'Harbour'), trust('projects', 6, 'South'), ...around('sales')],
  },
];

function trust(domain: string, level: number, where: Trust['in'], rights: readonly string[] = []): Trust {
  return { domain, level, in: where, rights };
}

/** The trainee's look at what everybody works with. */
function around(...others: string[]): Trust[] {
  return ['directory', 'catalog', 'company', 'personnel']
    .filter((domain) => !others.includes(domain))
    .map((domain) => trust(domain, 1, 'North'));
}

export interface CompanyUnderProof {
  readonly asking: readonly Asking[];
  /** Two that were there and are not: their sessions may still hold what they were. */
  readonly gone: readonly Asking[];
}

interface Places {
  readonly north: Cast;
  readonly overseas: Cast;
  readonly companyOf: Readonly<Record<string, string | null>>;
  readonly departmentOf: Readonly<Record<string, string>>;
}

/** Two companies with a row of every record in every place that rules can tell apart, and everybody who may ask for them. */
export async function companyUnderProof(db: TestDatabase): Promise<CompanyUnderProof> {
  const north = await Cast.of(db, { name: 'Northern Goods', departments: ['North', 'South'] });
  const overseas = await Cast.of(db, { name: 'Overseas', currency: 'USD', departments: ['Harbour'] });
  const departmentOf = {
    North: await north.department('North'),
    South: await north.department('South'),
    Harbour: await overseas.department('Harbour'),
  };
  const companyOf = {
    North: north.companyId,
    South: north.companyId,
    Harbour: overseas.companyId,
    'Northern Goods': north.companyId,
    Overseas: overseas.companyId,
    everywhere: null,
  };
  const places: Places = { north, overseas, companyOf, departmentOf };
  const people = await hire(db, places);
  const gone = await letGo(db, places);
  const customer = await furnish(db, places, people);
  await standIn(db, people);
  const keys = await keysOf(db, people, customer);
  const asking: Asking[] = [];
  for (const [name, { id, grants, isAnalyst }] of people)
    asking.push(await asked(db, { name, grants, employeeId: id, partyId: null, mayWrite: !isAnalyst, isKey: isAnalyst, isAnalyst }, id));
  for (const { name, id, of, mayWrite, partyId } of keys) {
    const { id: employeeId, grants } = people.get(of)!;
    asking.push(await asked(db, { name, grants, employeeId, partyId, mayWrite, isKey: true, isOutside: partyId !== null }, id));
  }
  asking.push(await portalUser(db, places, customer));
  return { asking, gone };
}

interface Hired {
  readonly id: string;
  /** What holds today, places spelled out. */
  readonly grants: readonly GivenGrant[];
  readonly isAnalyst: boolean;
}

const asked = async (db: TestDatabase, subject: Subject, id: string): Promise<Asking> => ({
  ...subject,
  principal: await loadPrincipal(db.kernel.pool, db.registry, id),
});

/** Colleagues hold the place of others while those are away: what is handed over, with and without what takes a right of its own. */
async function standIn(db: TestDatabase, people: Map<string, Hired>): Promise<void> {
  const parts = [{ domain: 'projects' }, { domain: 'sales', level: 1 }];
  for (const [name, away, withRights, terms] of [
    ['stand-in', 'projects 3', false, []],
    ['stand-in', 'rights 2', true, parts],
    ['stand-in for a head', 'all 7 company', false, []],
    ['trusted stand-in for a head', 'all 7 company', true, []],
  ] as const) {
    const [person, other] = [people.get(name)!, people.get(away)!];
    const named = { employee: other.id, substitute: person.id, validFrom: today, validUntil: '2026-06-30', withRights, terms };
    await insert(db, 'Delegation', named);
    const rightsOf = ({ level, departmentId, rights }: GivenGrant) =>
      level === 7 && departmentId === null ? [...classes, 'personal'] : rights;
    const covered = other.grants
      .map((grant): GivenGrant => ({ ...grant, rights: withRights ? rightsOf(grant) : [], onBehalfOf: other.id }))
      // Where only parts are handed over, those and no more: the other holds them in every domain.
      .flatMap((grant) => (terms.length === 0 ? [grant] : terms.map((term) => ({ ...grant, ...term }))));
    people.set(name, { ...person, grants: [...person.grants, ...covered] });
  }
}

/** Somebody of a customer who signs in to see their own documents. */
async function portalUser(db: TestDatabase, { north }: Places, partyId: string): Promise<Asking> {
  const name = 'portal user';
  const id = await insert(db, 'PortalUser', { name, email: 'portal@example.com', party: partyId, company: north.companyId });
  const grants = ['sales', 'directory', 'catalog', 'company'].map((domain) => ({
    companyId: null,
    departmentId: null,
    domain,
    level: 2,
    rights: [],
  }));
  return asked(db, { name, grants, employeeId: null, partyId, mayWrite: false, isKey: true, isOutside: true, isPortal: true }, id);
}

async function hire(db: TestDatabase, places: Places): Promise<Map<string, Hired>> {
  const people = new Map<string, Hired>();
  let manager: string | undefined;
  for (const { name, grants, isAnalyst = false } of wanted) {
    const place = grants[0]?.in ?? 'North';
    const id: string = await insert(db, 'Employee', {
      ...person(name),
      company: places.companyOf[place] ?? places.north.companyId,
      department: places.departmentOf[place],
      // One line runs through all who work on projects, from the top down to the trainee.
      manager,
      account: isAnalyst ? 'analyst' : 'staff',
      grants: grants.map((each) => grantLine(each, places)),
    });
    const isInLine = grants.some(({ domain, level }) => domain === 'projects' || (domain === '*' && level <= 3));
    if (isInLine) manager = id;
    people.set(name, { id, grants: grants.filter(holdsToday).map((each) => given(each, places)), isAnalyst });
  }
  return people;
}

const today = '2026-06-15';
const holdsToday = ({ from, until }: Trust): boolean => (from ?? today) <= today && (until ?? today) >= today;

const given = ({ in: place, domain, level, rights = [] }: Trust, { companyOf, departmentOf }: Places): GivenGrant => ({
  companyId: companyOf[place]!,
  departmentId: departmentOf[place] ?? null,
  domain,
  level,
  rights,
});

function grantLine({ in: place, domain, level, rights = [], from, until }: Trust, { companyOf, departmentOf }: Places): object {
  const line = { domain, level, company: companyOf[place], department: departmentOf[place], validFrom: from, validUntil: until };
  const held = Object.fromEntries(rights.map((right) => [right, true]));
  return Object.fromEntries(Object.entries({ ...line, ...held }).filter(([, value]) => value !== undefined && value !== null));
}

let count = 0;

/** Values of every class, different for each person. */
function person(name: string): Record<string, unknown> {
  count += 1;
  return {
    name,
    firstName: `First ${count}`,
    lastName: `Last ${count % 5}`,
    title: count % 3 === 0 ? undefined : 'Ms',
    email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${count}@example.com`,
    extension: `${100 + count}`,
    hiredOn: `20${10 + (count % 9)}-0${1 + (count % 8)}-1${count % 9}`,
    birthDate: `19${60 + (count % 30)}-03-0${1 + (count % 9)}`,
    homePhone: `+34 600 ${100_000 + count}`,
    street: `Street ${count}`,
    city: count % 4 === 0 ? undefined : `City ${count % 7}`,
    region: `Region ${count % 3}`,
    postalCode: `${28_000 + count}`,
    country: 'Spain',
    notes: `About ${count}`,
    salary: `${30_000 + ((count * 7_919) % 40_000)}.00`,
    bankAccount: `ES00 ${String(count).padStart(4, '0')} 0418`,
  };
}

async function letGo(db: TestDatabase, places: Places): Promise<Asking[]> {
  const gone: Asking[] = [];
  for (const state of ['suspended', 'dismissed']) {
    const name = `${state} head`;
    const id = await insert(db, 'Employee', { ...person(name), company: places.north.companyId, grants: [{ domain: '*', level: 7 }] });
    gone.push(await asked(db, { name, grants: [], employeeId: id, partyId: null, mayWrite: false, isKey: false }, id));
    const { moveSet } = await import('../../server/kernel/write/index.js');
    const move = state === 'suspended' ? 'suspend' : 'dismiss';
    await moveSet(db.kernel, await systemPrincipal(db.kernel), db.registry.named('Employee'), move, [{ id, version: 1 }]);
  }
  return gone;
}

/** Keys borrow their owner's rights: for looking, and for changing as well. */
async function keysOf(db: TestDatabase, people: ReadonlyMap<string, Hired>, customer: string): Promise<LentKey[]> {
  const log = pino({ level: 'silent' });
  const gate = openPool(await prepareRuntimeRole(db.ownerUrl), { role: gateRole, connections: 1, statementTimeoutMs: 30_000, log });
  try {
    const keys: LentKey[] = [];
    for (const [of, partyId] of [
      ['all 5 company', null],
      ['two departments', null],
      ['all 5 company', customer],
      ['sales 4', customer],
    ] as const) {
      const owner = (await loadPrincipal(db.kernel.pool, db.registry, people.get(of)!.id))!;
      for (const scope of ['read', 'write'] as const) {
        const name = `${partyId ? 'bound ' : ''}${scope} key of ${of}`;
        const { id } = await createKey({ kernel: db.kernel, gate }, { name, owner, scope, days: 30, partyId });
        keys.push({ name, id, of, mayWrite: scope === 'write', partyId });
      }
    }
    return keys;
  } finally {
    await gate.end();
  }
}

interface LentKey {
  readonly name: string;
  readonly id: string;
  readonly of: string;
  readonly mayWrite: boolean;
  /** Bound to a customer: for their system. */
  readonly partyId: string | null;
}

/** A few of every record; of those that belong to somebody, one in every place that a rule can tell from another. */
async function furnish(db: TestDatabase, places: Places, people: ReadonlyMap<string, Hired>): Promise<string> {
  const { north, overseas, departmentOf } = places;
  const find = async (sql: string) => (await db.owner.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const currencies = await find(`select id from currency where code in ('EUR', 'USD', 'GBP') order by code`);
  const [unit, otherUnit] = await find('select id from unit order by code limit 2');
  const [terms] = await find(`select id from payment_term where code = '30d'`);
  const [taxClass] = await find(`select id from tax_class where code = 'surcharge'`);
  const [tax] = await find(`select id from tax_code where code = 'iva21'`);
  for (const [company, currency] of [
    [north, currencies[2]],
    [overseas, currencies[0]],
  ] as const)
    for (const date of ['2026-01-01', '2026-05-01'])
      await insert(db, 'ExchangeRate', { company: company.companyId, currency, date, rate: date === '2026-01-01' ? '1.1' : '0.9' });
  for (const [at, id] of Object.values(departmentOf).entries())
    await db.owner.query(`insert into department_domain (id, department_id, domain, position) values (uuidv7(), $1, $2, 1)`, [
      id,
      domains[at],
    ]);
  const parties: string[] = [];
  for (let at = 0; at < 8; at += 1) {
    parties.push(
      await insert(db, 'Party', {
        name: `Party ${['Alder', 'Birch', 'Cedar', 'Doum', 'Elm', 'Fir', 'Gorse', 'Holly'][at]}`,
        kind: at < 5 ? 'company' : 'person',
        code: at % 2 ? undefined : `P${at}`,
        legalName: at % 3 ? `Legal ${at}` : undefined,
        taxId: `TAX-${at}`,
        jobTitle: at < 5 ? undefined : 'Buyer',
        isCustomer: at !== 3,
        isSupplier: at >= 3,
        isCarrier: at === 4,
        language: at % 2 ? 'es' : undefined,
        currency: at % 4 === 0 ? currencies[2] : undefined,
        paymentTerms: at % 2 ? terms : undefined,
        taxClass: at % 3 === 1 ? taxClass : undefined,
        creditLimit: at % 3 === 2 ? undefined : `${9_000_000 + ((at * 37) % 11) * 1000}.00`,
        notes: `Remark ${at}`,
        addresses: Array.from({ length: at % 3 }, (_, place) => ({
          kind: 'billing',
          street: `Road ${at}`,
          city: `Town ${at % 4}`,
          country: 'Peru',
          countryCode: 'PE',
          postalCode: `${at}${place}`,
        })),
        contactPoints: Array.from({ length: (at + 1) % 3 }, () => ({ kind: 'email', value: `party.${at}@example.com`, label: 'Office' })),
        paymentAccounts: Array.from({ length: at % 3 }, (_, place) => ({
          bankName: `Bank ${at}`,
          currency: currencies[0],
          holder: `Holder ${at}`,
          iban: `ES912100041845020005${1330 + at * 3 + place}`,
          bic: 'CAIXESBB',
        })),
      }),
    );
  }
  for (const [person, company] of [
    [5, 0],
    [6, 1],
    [7, 1],
  ] as const)
    await insert(db, 'PartyLink', {
      person: parties[person],
      company: parties[company],
      role: `Role ${person}`,
      isPrimary: person === 6,
      validFrom: '2026-02-01',
    });
  const categories: string[] = [];
  for (const name of ['Tools', 'Timber', 'Rope'])
    categories.push(await insert(db, 'ProductCategory', { name, parent: categories[0], description: `All ${name}` }));
  const products: string[] = [];
  for (let at = 0; at < 5; at += 1) {
    products.push(
      await insert(db, 'Product', {
        code: `SKU-${at}`,
        name: `Product ${'UVWXY'[at]}`,
        category: at === 4 ? undefined : categories[at % 3],
        kind: at === 3 ? 'service' : 'goods',
        unit: at % 2 ? unit : otherUnit,
        listPrice: `${10 + at * 3}.5`,
        cost: at === 2 ? undefined : `${4 + ((at * 3) % 5)}.25`,
        taxCode: tax,
        active: at !== 4,
        barcode: at % 2 ? `84-${at}` : undefined,
        quantityPerUnit: 'one',
        tracking: at === 2 ? 'lot' : 'none',
        suppliers: Array.from({ length: at % 3 }, (_, place) => ({
          supplier: parties[3 + place],
          supplierCode: `S${at}`,
          currency: currencies[0],
          price: `${3 + at}.75`,
          minQuantity: '2',
          leadTimeDays: 3 + at,
        })),
      }),
    );
  }
  for (const customer of [undefined, parties[0]])
    await insert(db, 'PriceList', {
      name: customer ? 'For Alder' : 'For all',
      currency: currencies[0],
      customer,
      lines: products
        .slice(0, 2)
        .map((product, at) => ({ product, minQuantity: `${1 + at}`, price: `${8 + at}.9`, validFrom: '2026-01-01' })),
    });
  await owned(db, places, people, { parties, products, currency: currencies[0]! });
  await booksUnderProof(db, [north.companyId, overseas.companyId], {
    parties,
    products,
    currencies,
    tax: tax!,
    employee: people.get('accounting 3')!.id,
  });
  await invoicesUnderProof(db, [north.companyId, overseas.companyId], { parties, products, currencies, tax: tax! });
  await stockUnderProof(db, [north.companyId, overseas.companyId], { parties, products });
  const [approver, otherApprover] = ['purchasing 6', 'head of Overseas'].map((name) => people.get(name)!.id);
  const buying = [
    { company: north.companyId, department: places.departmentOf['North']!, approver: approver! },
    { company: overseas.companyId, department: places.departmentOf['Harbour']!, approver: otherApprover! },
  ];
  await purchasesUnderProof(db, buying, { parties, products, owner: people.get('purchasing 3')!.id });
  await clear(db);
  return parties[0]!;
}

interface Goods {
  readonly parties: readonly string[];
  readonly products: readonly string[];
  readonly currency: string;
}

/** Orders and engagements: of each person here and elsewhere, of colleagues, and of the other company. */
async function owned(
  db: TestDatabase,
  { north, overseas, departmentOf }: Places,
  people: ReadonlyMap<string, Hired>,
  { parties, products, currency }: Goods,
): Promise<void> {
  const sellers = [...people].filter(([, { grants }]) =>
    grants.some(({ domain, level }) => (domain === 'sales' || domain === '*' ? level <= 3 || level === 7 : false)),
  );
  const workers = [...people].filter(([name]) =>
    /^projects|^all \d|^project team|^right in one|^up and down|^right here|^rights|^low with rights/.test(name),
  );
  const customers = [0, 1, 2, 5];
  let at = 0;
  const order = (owner: string, place: 'North' | 'South' | 'Harbour', more: object = {}) => {
    at += 1;
    return insert(db, 'SalesOrder', {
      customer: parties[customers[at % 4]!],
      owner,
      company: place === 'Harbour' ? overseas.companyId : north.companyId,
      department: departmentOf[place],
      orderDate: `2026-05-${String(1 + (at % 28)).padStart(2, '0')}`,
      requestedOn: at % 2 ? '2026-07-01' : undefined,
      customerReference: at % 3 ? `REF-${at}` : undefined,
      currency: place === 'Harbour' || at % 3 ? undefined : currency,
      freight: `${at % 5}.50`,
      carrier: at % 4 ? undefined : parties[4],
      shipCity: at % 2 ? `Port ${at % 3}` : undefined,
      notes: `Order note ${at}`,
      lines: Array.from({ length: 1 + (at % 2) }, (_, line) => ({
        product: products[(at + line) % 4],
        quantity: `${1 + (at % 4)}`,
        description: `Line ${at}.${line}`,
        discount: `${at % 3}`,
      })),
      ...more,
    });
  };
  // Something of their own where they work, and something elsewhere.
  for (const [place, [, { id }]] of sellers.entries()) {
    await order(id, 'North');
    if (place % 3 === 1) await order(id, 'South');
  }
  const [first, second] = [people.get('sales 1')!.id, people.get('sales 2')!.id];
  await order(first, 'South');
  await order(first, 'Harbour');
  await order(people.get('clerk of Overseas')!.id, 'Harbour');
  for (const place of ['North', 'South', 'Harbour'] as const) {
    const archived = await order(second, place);
    await removeSet(db.kernel, await systemPrincipal(db.kernel), db.registry.named('SalesOrder'), [{ id: archived, version: 1 }]);
  }
  const elsewhere = workers.filter((_, at) => at % 3 === 0);
  for (const [step, [, { id }]] of [...workers, ...elsewhere].entries()) {
    const place = step < workers.length ? 'North' : (['South', 'Harbour'] as const)[step % 2]!;
    await insert(db, 'Engagement', {
      name: `Work ${step}`,
      owner: id,
      company: place === 'Harbour' ? overseas.companyId : north.companyId,
      department: departmentOf[place],
      sponsor: step % 3 ? parties[step % 8] : undefined,
      budget: step % 5 ? `${1000 + ((step * 7) % 13) * 10}.00` : undefined,
      profit: `${((step * 5) % 11) * 100}.00`,
      fee: step % 4 ? `${500 + ((step * 3) % 7) * 25}.00` : undefined,
      account: step % 3 ? `ACC-${(step * 11) % 17}` : undefined,
      passphrase: step % 2 ? `word${(step * 13) % 19}` : undefined,
      phone: `+1 555 ${1000 + ((step * 17) % 23)}`,
      rating: (step * 7) % 5,
      urgent: step % 2 === 0,
      steps: Array.from({ length: step % 3 }, (_, each) => ({
        text: `Step ${step}.${each}`,
        wage: each ? undefined : `${100 + step}.00`,
        verdict: each ? 'good' : undefined,
      })),
    });
  }
}

/** One of each goes to the archive. */
async function clear(db: TestDatabase): Promise<void> {
  const system = await systemPrincipal(db.kernel);
  for (const [name, title, value] of [
    ['Party', 'name', 'Party Holly'],
    ['Engagement', 'name', 'Work 2'],
    ['ProductCategory', 'name', 'Rope'],
  ] as const) {
    const { rows } = await db.owner.query<{ id: string; version: number }>(
      `select id, version from ${name === 'ProductCategory' ? 'product_category' : name.toLowerCase()} where ${title} = $1`,
      [value],
    );
    await removeSet(db.kernel, system, db.registry.named(name), rows);
  }
}
