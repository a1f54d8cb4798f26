import { openGraphqlEndpoint, type GraphqlEndpoint, type HttpAnswer } from '../../server/kernel/http/graphql-endpoint.js';
import { Call } from '../../server/kernel/http/call.js';
import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import type { Field, RecordType } from '../../server/kernel/declare/index.js';
import type { TestDatabase } from '../support/database.js';
import { Draws } from '../support/draws.js';
import { DocumentMaker, type Knowledge } from '../read/document-maker.js';
import { Word } from '../read/document-text.js';
import type { Asking } from './company-under-proof.js';
import { canonical, type Proof } from './proof.js';
import { records } from './proof.js';

export interface Operation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An answer as it goes over the wire, without what differs from one request to the next in any case. */
export interface Heard {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Asks as over HTTP, headers, status and cost included. */
export class Wire {
  private constructor(
    private readonly db: TestDatabase,
    private readonly endpoint: GraphqlEndpoint,
  ) {}

  static async open(db: TestDatabase): Promise<Wire> {
    return new Wire(db, await openGraphqlEndpoint(db.api, db.kernel.log as never));
  }

  close = (): Promise<void> => this.endpoint.close();

  async hear(asking: Asking, { text, variables }: Operation): Promise<Heard> {
    const { kernel, registry } = this.db;
    const principals = { load: (id: string) => loadPrincipal(kernel.pool, registry, id) };
    const call = new Call({
      principal: asking.principal,
      kernel,
      gate: { principals },
      now: kernel.clock(),
      language: 'en',
      requestId: 'proof',
      address: '127.0.0.1',
      asksCost: true,
      hasEscapes: /\\/.test(text),
    } as never);
    const answer: HttpAnswer = await this.endpoint.answer({ query: text, variables }, undefined, call);
    return { status: answer.status, headers: JSON.stringify([...answer.headers]), body: answer.body };
  }
}

/** Makes operations that a schema allows, with values that are stored, shown and hidden alike. */
export class Operations {
  private readonly cursors = new Map<string, string | undefined>();

  constructor(
    private readonly proof: Proof,
    private readonly asking: Asking,
    private readonly besides: readonly unknown[] = [],
  ) {}

  async make(seed: number, schema = this.proof.db.api.schemaFor(this.asking.principal!.rights)): Promise<Operation> {
    const { text, variables } = await new DocumentMaker(schema, this.proof.db.registry, this.knowledge, new Draws(seed)).make();
    return { text, variables };
  }

  private readonly knowledge: Knowledge = {
    ids: (record: RecordType) => this.proof.stored.rows(record.name).map(({ id }) => id),
    values: (field: Field) => {
      const stored = this.proof.stored.rows(field.resource.name).map((row) => row.values.get(field.name) ?? null);
      return [...stored, ...this.besides.filter((value) => fits(field, value))]
        .filter((value) => value !== null)
        .map((value) => shown(field, value));
    },
    cursor: async (record: RecordType, args) => {
      if ('orderBy' in args || 'filter' in args) return undefined;
      if (!this.cursors.has(record.name)) this.cursors.set(record.name, await this.firstCursor(record));
      return this.cursors.get(record.name);
    },
  };

  private async firstCursor(record: RecordType): Promise<string | undefined> {
    const { data } = await this.proof.ask(this.asking, `{ list: ${record.plural}(first: 3) { edges { cursor } } }`);
    return (data?.['list'] as { edges: { cursor: string }[] } | undefined)?.edges[1]?.cursor;
  }
}

const isNumber = ({ kind }: Field) => ['integer', 'decimal', 'quantity', 'money', 'price'].includes(kind);
const fits = (field: Field, value: unknown): boolean =>
  isNumber(field) ? /^-?\d+(\.\d+)?$/.test(String(value)) && field.kind !== 'integer' : field.kind === 'text' || field.kind === 'longText';

function shown(field: Field, value: unknown): unknown {
  if (field.choices) return new Word(canonical(value)!);
  if (field.kind === 'integer') return Number(value);
  if (field.kind === 'flag') return value;
  return field.kind === 'instant' ? new Date(String(value)).toISOString() : String(value);
}

/** Questions about history and attempts to change, which no random reading contains. */
export function besidesReading(proof: Proof, asking: Asking, draws: Draws): Operation {
  const record = draws.one([...records.values()].filter(({ partOf, name }) => !partOf && proof.stored.rows(name).length > 0));
  const row = draws.one(proof.stored.rows(record.name));
  const kind = record.name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  if (draws.chance(0.5))
    return {
      text: `{ history(kind: ${kind}, id: "${row.id}") { action version changes } node(kind: ${kind}, id: "${row.id}") { id __typename } }`,
      variables: {},
    };
  const open = Object.keys(record.may).filter(
    (each) => each !== 'read' && each !== 'create' && each !== 'update' && proof.oracleOf(asking).may(record, each),
  );
  if (open.length === 0) return { text: `{ node(kind: ${kind}, id: "${row.id}") { id } }`, variables: {} };
  return { text: `mutation { a: ${draws.one(open)}${record.name}(id: "${row.id}", version: 987654) { id } }`, variables: {} };
}
