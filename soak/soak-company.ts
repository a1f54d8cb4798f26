import pg from 'pg';
import { readConfig } from '../server/config.js';
import { setUpAccounting } from '../server/erp/accounting/index.js';
import { Level } from '../server/kernel/declare/index.js';
import { hashPassword } from '../server/kernel/http/password.js';
import type { Kernel } from '../server/kernel/kernel.js';
import { openKernel } from '../server/kernel/open-kernel.js';
import { systemPrincipal } from '../server/kernel/rights/system-principal.js';
import { startTasks } from '../server/kernel/work/at-start.js';
import { asSystem, createSet, moveSet } from '../server/kernel/write/index.js';
import { loadModules } from '../server/wiring.js';
import { soakEnvironment } from './soak-servers.js';

export interface SoakCompany {
  readonly today: string;
  readonly company: string;
  readonly warehouses: readonly string[];
  /** Where goods lie: the floor of each warehouse, in its order. */
  readonly floors: readonly string[];
  readonly products: readonly SoakProduct[];
  readonly customers: readonly string[];
  readonly suppliers: readonly string[];
  readonly taxCodes: readonly string[];
  readonly accounts: readonly string[];
  readonly generalJournal: string;
  readonly bankJournal: string;
  readonly currencies: readonly string[];
  readonly people: readonly SoakPerson[];
}

export interface SoakProduct {
  readonly id: string;
  readonly cost: number;
  readonly hasLots: boolean;
}

export interface SoakPerson {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

const password = 'works from nine to five';
const productCount = 12;
const openingQuantity = '400';
const domains = ['sales', 'warehouse', 'accounting', 'purchasing'];
const around = ['directory', 'catalog', 'company', 'personnel'];

/** A small company that buys and sells, with books, goods on the shelves, customers abroad, and as many people as there are clients. */
export async function makeSoakCompany(ownerUrl: string, dataFolder: string, seed: number, people: number): Promise<SoakCompany> {
  const { kernel, close } = await openKernel(readConfig(soakEnvironment(ownerUrl, dataFolder)), await loadModules());
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  try {
    for (const task of startTasks()) await task.run(kernel);
    return await new Founding(kernel, owner).company(seed, people);
  } finally {
    await owner.end();
    await close();
  }
}

type Input = Readonly<Record<string, unknown>>;

class Founding {
  constructor(
    private readonly kernel: Kernel,
    private readonly owner: pg.Pool,
  ) {}

  async company(seed: number, peopleCount: number): Promise<SoakCompany> {
    const today = this.kernel.clock().toISOString().slice(0, 10);
    const lastYear = `${Number(today.slice(0, 4)) - 1}-01-01`;
    const [euro, dollar] = [await this.idOf('currency', 'code', 'EUR'), await this.idOf('currency', 'code', 'USD')];
    const [company] = await this.make('Company', [
      { name: `Soak ${seed}`, currency: euro, timeZone: 'UTC', costingMethod: seed % 2 === 0 ? 'average' : 'fifo' },
    ]);
    const [department] = await this.make('Department', [{ company, name: 'Trade' }]);
    await this.make('ExchangeRate', [
      { company, currency: dollar, date: lastYear, rate: '0.91' },
      { company, currency: dollar, date: `${today.slice(0, 7)}-01`, rate: '0.873' },
    ]);
    await asSystem(this.kernel, (work) =>
      setUpAccounting(work, { company: { id: company! }, chart: 'international', startsOn: lastYear as `${number}-${number}-${number}` }),
    );
    const year = today.slice(0, 4);
    await this.make('FiscalYear', [{ company, name: year, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }]);
    await this.make(
      'LockDate',
      ['all', 'tax', 'sales', 'purchases', 'hard'].map((lock) => ({ company, lock, lockedThrough: `${lastYear.slice(0, 4)}-06-30` })),
    );
    const parties = (kind: 'isCustomer' | 'isSupplier', names: readonly string[]) =>
      this.make(
        'Party',
        names.map((name, at) => ({
          name,
          [kind]: true,
          creditLimit: at % 2 ? '2000.00' : undefined,
          currency: at % 3 === 2 ? dollar : euro,
        })),
      );
    const customers = await parties('isCustomer', ['Alder', 'Birch', 'Cedar', 'Douglas', 'Elm', 'Fir']);
    const suppliers = await parties('isSupplier', ['Quarry', 'Rolling mill', 'Sawmill', 'Tannery']);
    const taxCodes = await this.make('TaxCode', [
      { code: 'soak21', name: '21 %', rate: '21' },
      { code: 'soak10', name: '10 % in the price', rate: '10', included: true },
    ]);
    const products = await this.products(euro, suppliers, taxCodes);
    const warehouses = await this.make('Warehouse', [
      { code: 'W1', name: 'Main', company },
      { code: 'W2', name: 'Harbour', company },
      { code: 'W3', name: 'Consignment', company, mayGoBelowZero: true },
    ]);
    const floors = await Promise.all(
      warehouses.map((id) => this.only(`select id from location where warehouse_id = $1 and parent_id is null`, [id])),
    );
    await this.make('ApprovalRule', [{ name: 'Over 3000', company, amountAbove: '3000.00', level: Level.Manager }]);
    await this.stock(company!, suppliers[0]!, warehouses.slice(0, 2), products);
    const account = (code: string) => this.only('select id from account where company_id = $1 and code = $2', [company, code]);
    const journal = (code: string) => this.only('select id from journal where company_id = $1 and code = $2', [company, code]);
    return {
      today,
      company: company!,
      warehouses,
      floors,
      products,
      customers,
      suppliers,
      taxCodes,
      accounts: await Promise.all(['1000', '1010', '6000', '6250', '3200'].map(account)),
      generalJournal: await journal('GEN'),
      bankJournal: await journal('BNK'),
      currencies: [euro, dollar],
      people: await this.people(company!, department!, peopleCount),
    };
  }

  private async products(currency: string, suppliers: readonly string[], taxCodes: readonly string[]): Promise<SoakProduct[]> {
    const unit = await this.idOf('unit', 'code', 'pcs');
    const wanted = Array.from({ length: productCount }, (_, at) => ({ cost: 3 + 4 * at, hasLots: at >= productCount - 2 }));
    const ids = await this.make(
      'Product',
      wanted.map(({ cost, hasLots }, at) => ({
        code: `S${at}`,
        name: `Article ${at}`,
        unit,
        listPrice: String(cost * 2),
        cost: String(cost),
        weightKg: '1.5',
        taxCode: taxCodes[at % 2],
        tracking: hasLots ? 'lot' : 'none',
        suppliers: [{ supplier: suppliers[at % suppliers.length], currency, price: `${cost}.25`, leadTimeDays: 3 }],
      })),
    );
    return wanted.map((product, at) => ({ ...product, id: ids[at]! }));
  }

  private async stock(company: string, party: string, warehouses: readonly string[], products: readonly SoakProduct[]): Promise<void> {
    const record = this.kernel.registry.named('Receipt');
    const system = await systemPrincipal(this.kernel);
    const lines = products.map(({ id, cost, hasLots }) => ({
      product: id,
      quantity: openingQuantity,
      unitCost: String(cost),
      ...(hasLots && { lotNumber: 'OPENING' }),
    }));
    let receipts = await createSet(
      this.kernel,
      system,
      record,
      warehouses.map((warehouse) => ({ company, party, warehouse, lines })),
    );
    for (const move of ['confirm', 'receive']) receipts = await moveSet(this.kernel, system, record, move, receipts);
  }

  private async people(company: string, department: string, count: number): Promise<SoakPerson[]> {
    const grants = [
      ...domains.map((domain) => ({ domain, level: Level.Director, company, margin: true })),
      ...around.map((domain) => ({ domain, level: Level.Trainee, company })),
    ];
    const emails = Array.from({ length: count }, (_, at) => `person.${at}@soak.example`);
    const ids = await this.make(
      'Employee',
      emails.map((email, at) => ({ name: `Person ${at}`, email, company, department, grants })),
    );
    const hash = await hashPassword(password);
    await this.owner.query(
      `insert into timon.credential (principal_id, email, password_hash, changed_at)
         select id, email, $3, now() from unnest($1::uuid[], $2::text[]) as p(id, email)`,
      [ids, emails, hash],
    );
    return ids.map((id, at) => ({ id, email: emails[at]!, password }));
  }

  private async make(record: string, inputs: readonly Input[]): Promise<string[]> {
    const given = inputs.map((input) => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)));
    const written = await createSet(this.kernel, await systemPrincipal(this.kernel), this.kernel.registry.named(record), given);
    return written.map(({ id }) => id);
  }

  private idOf = (table: string, column: string, value: string) => this.only(`select id from ${table} where ${column} = $1`, [value]);

  private async only(sql: string, values: readonly unknown[]): Promise<string> {
    const { rows } = await this.owner.query<{ id: string }>(sql, [...values]);
    if (!rows[0]) throw new Error(`Nothing answers ${sql}.`);
    return rows[0].id;
  }
}
