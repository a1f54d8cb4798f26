import { createHash } from 'node:crypto';
import { Decimal } from 'decimal.js';
import type { Field, RecordType } from '../../../server/kernel/declare/index.js';
import { InvalidInput } from '../../../server/kernel/errors.js';
import type { Given, Moment } from './filter.js';
import type { Row } from './store.js';
import { castToText, compareStored, isDecimal, measure } from './values.js';

interface Key {
  readonly name: string;
  readonly descending: boolean;
  readonly nullable: boolean;
  readonly of: (row: Row) => string | null;
  readonly compare: (a: string, b: string) => number;
  /** As the value stands in a cursor, and back. */
  readonly spell: (value: string) => string;
  readonly read: (spelled: string) => string | undefined;
}

/** The order of a list, and the cursors in it. */
export class NaiveOrder {
  readonly keys: readonly Key[];
  private readonly signature: string;

  constructor(
    private readonly moment: Moment,
    record: RecordType,
    orderBy: readonly Given[] | null | undefined,
    search: string | null | undefined,
  ) {
    const asked = (orderBy ?? []).map((entry) => this.keyOf(record, entry, ''));
    const first = search !== null && search !== undefined && !orderBy ? [this.nearness(search)] : [];
    const keys = [...first, ...asked];
    if (keys.length === 0) keys.push(...this.usual(record));
    const last = keys.at(-1);
    if (last?.name !== 'id') keys.push(this.key(record.field('id'), last?.descending ?? false, '', (row) => row));
    this.keys = keys;
    const spelled = keys.map(({ name, descending }) => name + (descending ? '-' : '+')).join(',');
    this.signature = createHash('sha256').update(spelled).digest('base64url').slice(0, 6);
  }

  sorted(rows: readonly Row[]): Row[] {
    return [...rows].sort((a, b) => this.compare(this.valuesOf(a), this.valuesOf(b)));
  }

  cursor(row: Row): string {
    const values = this.valuesOf(row).map((value, at) => (value === null ? 'null' : JSON.stringify(this.keys[at]!.spell(value))));
    return Buffer.from(`[${[JSON.stringify(this.signature), ...values].join(', ')}]`).toString('base64url');
  }

  /** Where a row stands to a cursor: below 0 before it, above 0 behind. */
  position(cursor: string): (row: Row) => number {
    const values = this.decode(cursor);
    return (row) => this.compare(this.valuesOf(row), values);
  }

  private decode(cursor: string): (string | null)[] {
    const refusal = new InvalidInput({ cursor: 'NOT_OF_THIS_LIST' });
    let parts: unknown;
    try {
      parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    } catch {
      throw refusal;
    }
    if (!Array.isArray(parts) || parts[0] !== this.signature || parts.length !== this.keys.length + 1) throw refusal;
    return this.keys.map((key, at) => {
      const part: unknown = parts[at + 1];
      if (part === null && key.nullable) return null;
      const value = typeof part === 'string' ? key.read(part) : undefined;
      if (value === undefined) throw refusal;
      return value;
    });
  }

  private compare(a: readonly (string | null)[], b: readonly (string | null)[]): number {
    for (const [at, key] of this.keys.entries()) {
      const upwards = compareOrEmpty(a[at]!, b[at]!, key.compare);
      if (upwards !== 0) return key.descending ? -upwards : upwards;
    }
    return 0;
  }

  private valuesOf(row: Row): (string | null)[] {
    return this.keys.map((key) => key.of(row));
  }

  private keyOf(record: RecordType, entry: Given, path: string, from: (row: Row) => Row | undefined = (row) => row): Key {
    const entries = Object.entries(entry);
    if (entries.length !== 1) throw new InvalidInput({ orderBy: 'ONE_KEY_EACH' });
    const [name, inner] = entries[0]!;
    if (inner === null) throw new InvalidInput({ orderBy: record.field(name).kind === 'link' ? 'ONE_KEY_EACH' : 'DIRECTION' });
    const field = record.field(name);
    if (field.kind !== 'link') return this.key(field, inner === 'DESC', path, from);
    const { store, rights } = this.moment;
    const follow = (row: Row) => {
      const here = from(row);
      const target = here && store.find(field.target!, rights.value(here, field));
      return target && rights.sees(target) ? target : undefined;
    };
    return this.keyOf(field.target!, inner as Given, `${path}${name}.`, follow);
  }

  private key(field: Field, descending: boolean, path: string, from: (row: Row) => Row | undefined): Key {
    const measured = measure(field);
    const { store, rights } = this.moment;
    return {
      name: path + field.name,
      descending,
      nullable: path !== '' || measured.optional || measured.sideTable || !rights.knowsEverywhere(measured),
      of: (row) => {
        const here = from(row);
        return here ? rights.value(here, measured) : null;
      },
      compare: (a, b) => compareStored(store, measured, a, b),
      spell: (value) => castToText(measured, value),
      read: (spelled) => readSpelled(measured, spelled),
    };
  }

  private nearness(text: string): Key {
    const words = text.trim();
    if (words.length > 100) throw new InvalidInput({ search: 'TOO_LONG' });
    return {
      name: 'similarity',
      descending: true,
      nullable: false,
      of: (row) => this.moment.store.similarityOf(row, words),
      compare: (a, b) => new Decimal(a).cmp(b),
      spell: (value) => value,
      read: (spelled) => (/^-?[\d.]{1,60}$/.test(spelled) ? spelled : undefined),
    };
  }

  /** By the field the record names, else by its title, where both can be ordered by; parts by when they were made. */
  private usual(record: RecordType): Key[] {
    const { orderBy, title, partOf } = record.options;
    const field = record.field(orderBy?.field ?? (partOf ? 'id' : title));
    if (!field.filter || !this.moment.rights.knowsEverywhere(measure(field))) return [];
    return [this.key(field, orderBy?.direction === 'DESC', '', (row) => row)];
  }
}

/** Upwards empty values come last, downwards first. */
function compareOrEmpty(a: string | null, b: string | null, compare: (a: string, b: string) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

function readSpelled(field: Field, spelled: string): string | undefined {
  const form = isDecimal(field) ? /^-?[\d.]{1,60}$/ : spelledForms[field.name === 'id' ? 'id' : field.kind];
  if (form && !form.test(spelled)) return undefined;
  return field.kind === 'flag' ? (spelled === 'true' ? 't' : 'f') : spelled;
}

const spelledForms: Readonly<Record<string, RegExp>> = {
  id: /^[0-9a-f-]{36}$/,
  integer: /^-?\d{1,10}$/,
  flag: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2} [\d:.+-]{8,30}$/,
};
