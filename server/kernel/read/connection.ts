import type { RecordType } from '../declare/registry.js';
import type { Argument } from './argument.js';
import { joined, literal, object, orNull, sql, type Piece } from './json-text.js';
import { countedExactly, ListPage } from './list-page.js';
import { NotYours } from './not-yours.js';
import { cursorSql } from './order.js';
import { recordJson, type Planning } from './record.js';
import type { Selected } from './selection.js';

/** A page of a record as JSON text. `restriction` narrows it to the records behind a link. */
export function connectionJson(
  planning: Planning,
  record: RecordType,
  selected: Selected,
  restriction?: (alias: string) => string,
): string {
  const { statement, selections } = planning;
  if (!statement.rights.may(record, 'read')) throw new NotYours(record.name);
  const fields = selections.below(`${record.name}Connection`, selected.nodes);
  const isCounted = fields.some(({ name, args }) => name === 'count' && !asksForAll(args));
  const isRead = fields.some(({ name }) => name === 'nodes' || name === 'edges' || name === 'pageInfo');
  const list = new List(planning, record, selected.args, restriction, isCounted && isRead);
  const answers: Record<string, (field: Selected) => readonly Piece[]> = {
    nodes: (field) => list.nodes(field),
    edges: (field) => list.edges(field),
    pageInfo: (field) => list.pageInfo(field),
    count: (field) => list.count(field),
    __typename: () => [literal(JSON.stringify(`${record.name}Connection`))],
  };
  return list.selectFrom(object(fields.map((field) => [field.key, answers[field.name]!(field)] as const)));
}

/** One list: its page is read once, however often it is selected from. */
class List {
  /** What each row of the page contributes, under a name of its own. */
  private readonly columns: string[] = [];
  private readonly page: ListPage;
  private readonly alias: string;
  private needsPage = false;
  /** A filtered list that is counted as well looks for its matches once, and takes the page out of them. */
  private readonly looksOnce: boolean;

  constructor(
    private readonly planning: Planning,
    private readonly record: RecordType,
    args: ReadonlyMap<string, Argument>,
    restriction: ((alias: string) => string) | undefined,
    isCountedAndRead: boolean,
  ) {
    this.page = new ListPage(planning.statement, record, args, restriction);
    this.alias = this.page.alias;
    this.looksOnce = isCountedAndRead && this.page.isFiltered && !restriction && this.page.order.joins === '';
  }

  nodes(selected: Selected): Piece[] {
    return [literal('['), sql(this.collected(joined(this.node(selected)))), literal(']')];
  }

  private node(selected: Selected): Piece[] {
    const { selections } = this.planning;
    return recordJson(this.planning, this.record, this.alias, selections.below(this.record.name, selected.nodes));
  }

  edges(selected: Selected): Piece[] {
    const type = `${this.record.name}Edge`;
    const answers: Record<string, (field: Selected) => readonly Piece[]> = {
      node: (field) => this.node(field),
      cursor: () => [sql(`to_json(${this.cursor()})::text`)],
      __typename: () => [literal(JSON.stringify(type))],
    };
    const fields = this.planning.selections.below(type, selected.nodes);
    const edge = joined(object(fields.map((field) => [field.key, answers[field.name]!(field)] as const)));
    return [literal('['), sql(this.collected(edge)), literal(']')];
  }

  private cursor(): string {
    return cursorSql(
      this.page.order,
      this.page.order.keys.map((key) => key.sql),
    );
  }

  pageInfo(selected: Selected): Piece[] {
    const further = () => {
      this.needsPage = this.page.needs.next = true;
      return sql(`(count(*) > ${this.page.limit})::text`);
    };
    const behind = this.page.given('after') || this.page.given('before') ? 'true' : 'false';
    // One row each, picked by its place: an ordered aggregate would reorder the input of the others.
    const ends = (end: 'first' | 'last') => {
      const place = (end === 'first') === this.page.backwards ? `least(rows, ${this.page.limit})` : '1';
      this.needsPage = this.page.needs.count = true;
      return orNull(`to_json(max(${this.column(this.cursor())}) filter (where n = ${place} and n <= ${this.page.limit}))::text`);
    };
    const answers: Record<string, () => Piece> = {
      hasNextPage: () => (this.page.backwards ? literal(behind) : further()),
      hasPreviousPage: () => (this.page.backwards ? further() : literal(this.page.skipped > 0 ? 'true' : behind)),
      startCursor: () => ends('first'),
      endCursor: () => ends('last'),
      __typename: () => literal('"PageInfo"'),
    };
    return object(this.planning.selections.below('PageInfo', selected.nodes).map(({ key, name }) => [key, [answers[name]!()]] as const));
  }

  count(selected: Selected): Piece[] {
    const { selections } = this.planning;
    const all = asksForAll(selected.args);
    const counted = this.looksOnce && !all ? `select n from ${this.alias}_counted` : this.counted(all);
    const answers: Record<string, () => Piece> = {
      value: () => sql(all ? 'n::text' : `least(n, ${countedExactly})::text`),
      exact: () => (all ? literal('true') : sql(`(n <= ${countedExactly})::text`)),
      __typename: () => literal('"Count"'),
    };
    const body = object(selections.below('Count', selected.nodes).map(({ key, name }) => [key, [answers[name]!()]] as const));
    return [sql(`(select ${joined(body)} from (${counted}) n)`)];
  }

  private counted(all: boolean): string {
    const inner = this.planning.statement.alias();
    const rows = `select 1 from "${this.record.table}" ${inner} where ${this.page.where(inner)}`;
    return `select count(*) as n from (${rows}${all ? '' : ` limit ${countedExactly + 1}`}) c`;
  }

  /** The rows of the page that were asked for, in the order of the answer. */
  private collected(expression: string): string {
    this.needsPage = true;
    const column = this.column(expression);
    return `coalesce(string_agg(${column}, ','${this.page.backwards ? ' order by n desc' : ''}) filter (where n <= ${this.page.limit}), '')`;
  }

  private column(expression: string): string {
    const known = this.columns.indexOf(expression);
    return `c${known >= 0 ? known : this.columns.push(expression) - 1}`;
  }

  selectFrom(body: Piece[]): string {
    const matches = this.looksOnce ? `with ${this.page.matches()} ` : '';
    if (!this.needsPage) {
      // A cursor is looked at even where no page is read: whether it fits does not depend on what is selected.
      this.page.cut(this.page.order, []);
      return `(${matches}select ${joined(body)})`;
    }
    const columns = this.columns.map((column, at) => `${column} as c${at}`).join(', ') || '1 as c';
    return `(${matches}select ${joined(body)} from (${this.looksOnce ? this.page.sourceOfMatches(columns) : this.page.source(columns)}) p)`;
  }
}

const asksForAll = (args: ReadonlyMap<string, Argument>): boolean => {
  const exact = args.get('exact');
  return exact?.kind === 'leaf' && exact.value === true;
};
