import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { OwnDatabase } from './support/database.js';
import { outcomeOf, Product, project, type Outcome } from './support/product.js';
import type { Person } from './support/person.js';
import { Staff } from './support/staff.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const folder = join(project, '..', 'shared', 'data', 'northwind');
const isHere = existsSync(join(folder, 'orders.csv'));
if (!isHere) console.warn(`Northwind's files are not in ${folder}, so its import is not tested.`);
const describeWithNorthwind = isHere ? describe : describe.skip;

/** The importer as `npm run import` starts it. */
function importing(database: OwnDatabase, from: string, ...options: string[]) {
  const args = ['--enable-source-maps', 'server/launch/command.mjs', 'dist/server/commands/import.js', 'northwind', from, ...options];
  const environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_ENV: 'production',
    TIMON_OWNER_URL: database.url,
    TIMON_DATA: tmpdir(),
  };
  return spawn(process.execPath, args, { cwd: project, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

const importAll = (database: OwnDatabase, from = folder, ...options: string[]): Promise<Outcome> =>
  outcomeOf(importing(database, from, ...options));

async function figuresOf(database: OwnDatabase): Promise<Record<string, unknown>> {
  const [figures] = await database.rows(
    `select (select count(*)::int from sales_order) as orders, count(*)::int as lines, sum(net_amount)::text as net,
       (select count(*)::int from party) as parties, (select count(*)::int from timon.external_key) as keys,
       (select count(*)::int from timon.history where record in ('Party', 'SalesOrder', 'Product')) as history from sales_order_line`,
  );
  return figures!;
}

/** What is there after an import that nothing went wrong with. */
let undisturbed: Record<string, unknown>;

describeWithNorthwind('Northwind moves in', () => {
  let database: OwnDatabase;
  let product: Product;
  let analyst: Person;
  let first: Outcome;

  beforeAll(async () => {
    database = await OwnDatabase.create('template');
    product = await Product.start(project, database.url);
    first = await importAll(database);
    undisturbed = await figuresOf(database);
    const staff = await Staff.of(product);
    const { companies } = await staff.head.have<{ companies: { nodes: { id: string }[] } }>(
      '{ companies(filter: { name: { eq: "Northwind Traders" } }) { nodes { id } } }',
    );
    const company = companies.nodes[0]!.id;
    const grants = ['sales', 'directory', 'catalog', 'personnel', 'company'].map((domain) => ({ domain, level: 6, company }));
    analyst = (await staff.hire('Ada', grants, { company })).person;
  }, 180_000);

  afterAll(async () => {
    await product?.stop();
    await database?.drop();
  }, 30_000);

  test('whole, without one row refused', () => {
    expect(first).toMatchObject({ code: 0 });
    const [, ...ledger] = first.said.split('\n').filter((line) => /\d +\d+ +\d+ +\d+$/.test(line) || line.includes('created'));
    expect(ledger.filter((line) => !line.endsWith(' 0'))).toEqual([]);
    expect(ledger.find((line) => line.startsWith('orders'))).toMatch(/^orders +830 +0 +0 +0$/);
    expect(ledger.find((line) => line.startsWith('customers '))).toMatch(/^customers +91 +0 +0 +0$/);
  });

  const rowsOf = async (query: string): Promise<unknown[]> =>
    (await analyst.have<{ grouped: { rows: unknown[] } }>(`{ grouped: ${query} }`)).grouped.rows;

  test('net of all lines, and the lines', async () => {
    expect(await rowsOf('salesOrderLinesGrouped(by: [], totals: true) { rows { count sum { netAmount } } }')).toEqual([
      { count: 2155, sum: { netAmount: '1265793.29' } },
    ]);
  });

  test('net by year', async () => {
    const rows = await rowsOf(
      'salesOrderLinesGrouped(by: [{ order: { orderDate: YEAR } }], orderBy: [{ key: { index: 0, direction: ASC } }]) { rows { keys { order { orderDate } } sum { netAmount } } }',
    );
    expect(rows).toEqual(
      [
        ['1996-01-01', '208083.99'],
        ['1997-01-01', '617085.35'],
        ['1998-01-01', '440623.95'],
      ].map(([orderDate, netAmount]) => ({ keys: { order: { orderDate } }, sum: { netAmount } })),
    );
  });

  test('the best customers, with their orders', async () => {
    const rows = await rowsOf(
      'salesOrdersGrouped(by: [{ customer: { name: VALUE } }], orderBy: [{ sum: { netAmount: DESC } }], first: 3) { rows { keys { customer { name } } count sum { netAmount } } }',
    );
    expect(rows).toEqual([
      { keys: { customer: { name: 'QUICK-Stop' } }, count: 28, sum: { netAmount: '110277.32' } },
      { keys: { customer: { name: 'Ernst Handel' } }, count: 30, sum: { netAmount: '104875.00' } },
      { keys: { customer: { name: 'Save-a-lot Markets' } }, count: 31, sum: { netAmount: '104361.96' } },
    ]);
  });

  test('the sellers, with their orders', async () => {
    const rows = (await rowsOf(
      'salesOrdersGrouped(by: [{ owner: { lastName: VALUE } }], orderBy: [{ sum: { netAmount: DESC } }]) { rows { keys { owner { lastName } } count sum { netAmount } } }',
    )) as { keys: { owner: { lastName: string } } }[];
    const row = (lastName: string, count: number, netAmount: string) => ({ keys: { owner: { lastName } }, count, sum: { netAmount } });
    expect(rows).toHaveLength(9);
    expect(rows).toEqual(
      expect.arrayContaining([
        row('Peacock', 156, '232890.89'),
        row('Leverling', 127, '202812.88'),
        row('Davolio', 123, '192107.67'),
        row('Buchanan', 42, '68792.31'),
      ]),
    );
  });

  test('net by category', async () => {
    const rows = await rowsOf(
      'salesOrderLinesGrouped(by: [{ product: { category: { name: VALUE } } }]) { rows { keys { product { category { name } } } sum { netAmount } } }',
    );
    const row = (name: string, netAmount: string) => ({ keys: { product: { category: { name } } }, sum: { netAmount } });
    expect(rows).toHaveLength(8);
    expect(rows).toEqual(
      expect.arrayContaining([
        row('Beverages', '267868.20'),
        row('Dairy Products', '234507.32'),
        row('Confections', '167357.29'),
        row('Grains/Cereals', '95744.60'),
      ]),
    );
  });

  test('freight, and orders of the first and the last day', async () => {
    expect(await rowsOf('salesOrdersGrouped(by: []) { rows { count sum { freight } min { orderDate } max { orderDate } } }')).toEqual([
      { count: 830, sum: { freight: '64942.69' }, min: { orderDate: '1996-07-04' }, max: { orderDate: '1998-05-06' } },
    ]);
  });

  test('a second time, and nothing changes', async () => {
    const before = await database.digests();
    const second = await importAll(database);
    expect(second.code).toBe(0);
    expect(await database.digests()).toEqual(before);
  });
});

describeWithNorthwind('Northwind moves in with trouble', () => {
  let database: OwnDatabase;
  let copy: string;
  beforeEach(async () => {
    database = await OwnDatabase.create('template');
    copy = mkdtempSync(join(tmpdir(), 'timon-northwind-'));
    cpSync(folder, copy, { recursive: true });
  });
  afterEach(async () => {
    await database.drop();
    rmSync(copy, { recursive: true, force: true });
  });

  test('killed half-way and run again: the same figures, nothing twice', async () => {
    const killed = importing(database, folder);
    const outcome = outcomeOf(killed);
    await until(
      'the first orders are in',
      async () => ((await database.rows('select count(*)::int as n from sales_order'))[0]!['n'] as number) > 0,
    );
    killed.kill('SIGKILL');
    await outcome;
    const cut = await figuresOf(database);
    expect(cut['orders']).toBeLessThan(830);
    expect((await importAll(database)).code).toBe(0);
    const whole = await figuresOf(database);
    expect(whole).toMatchObject({ orders: 830, lines: 2155, net: '1265793.29' });
    expect(whole).toEqual(undisturbed);
  });

  test('broken rows are told by file, line, field and reason, and the others go on; or nothing is written at all', async () => {
    breakRow('orders.csv', 3, 'order_date', '1996-13-45');
    breakRow('customers.csv', 4, 'company_name', '');
    const before = await figuresOf(database);
    const nothing = await importAll(database, copy, '--all-or-nothing');
    expect(nothing.code).toBe(1);
    expect(nothing.said).toContain('Nothing was written');
    expect(await figuresOf(database)).toEqual(before);
    expect(before).toMatchObject({ orders: 0, parties: 0 });

    const rest = await importAll(database, copy);
    expect(rest.code).toBe(1);
    expect(rest.said).toContain('customers.csv:4 · name · company_name “” · Must be filled in.');
    expect(rest.said).toContain('orders.csv:3 · orderDate · order_date “1996-13-45” · Is not a date.');
    const { orders } = await figuresOf(database);
    expect(orders).toBeGreaterThan(800);
    expect(orders).toBeLessThan(830);
  });

  function breakRow(file: string, line: number, field: string, value: string): void {
    const lines = readFileSync(join(copy, file), 'utf8').split('\n');
    const at = lines[0]!.split(',').indexOf(field);
    lines[line - 1] = lines[line - 1]!.split(',').with(at, value).join(',');
    writeFileSync(join(copy, file), lines.join('\n'));
  }
});
