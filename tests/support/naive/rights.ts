import type { Field, RecordType } from '../../../server/kernel/declare/index.js';
import type { Row, Store } from './store.js';

/** Whoever asks, by what the rights tables say of them and nothing that was worked out from it. */
export interface Holder {
  readonly employeeId: string | null;
  readonly grants: readonly Held[];
}

interface Held {
  readonly companyId: string | null;
  readonly departmentId: string | null;
  readonly domain: string;
  readonly level: number;
  readonly rights: readonly string[];
}

const head = 7;
const nobody = 8;
const ownRight = ['pay', 'bank', 'secret'];

/** The access tables read row by row and grant by grant. */
export class NaiveRights {
  /** How often a row, a value or a link was kept from the caller. */
  hidden = 0;

  constructor(
    private readonly holder: Holder,
    private readonly store: Store,
  ) {}

  may(record: RecordType, operation: string): boolean {
    const levels: Record<string, number> = {
      ...record.access.moves,
      read: record.access.read,
      update: record.access.update,
      remove: record.access.remove,
    };
    const least = levels[operation] ?? nobody;
    return least < nobody && this.grantsIn(record).some((grant) => grant.level >= least);
  }

  sees(row: Row): boolean {
    const visible = this.may(row.record, 'read') && this.reaches(row, row.record.root.access.read);
    if (!visible) this.hidden += 1;
    return visible;
  }

  /** Whether my grants reach a level on this very row. */
  reaches(row: Row, level: number): boolean {
    const root = this.rootOf(row);
    return this.grantsIn(row.record).some((grant) => grant.level >= level && this.opens(grant, root));
  }

  /** The value of a field, or nothing where it is not mine to read. */
  value(row: Row, field: Field): string | null {
    const value = row.values.get(field.name) ?? null;
    if (value === null || this.reads(row, field)) return value;
    this.hidden += 1;
    return null;
  }

  /** Whether a field is open on some row at all. */
  knows(field: Field): boolean {
    return this.grantsIn(field.resource).some((grant) => this.suffices(grant, field));
  }

  /** Whether no row I see keeps this field from me. */
  knowsEverywhere(field: Field): boolean {
    const { read } = field.resource.access;
    const reaching = this.grantsIn(field.resource).filter((grant) => grant.level >= read);
    return reaching.length > 0 && reaching.every((grant) => this.suffices(grant, field));
  }

  private reads(row: Row, field: Field): boolean {
    const root = this.rootOf(row);
    return this.grantsIn(row.record).some((grant) => this.suffices(grant, field) && this.opens(grant, root));
  }

  private suffices(grant: Held, field: Field): boolean {
    const { access } = field.resource;
    const right = access.fields[field.twinOf ?? field.name];
    const level = typeof right === 'object' ? (right.read ?? access.read) : (right ?? access.read);
    const isHead = grant.level === head && grant.departmentId === null;
    const mayHold = !ownRight.includes(field.class) || grant.rights.includes(field.class as never) || isHead;
    return grant.level >= access.read && grant.level >= level && mayHold;
  }

  private grantsIn(record: RecordType): Held[] {
    return this.holder.grants.filter(({ domain }) => domain === '*' || domain === record.access.domain);
  }

  /** Whether one grant, by its own rule, opens a row. */
  private opens(grant: Held, row: Row): boolean {
    const rules = Object.entries(row.record.access.rows).filter(([level]) => Number(level) <= grant.level);
    const rule = rules.sort(([a], [b]) => Number(a) - Number(b)).at(-1)?.[1];
    if (!rule) return false;
    if (rule.reach === 'everyone') return true;
    const decides = row.values.get(rule.field) ?? null;
    if (rule.reach === 'company') return grant.companyId === null || decides === grant.companyId;
    if (rule.reach === 'department') return this.isIn(grant, decides);
    const department = Object.values(row.record.access.rows).find(({ reach }) => reach === 'department') as { field: string } | undefined;
    const inside = !department || this.isIn(grant, row.values.get(department.field) ?? null);
    if (rule.reach === 'own') return inside && decides !== null && decides === this.holder.employeeId;
    throw new Error(`Rows of ${rule.reach} are not known here.`);
  }

  private isIn(grant: Held, department: string | null): boolean {
    if (department === null) return false;
    if (grant.departmentId) return department === grant.departmentId;
    const row = this.store.find(this.store.registry.named('Department'), department);
    return grant.companyId === null || row?.values.get('company') === grant.companyId;
  }

  private rootOf(row: Row): Row {
    const { partOf } = row.record;
    return partOf ? this.rootOf(this.store.find(partOf.target!, row.values.get(partOf.name))!) : row;
  }
}
