import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ask, type Answer } from '../support/ask.js';
import type { TestDatabase } from '../support/database.js';
import type { Asking } from './company-under-proof.js';
import { allRecords, type ExpectedField, type ExpectedRecord } from './expected/index.js';
import { Oracle } from './oracle.js';
import { StoredRows } from './stored-rows.js';

export interface Difference {
  readonly channel: string;
  readonly subject: string;
  readonly cell: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Thrown where one difference is enough. */
export class FirstDifference extends Error {}

/** Counts what was compared and keeps what differed. */
export class Tally {
  stopsAtFirst = false;
  readonly cells = new Map<string, number>();
  readonly differences: Difference[] = [];

  check(channel: string, subject: string, cell: string, expected: unknown, actual: unknown): void {
    this.cells.set(channel, (this.cells.get(channel) ?? 0) + 1);
    if (expected === actual || JSON.stringify(expected) === JSON.stringify(actual)) return;
    this.differences.push({ channel, subject, cell, expected, actual });
    if (this.stopsAtFirst) throw new FirstDifference(this.told().replaceAll('\n', ' '));
  }

  get total(): number {
    return [...this.cells.values()].reduce((sum, cells) => sum + cells, 0);
  }

  /** How many differences each channel has, and the first few of them, as lines to read. */
  told(most = 6): string {
    const byChannel = new Map<string, Difference[]>();
    for (const each of this.differences) byChannel.set(each.channel, [...(byChannel.get(each.channel) ?? []), each]);
    return [...byChannel]
      .flatMap(([channel, found]) => [
        `${channel}: ${found.length} differences`,
        ...found
          .slice(0, most)
          .map(({ subject, cell, expected, actual }) => `  ${subject} · ${cell}: expected ${spelled(expected)}, got ${spelled(actual)}`),
      ])
      .join('\n');
  }
}

const spelled = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 300);

export const records: ReadonlyMap<string, ExpectedRecord> = new Map(allRecords.map((record) => [record.name, record]));

/** Everything a channel needs: the product to ask, what is stored, and what is expected. */
export class Proof {
  readonly tally = new Tally();
  private readonly oracles = new Map<Asking, Oracle>();

  private constructor(
    readonly db: TestDatabase,
    readonly stored: StoredRows,
    readonly asking: readonly Asking[],
    /** What is written down of each record. */
    readonly records: ReadonlyMap<string, ExpectedRecord>,
  ) {}

  static async of(db: TestDatabase, asking: readonly Asking[], expected = records): Promise<Proof> {
    return new Proof(db, await StoredRows.read(db.owner, [...expected.values()]), asking, expected);
  }

  get schema(): GraphQLSchema {
    return this.db.api.schema;
  }

  /** Stops at the first difference: that there is one is all that is asked. */
  upToTheFirst(): Proof {
    this.tally.stopsAtFirst = true;
    return this;
  }

  oracleOf(asking: Asking): Oracle {
    const known = this.oracles.get(asking) ?? new Oracle(asking, this.records, this.stored);
    this.oracles.set(asking, known);
    return known;
  }

  async ask(asking: Asking, text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer<Record<string, unknown>>> {
    return ask<Record<string, unknown>>(this.db, asking.principal!, text, variables);
  }

  /** The data of what has to be answered without a refusal; a refusal is a difference. */
  async read(channel: string, asking: Asking, cell: string, text: string): Promise<Record<string, unknown> | undefined> {
    const { data, errors } = await this.ask(asking, text);
    this.tally.check(
      channel,
      asking.name,
      cell,
      '',
      errors
        .map(({ code, message, path }) => `${code} ${path?.join('.') ?? ''} ${message}`)
        .join('; ')
        .slice(0, 500),
    );
    return errors.length > 0 || data === null ? undefined : data;
  }

  inputType(name: string): GraphQLInputObjectType | undefined {
    const type = this.schema.getType(name);
    return isInputObjectType(type) ? type : undefined;
  }

  objectType(name: string): GraphQLObjectType | undefined {
    const type = this.schema.getType(name);
    return isObjectType(type) ? type : undefined;
  }

  /** The fields of a record that an input of the product offers and that hold a value of their own. */
  valuesIn(record: ExpectedRecord, input: string): { field: ExpectedField; type: string }[] {
    const offered = this.inputType(input)?.getFields() ?? {};
    return [...record.fields.values()]
      .filter(({ name, target }) => target === undefined && offered[name])
      .map((field) => ({ field, type: getNamedType(offered[field.name]!.type).name }));
  }
}

/** Texts in groups, so that many questions travel in one document. */
export function batched<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/** Amounts are compared, added and sorted in company currency, as the business does it. */
export const measured = (record: ExpectedRecord, field: ExpectedField): ExpectedField =>
  record.fields.get(record.worth[field.name] ?? `${field.name}InCompanyCurrency`) ?? field;

const moment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** One spelling for what is stored and what is answered. */
export function canonical(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (/^-?\d+(\.\d+)?$/.test(text) && text.length < 25) return String(Number(text));
  if (moment.test(text)) return new Date(text).toISOString();
  return /^[\w -]+$/.test(text) && !/^[0-9a-f-]{36}$/.test(text) ? text.toUpperCase().replaceAll(/[ -]/g, '_') : text;
}

export const isArchived = ({ values }: { readonly values: ReadonlyMap<string, unknown> }): boolean =>
  (values.get('archivedAt') ?? null) !== null;
