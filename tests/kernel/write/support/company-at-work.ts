import type { RecordType } from '../../../../server/kernel/declare/index.js';
import { Level } from '../../../../server/kernel/declare/index.js';
import { loadPrincipal, type Principal } from '../../../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../../../server/kernel/rights/system-principal.js';
import { createSet, moveSet, type Input, type Written } from '../../../../server/kernel/write/index.js';
import { openTestDatabase, type TestDatabase } from '../../../support/database.js';

/** A company with two departments, people at several levels, a customer, products and a rate: enough to sell something. */
export interface CompanyAtWork {
  readonly db: TestDatabase;
  readonly system: Principal;
  readonly ids: Readonly<Record<'euro' | 'dollar' | 'company' | 'sales' | 'export' | 'customer' | 'limited' | 'desk' | 'lamp', string>>;
  readonly people: Readonly<Record<'clerk' | 'otherClerk' | 'specialist' | 'lead' | 'manager' | 'head', Principal>>;
  record(name: string): RecordType;
  create(name: string, input: Input, as?: Principal): Promise<Written>;
  order(input?: Input, as?: Principal): Promise<Written>;
  confirm(order: Written, as: Principal, accept?: string[]): Promise<Written>;
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

export const givenCompanyAtWork = async (): Promise<CompanyAtWork> => companyAtWork(await openTestDatabase());

export async function companyAtWork(db: TestDatabase): Promise<CompanyAtWork> {
  const { kernel, registry } = db;
  const system = await systemPrincipal(kernel);
  const record = (name: string) => registry.named(name);
  const create = async (name: string, input: Input, as = system) => (await createSet(kernel, as, record(name), [input]))[0]!;
  const rows = async (sql: string, values: unknown[] = []) => (await db.owner.query(sql, values)).rows as Record<string, unknown>[];
  const known = async (table: string, code: string) => (await rows(`select id from ${table} where code = $1`, [code]))[0]?.['id'] as string;

  const euro = await known('currency', 'EUR');
  const dollar = await known('currency', 'USD');
  const { id: company } = await create('Company', { name: 'Muebles del Sur', currency: euro, timeZone: 'Europe/Madrid' });
  await create('ExchangeRate', { company, currency: dollar, date: '2026-01-01', rate: '0.9' });
  const { id: sales } = await create('Department', { company, name: 'Sales', domains: [{ domain: 'sales' }] });
  const { id: exporting } = await create('Department', { company, name: 'Export', domains: [{ domain: 'sales' }] });
  const person = async (name: string, department: string, level: Level, more: Input = {}) => {
    const everywhere = ['company', 'personnel', 'directory', 'catalog'].map((domain) => ({ domain, level: Level.Trainee }));
    const { id } = await create('Employee', {
      name,
      company,
      department,
      grants: [{ domain: 'sales', department, level }, ...everywhere],
      ...more,
    });
    return (await loadPrincipal(kernel.pool, registry, id))!;
  };
  const people = {
    clerk: await person('Clara Clerk', sales, Level.Clerk),
    otherClerk: await person('Otto Clerk', sales, Level.Clerk),
    specialist: await person('Sofía Specialist', sales, Level.Specialist),
    lead: await person('Lía Lead', sales, Level.Lead),
    manager: await person('Mar Manager', sales, Level.Manager),
    head: await person('Hugo Head', sales, Level.Head, { grants: [{ domain: '*', level: Level.Head }] }),
  };
  const unit = await known('unit', (await rows('select code from unit order by code limit 1'))[0]!['code'] as string);
  const taxCode = await known('tax_code', 'none');
  const { id: category } = await create('ProductCategory', { name: 'Office' });
  const product = (name: string, listPrice: string) =>
    create('Product', { code: name, name, category, unit, taxCode, listPrice, cost: '4' });
  const { id: desk } = await product('desk', '250');
  const { id: lamp } = await product('lamp', '19.99');
  const { id: customer } = await create('Party', { name: 'Café Ñandú', isCustomer: true });
  const { id: limited } = await create('Party', { name: 'Small Credit Ltd', isCustomer: true, creditLimit: '600' });

  const order = (input: Input = {}, as = people.clerk) =>
    create('SalesOrder', { customer, lines: [{ product: desk, quantity: '2' }], ...input }, as);
  const confirm = async (written: Written, as: Principal, accept: string[] = []) =>
    (await moveSet(kernel, as, record('SalesOrder'), 'confirm', [written], { accept }))[0]!;
  return {
    db,
    system,
    ids: { euro, dollar, company, sales, export: exporting, customer, limited, desk, lamp },
    people,
    record,
    create,
    order,
    confirm,
    rows,
  };
}

/** What was refused and why, or that it was not. */
export async function refusalOf(
  attempt: Promise<unknown>,
): Promise<{ code: string; facts: Record<string, unknown>; fields: Record<string, string> }> {
  try {
    await attempt;
  } catch (error) {
    const { code, facts, fields } = error as { code: string; facts: Record<string, unknown>; fields: Record<string, string> };
    if (!code || !facts) throw error;
    return { code, facts, fields };
  }
  throw new Error('It was not refused.');
}
