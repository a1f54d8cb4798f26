import { gql } from '@apollo/client/core';
import type { DocumentNode } from 'graphql';
import { fieldOf, type ManifestRecord, type RecordBook, type WireRecord } from './record-book.js';
import { createInput, updateInput } from './input.js';
import { recordNotFound } from './refusal.js';
import { listSelection, pageSelection } from './selection.js';
import { tidyFilter } from './filter.js';

/** What react-admin's verbs bring along; each verb uses some of it. */
interface Params {
  readonly id?: string;
  readonly ids?: readonly string[];
  readonly target?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly previousData?: WireRecord;
  readonly pagination?: { readonly page: number; readonly perPage: number };
  readonly sort?: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly meta?: { readonly columns?: readonly string[] };
}

interface Question {
  readonly query: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly parseResponse: (response: { data: Answer }) => { data: unknown; total?: number; meta?: object };
}

interface Answer {
  readonly answer: unknown;
  readonly removed?: unknown;
}

interface Page {
  readonly nodes: readonly WireRecord[];
  readonly count: { readonly value: number; readonly exact: boolean };
}

/** Turns react-admin's verbs into documents of our grammar, for the records of one manifest. */
export const buildQueryFor =
  (book: RecordBook) =>
  () =>
  (verb: string, resource: string, params: Params): Question => {
    const build = builders[verb];
    if (!build) throw new Error(`The data provider has no verb ${verb}.`);
    return build(book, book.at(resource), params);
  };

type Builder = (book: RecordBook, record: ManifestRecord, params: Params) => Question;

const builders: Readonly<Record<string, Builder>> = {
  GET_LIST: (book, record, params) => list(book, record, params, params.filter),
  GET_MANY_REFERENCE: (book, record, params) =>
    list(book, record, params, { ...params.filter, [params.target!]: { id: { eq: params.id } } }),
  GET_MANY: (book, record, { ids = [] }) => ({
    query: gql`query many${record.name}($filter: ${record.name}Filter, $first: Int) {
      answer: ${record.plural}(filter: $filter, first: $first) { nodes { ${listSelection(book, record, [])} } }
      removed: ${record.plural}(filter: $filter, first: $first, archived: true) { nodes { ${listSelection(book, record, [])} } }
    }`,
    variables: { filter: { id: { in: ids } }, first: ids.length },
    parseResponse: ({ data }) => ({ data: [...(data.answer as Page).nodes, ...(data.removed as Page).nodes] }),
  }),
  GET_ONE: (book, record, { id }) => ({
    query: gql`query one${record.name}($id: ID!) { answer: ${record.singular}(id: $id) { ${pageSelection(book, record)} } }`,
    variables: { id },
    parseResponse: ({ data }) => {
      if (!data.answer) throw recordNotFound();
      return { data: data.answer };
    },
  }),
  CREATE: (book, record, { data = {} }) => ({
    query: gql`mutation create${record.name}($input: Create${record.name}Input!) {
      answer: create${record.name}(input: $input) { ${pageSelection(book, record)} }
    }`,
    variables: { input: createInput(book, record, data) },
    // Handed to someone else by its own creation, a record answers null; its id is all there is to go on with.
    parseResponse: ({ data: { answer } }) => ({ data: answer ?? { id: data.id } }),
  }),
  UPDATE: (book, record, { id, data = {}, previousData }) => ({
    query: gql`mutation update${record.name}($id: ID!, $version: Int!, $input: Update${record.name}Input!) {
      answer: update${record.name}(id: $id, version: $version, input: $input) { ${pageSelection(book, record)} }
    }`,
    variables: { id, version: previousData!.version, input: updateInput(book, record, data, previousData!) },
    parseResponse: ({ data: { answer } }) => ({ data: answer ?? { id } }),
  }),
  DELETE: (book, record, { id, previousData }) => ({
    query: gql`mutation remove${record.name}($id: ID!, $version: Int!) {
      answer: remove${record.name}(id: $id, version: $version) { ${listSelection(book, record, [])} }
    }`,
    variables: { id, version: previousData!.version },
    parseResponse: () => ({ data: previousData }),
  }),
};

/** What a list asks for. `archived` is no field: it asks for the removed records instead of the present ones. */
export function listQuestion(
  book: RecordBook,
  record: ManifestRecord,
  { archived, ...sought }: Readonly<Record<string, unknown>>,
  sort: Params['sort'],
): { archived: boolean; filter: unknown; orderBy: object[] | undefined } {
  return { archived: archived === true, filter: tidyFilter(sought), orderBy: orderBy(book, record, sort) };
}

function list(book: RecordBook, record: ManifestRecord, params: Params, filter: Readonly<Record<string, unknown>> = {}): Question {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  return {
    query: gql`query list${record.name}(
      $filter: ${record.name}Filter, $orderBy: [${record.name}Order!], $first: Int, $offset: Int, $archived: Boolean
    ) {
      answer: ${record.plural}(filter: $filter, orderBy: $orderBy, first: $first, offset: $offset, archived: $archived) {
        nodes { ${listSelection(book, record, params.meta?.columns ?? [])} }
        count { value exact }
      }
    }`,
    variables: {
      ...listQuestion(book, record, filter, params.sort),
      first: perPage,
      offset: (page - 1) * perPage,
    },
    parseResponse: ({ data }) => {
      const { nodes, count } = data.answer as Page;
      return { data: nodes, total: count.value, meta: { exact: count.exact } };
    },
  };
}

/** A link sorts by the title of what it points to; a field that cannot be sorted falls back on the record's own order. */
function orderBy(book: RecordBook, record: ManifestRecord, sort: Params['sort']): object[] | undefined {
  const field = sort && fieldOf(record, sort.field);
  if (!field || !isSortable(book, record, field.name)) return undefined;
  const target = book.find(field.target);
  return [{ [field.name]: field.kind === 'link' ? { [target!.title]: sort.order } : sort.order }];
}

export function isSortable(book: RecordBook, record: ManifestRecord, name: string): boolean {
  const field = fieldOf(record, name);
  if (!field?.filter || field.kind === 'lines') return false;
  if (field.kind !== 'link') return true;
  const target = book.find(field.target);
  return Boolean(target && fieldOf(target, target.title)?.filter);
}
