import { Level, type LevelName } from '../../server/kernel/declare/index.js';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { createSet } from '../../server/kernel/write/index.js';
import type { TestDatabase } from './database.js';

/** A grant as it is written on an employee; departments by their names. */
export interface GivenGrant {
  readonly domain: string;
  readonly level: LevelName;
  readonly department?: string;
  /** Left out, the person's own company; null holds in every company. */
  readonly company?: null;
  readonly pay?: boolean;
  readonly margin?: boolean;
  readonly bank?: boolean;
  readonly secret?: boolean;
  readonly personal?: boolean;
}

/** What everybody may look at who works with the records of others. */
const lookingAround = ['directory', 'catalog', 'company', 'personnel'];

/** The people of a test, made through the same writes as everyone: `cast.clerk('sales', 'North')`. */
export class Cast {
  private readonly departments = new Map<string, string>();
  private hired = 0;

  private constructor(
    private readonly db: TestDatabase,
    readonly companyId: string,
  ) {}

  static async of(db: TestDatabase, { name = 'Northern Goods', currency = 'EUR', departments = ['North', 'South'] } = {}): Promise<Cast> {
    const [found] = (await db.owner.query<{ id: string }>('select id from currency where code = $1', [currency])).rows;
    const cast = new Cast(db, await insert(db, 'Company', { name, currency: found!.id, timeZone: 'Europe/Madrid' }));
    for (const department of departments) await cast.department(department);
    return cast;
  }

  async department(name: string): Promise<string> {
    const id = this.departments.get(name) ?? (await insert(this.db, 'Department', { company: this.companyId, name }));
    this.departments.set(name, id);
    return id;
  }

  trainee = (domain: string, department?: string) => this.employeeAt('Trainee', domain, department);
  clerk = (domain: string, department?: string) => this.employeeAt('Clerk', domain, department);
  specialist = (domain: string, department?: string) => this.employeeAt('Specialist', domain, department);
  lead = (domain: string, department?: string) => this.employeeAt('Lead', domain, department);
  manager = (domain: string, department?: string) => this.employeeAt('Manager', domain, department);
  director = (domain: string, department?: string) => this.employeeAt('Director', domain, department);

  head(): Promise<Principal> {
    return this.employee('Head', [{ domain: '*', level: 'Head', company: null }]);
  }

  /** Somebody with just these grants. */
  async employee(name: string, grants: readonly GivenGrant[], more: Readonly<Record<string, unknown>> = {}): Promise<Principal> {
    this.hired += 1;
    const own = grants.find(({ department }) => department)?.department ?? [...this.departments.keys()][0]!;
    const id = await insert(this.db, 'Employee', {
      name: `${name} ${this.hired}`,
      company: this.companyId,
      department: await this.department(own),
      grants: await Promise.all(grants.map((grant) => this.grantLine(grant))),
      ...more,
    });
    return (await loadPrincipal(this.db.kernel.pool, this.db.registry, id))!;
  }

  private employeeAt(level: LevelName, domain: string, department?: string): Promise<Principal> {
    const around = lookingAround.filter((each) => each !== domain).map((each): GivenGrant => ({ domain: each, level: 'Trainee' }));
    return this.employee(level, [{ domain, level, department }, ...around]);
  }

  private async grantLine({ level, department, company, ...grant }: GivenGrant): Promise<object> {
    return {
      ...grant,
      level: Level[level],
      company: company === null ? null : this.companyId,
      department: department && (await this.department(department)),
    };
  }
}

/** Creates one record in Timón's own name. */
export async function insert(db: TestDatabase, record: string, input: Readonly<Record<string, unknown>>): Promise<string> {
  const [written] = await createSet(db.kernel, await systemPrincipal(db.kernel), db.registry.named(record), [given(input)]);
  return written!.id;
}

/** Without what was left out. */
const given = (input: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
