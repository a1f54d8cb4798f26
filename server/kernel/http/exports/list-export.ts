import { parse, type DocumentNode } from 'graphql';
import type { Field, RecordType } from '../../declare/registry.js';
import { textsOf, wordFor, type Language } from '../../declare/texts.js';
import { InvalidInput } from '../../errors.js';
import type { Api } from '../../graphql/api.js';
import { most } from '../../graphql/cost.js';
import { csvLine, type CsvSeparator } from '../../work/csv-text.js';
import type { Call } from '../call.js';
import { ExportReader, type Pace } from './export-reader.js';

/** A list as a file: the same filter and order as the list itself, and the same rights. */
export interface ListExport {
  readonly record: string;
  /** The columns: fields, or fields of what they link to as `customer.city`. All the caller may read when left out. */
  readonly fields?: readonly string[];
  readonly filter?: unknown;
  readonly orderBy?: unknown;
  readonly archived?: boolean;
  /** What the fields are called in the caller's language stands above them, instead of their names. */
  readonly labels?: boolean;
  readonly separator?: CsvSeparator;
}

export interface OpenedList {
  readonly name: string;
  readonly columns: readonly string[];
  readonly count: number;
  readonly lines: AsyncGenerator<string>;
}

type Row = Record<string, unknown>;

interface Page {
  readonly count?: { readonly value: number };
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Row[];
}

interface Column {
  readonly path: readonly Field[];
  readonly name: string;
}

/** Rows that link to much come in smaller pages, so that none takes long to come together. */
const objectsAtOnce = 2_500;
const mostColumns = 100;
const deepest = 3;

/** Reads the first page, so that what is refused is refused before anything is sent. */
export async function openList(api: Api, call: Call, asked: ListExport, pace?: Pace): Promise<OpenedList> {
  const record = readable(call, asked.record);
  const columns = asked.fields ? asked.fields.map((name) => columnOf(call, record, name)) : columnsOf(call, record);
  if (columns.length === 0 || columns.length > mostColumns) throw new InvalidInput({ fields: 'OUT_OF_RANGE' });
  const pages = new Pages(new ExportReader(api, call, pace), record, columns, asked);
  const first = await pages.read(undefined);
  const header = columns.map((column) => (asked.labels ? labelOf(column, call.language) : column.name));
  return {
    name: record.plural,
    columns: columns.map(({ name }) => name),
    count: first.count!.value,
    lines: linesOf(pages, first, columns, header, asked.separator),
  };
}

async function* linesOf(
  pages: Pages,
  first: Page,
  columns: readonly Column[],
  header: readonly string[],
  separator?: CsvSeparator,
): AsyncGenerator<string> {
  // The mark by which spreadsheets know that it is UTF-8.
  yield `\ufeff${csvLine(header, separator)}`;
  for (let page = first; ; page = await pages.read(page.pageInfo.endCursor ?? undefined)) {
    yield page.nodes
      .map((row) =>
        csvLine(
          columns.map((column, at) => cellOf(column, row[`c${at}`])),
          separator,
        ),
      )
      .join('');
    if (!page.pageInfo.hasNextPage) return;
  }
}

function readable(call: Call, name: string): RecordType {
  const record = call.kernel.registry.find(name);
  if (!record || !call.principal!.rights.may(record, 'read')) throw new InvalidInput({ record: 'NOT_FOUND' });
  return record;
}

/** Lines and what links back have lists of their own; a link is told by the title of where it leads. */
const columnsOf = (call: Call, record: RecordType): Column[] =>
  record.fields
    .filter((field) => !field.hidden && field.kind !== 'lines' && call.principal!.rights.field(field) !== 'none' && mayTell(call, field))
    .map((field) => ({ path: [field], name: field.name }));

const mayTell = (call: Call, { kind, target }: Field): boolean =>
  kind !== 'link' || (call.principal!.rights.may(target!, 'read') && call.principal!.rights.field(target!.title) !== 'none');

function columnOf(call: Call, record: RecordType, name: string): Column {
  const path: Field[] = [];
  let owner: RecordType | undefined = record;
  for (const step of name.split('.')) {
    const field: Field | undefined = owner?.has(step) ? owner.field(step) : undefined;
    // A field that is not the caller's to know is answered like one that does not exist.
    if (!field || field.hidden || field.kind === 'lines' || call.principal!.rights.field(field) === 'none' || path.length === deepest)
      throw new InvalidInput({ [`fields.${name}`]: 'UNKNOWN_FIELD' });
    path.push(field);
    owner = field.target;
  }
  if (!mayTell(call, path.at(-1)!)) throw new InvalidInput({ [`fields.${name}`]: 'UNKNOWN_FIELD' });
  return { path, name };
}

class Pages {
  private readonly document: DocumentNode;
  private readonly size: number;

  constructor(
    private readonly reader: ExportReader,
    private readonly record: RecordType,
    columns: readonly Column[],
    private readonly asked: ListExport,
  ) {
    const { name, plural, partOf } = record;
    const given = [
      ...(asked.filter ? [['filter', `${name}Filter`]] : []),
      ...(asked.orderBy ? [['orderBy', `[${name}Order!]`]] : []),
      ['after', 'String'],
      ['first', 'Int!'],
      ['counts', 'Boolean!'],
    ];
    const args = [
      ...given.slice(0, -2).map(([key]) => `${key}: $${key}`),
      'first: $first',
      ...(partOf ? [] : [`archived: ${asked.archived === true}`]),
    ];
    this.document = parse(
      `query (${given.map(([key, type]) => `$${key}: ${type}`).join(', ')}) { ${plural}(${args.join(', ')}) {
        count(exact: true) @include(if: $counts) { value } pageInfo { hasNextPage endCursor } nodes { ${selectionOf(columns)} } } }`,
    );
    const cost = reader.costOf(this.document);
    this.size = Math.max(1, Math.min(most.pageSize, Math.floor(objectsAtOnce / (cost({ first: 2 }) - cost({ first: 1 })))));
  }

  async read(after: string | undefined): Promise<Page> {
    const { document, record, asked, size } = this;
    const variables = { filter: asked.filter, orderBy: asked.orderBy, after, first: size, counts: after === undefined };
    return (await this.reader.read(document, variables))[record.plural] as Page;
  }
}

/** Each column under a name of its own, so that two ways may lead through one link. */
const selectionOf = (columns: readonly Column[]): string => columns.map(({ path }, at) => selected(path, `c${at}`)).join(' ');

function selected([field, ...rest]: readonly Field[], alias?: string): string {
  const key = `${alias ? `${alias}: ` : ''}${field!.name}`;
  if (rest.length > 0) return `${key} { ${selected(rest)} }`;
  return field!.kind === 'link' ? `${key} { ${field!.target!.title.name} }` : key;
}

/** Follows the way of a column through an answer; a link that leads nowhere, or is hidden, leaves the cell empty. */
function cellOf({ path }: Column, value: unknown): unknown {
  const [, ...rest] = path;
  let found = value;
  for (const field of rest) found = (found as Row | null)?.[field.name] ?? null;
  const last = path.at(-1)!;
  return last.kind === 'link' ? ((found as Row | null)?.[last.target!.title.name] ?? null) : found;
}

function labelOf({ path }: Column, language: Language): string {
  return path
    .map((field) => textsOf(language, field.resource.name)?.fields[field.name] ?? wordFor(language, `field.${field.name}`) ?? field.name)
    .join(' · ');
}
