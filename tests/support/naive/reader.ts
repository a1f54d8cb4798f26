import { Decimal } from 'decimal.js';
import type { Field, RecordType } from '../../../server/kernel/declare/index.js';
import { InvalidInput } from '../../../server/kernel/errors.js';
import { checkFilter, found, passes, type Given, type Moment } from './filter.js';
import { groupsOf } from './grouped.js';
import { NaiveOrder } from './order.js';
import type { Row } from './store.js';
import { enumName, shown } from './values.js';

/** What a resolver returns: something that answers for its fields one by one. */
export interface Answering {
  readonly __typename: string;
  get(field: string, args: Given): unknown;
}

const system = 8;
const countedExactly = 10_000;

/** Reads records field by field for one caller, as somebody would who had never heard of statements. */
export class NaiveReader implements Answering {
  readonly __typename = 'Query';

  constructor(readonly moment: Moment) {}

  get(name: string, args: Given): unknown {
    if (name === 'search') return this.search(args);
    const { registry } = this.moment.store;
    if (name === 'node') {
      const record = registry.resources.find((each) => enumName(each.name) === args['kind'])!;
      return this.moment.rights.may(record, 'read') ? this.one(record, args['id']) : null;
    }
    const one = registry.resources.find((each) => each.singular === name);
    if (one) return this.one(one, args['id']);
    const list = registry.resources.find((each) => each.plural === name);
    if (list) return this.list(list, this.moment.store.all(list), args);
    const record = registry.resources.find((each) => `${each.plural}Grouped` === name)!;
    checkFilter(args);
    return groupsOf(this, record, args);
  }

  private one(record: RecordType, id: unknown): Answering | null {
    const bare = String(id).toLowerCase().replaceAll('-', '');
    return this.visible(this.moment.store.all(record).find((row) => row.id.replaceAll('-', '') === bare));
  }

  visible(row: Row | undefined): Answering | null {
    return row && this.moment.rights.sees(row) ? this.record(row) : null;
  }

  private record(row: Row): Answering {
    return { __typename: row.record.name, get: (name, args) => this.field(row, name, args) };
  }

  private field(row: Row, name: string, args: Given): unknown {
    const { store, rights } = this.moment;
    const { record } = row;
    if (record.has(name)) {
      const field = record.field(name);
      if (field.kind === 'link') return this.visible(store.find(field.target!, rights.value(row, field)));
      return field.kind === 'lines' ? this.lines(row, field) : shown(field, rights.value(row, field));
    }
    const backlink = record.backlinks.find((each) => each.name === name);
    if (backlink) return this.list(backlink.resource, store.linkedTo(backlink.via, row.id), args);
    if (name === 'title') return shown(record.title, rights.value(row, record.title));
    return name === 'can' ? this.can(row) : this.movesOpen(row);
  }

  private lines(row: Row, field: Field): Answering[] {
    const rows = this.moment.store.linkedTo(field.target!.field(field.via!), row.id).filter((each) => this.moment.rights.sees(each));
    const place = (each: Row) => Number(each.values.get('position'));
    return [...rows].sort((a, b) => place(a) - place(b)).map((each) => this.record(each));
  }

  private movesOpen(row: Row): string[] {
    const { record } = row;
    if (row.values.get('archivedAt') !== null) return [];
    return Object.entries(record.flow!.moves)
      .filter(([move, { from }]) => {
        const level = record.access.moves[move]!;
        return (
          level < system &&
          from.includes(row.values.get(record.state!.name)!) &&
          this.moment.rights.may(record, move) &&
          this.moment.rights.reaches(row, level)
        );
      })
      .map(([move]) => enumName(move));
  }

  private can(row: Row): Answering {
    const { record } = row;
    const { editableIn } = record.options;
    const isEditable = !record.state || !editableIn || editableIn.includes(row.values.get(record.state.name)!);
    const mayNow = (operation: 'update' | 'remove') =>
      row.values.get('archivedAt') === null &&
      isEditable &&
      this.moment.rights.may(record, operation) &&
      this.moment.rights.reaches(row, record.access[operation]);
    return { __typename: 'RecordRights', get: (name) => mayNow(name as 'update' | 'remove') };
  }

  /** A page of some rows of a record. */
  private list(record: RecordType, among: readonly Row[], args: Given): Answering {
    const { rights } = this.moment;
    const { filter, orderBy, first, after, last, before, offset, archived } = args as ListArguments;
    const backwards = isGiven(last) || (isGiven(before) && !isGiven(first));
    const size = within(backwards ? last : first, 50, 500, backwards ? 'last' : 'first');
    const skipped = within(offset, 0, 10_000, 'offset');
    const order = new NaiveOrder(this.moment, record, orderBy, filter?.['search'] as string | undefined);
    checkFilter(filter);
    const behind = isGiven(after) ? order.position(after) : undefined;
    const ahead = isGiven(before) ? order.position(before) : undefined;
    const all = among.filter(
      (row) =>
        (record.partOf || (row.values.get('archivedAt') !== null) === (archived === true)) &&
        rights.sees(row) &&
        passes(this.moment, row, filter),
    );
    const reachable = order.sorted(all).filter((row) => (!behind || behind(row) > 0) && (!ahead || ahead(row) < 0));
    const inTurn = backwards ? reachable.reverse() : reachable;
    const page = inTurn.slice(skipped, skipped + size);
    const hasFurther = inTurn.length > skipped + size;
    if (backwards) page.reverse();
    const cameFrom = behind !== undefined || ahead !== undefined;
    const pageInfo = {
      hasNextPage: backwards ? cameFrom : hasFurther,
      hasPreviousPage: backwards ? hasFurther : skipped > 0 || cameFrom,
      startCursor: page.length > 0 ? order.cursor(page[0]!) : null,
      endCursor: page.length > 0 ? order.cursor(page.at(-1)!) : null,
    };
    const edge = (row: Row): Answering => plain(`${record.name}Edge`, { node: () => this.record(row), cursor: () => order.cursor(row) });
    return plain(`${record.name}Connection`, {
      nodes: () => page.map((row) => this.record(row)),
      edges: () => page.map(edge),
      pageInfo: () => plain('PageInfo', pageInfo),
      count: ({ exact }: Given) => {
        const stops = exact !== true && all.length > countedExactly;
        return plain('Count', { value: stops ? countedExactly : all.length, exact: !stops });
      },
    });
  }

  private search({ text, kinds, first }: Given): Answering[] {
    const { store, rights } = this.moment;
    checkFilter(text, 'search');
    const words = (text as string).trim();
    const records = store.registry.resources.filter(
      (record) =>
        !record.partOf &&
        record.searchable.length > 0 &&
        rights.may(record, 'read') &&
        [...record.searchable, record.title].every((field) => rights.knowsEverywhere(field)) &&
        (!isGiven(kinds) || (kinds as string[]).includes(enumName(record.name))),
    );
    const hits = records
      .flatMap((record) =>
        store.all(record).filter((row) => row.values.get('archivedAt') === null && rights.sees(row) && found(this.moment, row, words)),
      )
      .map((row) => ({ row, kind: enumName(row.record.name), near: new Decimal(store.similarityOf(row, words)) }))
      .sort((a, b) => b.near.cmp(a.near) || compareText(a.kind, b.kind) || compareText(a.row.id, b.row.id));
    const most = Math.min(Math.max((first as number | null | undefined) ?? 20, 0), 100);
    return hits.slice(0, most).map(({ row, kind, near }) =>
      plain('SearchHit', {
        kind,
        id: row.id,
        title: row.values.get(row.record.title.name),
        similarity: near.toDecimalPlaces(3, Decimal.ROUND_HALF_UP).toFixed(),
      }),
    );
  }
}

interface ListArguments {
  readonly filter?: Given | null;
  readonly orderBy?: readonly Given[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly offset?: number | null;
  readonly archived?: boolean | null;
}

/** An object whose fields are values, or functions of their arguments. */
export const plain = (__typename: string, fields: Readonly<Record<string, unknown>>): Answering => ({
  __typename,
  get: (name, args) => {
    const value = fields[name];
    return typeof value === 'function' ? (value as (args: Given) => unknown)(args) : value;
  },
});

export function within(value: number | null | undefined, usual: number, most: number, name: string): number {
  if (!isGiven(value)) return usual;
  if (value < 0 || value > most) throw new InvalidInput({ [name]: 'OUT_OF_RANGE' });
  return value;
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
