import { batched, canonical, isArchived, measured, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from '../expected/index.js';
import type { Oracle, StoredRow } from '../oracle.js';

interface Sorting {
  readonly order: string;
  readonly field: ExpectedField;
  readonly of: ExpectedRecord;
  readonly valueOf: (row: StoredRow) => unknown;
}

interface Edge {
  readonly cursor: string;
  readonly node: { readonly id: string };
}

/** Every order, up and down, of the record's own fields and of those behind links; and the pages behind their cursors. */
export async function proveOrders(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<void> {
  const oracle = proof.oracleOf(asking);
  if (!oracle.mayRead(record)) return;
  const rows = new Map(
    proof.stored
      .rows(record.name)
      .filter((row) => oracle.sees(row) && (record.partOf || !isArchived(row)))
      .map((row) => [row.id, row]),
  );
  const sortings = [...ownOrders(proof, oracle, record), ...ordersAcross(proof, oracle, record)];
  const asked = sortings.flatMap((sorting) => (['ASC', 'DESC'] as const).map((direction) => ({ ...sorting, direction })));
  for (const batch of batched(asked, 30)) {
    const parts = batch.map(
      ({ order, direction }, at) =>
        `q${at}: ${record.plural}(first: 500, orderBy: [${order.replace('DIRECTION', direction)}]) { edges { cursor node { id } } }`,
    );
    const data = await proof.read('sort', asking, record.name, `{ ${parts.join(' ')} }`);
    if (!data) continue;
    const pages: string[] = [];
    const expectedPages: string[][] = [];
    for (const [at, sorting] of batch.entries()) {
      const { edges } = data[`q${at}`] as { edges: Edge[] };
      const spelled = `${record.name} ${sorting.order.replace('DIRECTION', sorting.direction)}`;
      const sorted = await inOrder(proof, sorting, [...rows.values()]);
      proof.tally.check(
        'sort',
        asking.name,
        spelled,
        sorted.map(({ id }) => id),
        edges.map(({ node }) => node.id),
      );
      for (const { cursor, node } of edges) {
        const row = rows.get(node.id);
        if (row)
          proof.tally.check('cursor', asking.name, `${spelled} ${row.id}`, [canonical(sorting.valueOf(row)), row.id], toldBy(cursor));
      }
      const middle = edges[Math.floor(edges.length / 2)];
      if (!middle) continue;
      pages.push(
        `p${pages.length}: ${record.plural}(first: 3, orderBy: [${sorting.order.replace('DIRECTION', sorting.direction)}], after: "${middle.cursor}") { nodes { id } }`,
      );
      const from = sorted.findIndex(({ id }) => id === middle.node.id) + 1;
      expectedPages.push(sorted.slice(from, from + 3).map(({ id }) => id));
    }
    if (pages.length === 0) continue;
    const behind = await proof.read('cursor', asking, record.name, `{ ${pages.join(' ')} }`);
    expectedPages.forEach((expected, at) => {
      const { nodes } = (behind?.[`p${at}`] ?? { nodes: [] }) as { nodes: { id: string }[] };
      proof.tally.check(
        'cursor',
        asking.name,
        `${record.name} ${pages[at]}`,
        expected,
        nodes.map(({ id }) => id),
      );
    });
  }
}

function ownOrders(proof: Proof, oracle: Oracle, record: ExpectedRecord): Sorting[] {
  return proof
    .valuesIn(record, `${record.name}Order`)
    .map(({ field }) => ({ field, compared: measured(record, field) }))
    .filter(({ compared }) => oracle.knows(record, compared))
    .map(({ field, compared }) => ({
      order: `{ ${field.name}: DIRECTION }`,
      field: compared,
      of: record,
      valueOf: (row) => oracle.value(row, compared),
    }));
}

function ordersAcross(proof: Proof, oracle: Oracle, record: ExpectedRecord): Sorting[] {
  const offered = proof.inputType(`${record.name}Order`)?.getFields() ?? {};
  const links = [...record.fields.values()].filter(
    (field) => field.target && !field.isLines && offered[field.name] && oracle.knows(record, field),
  );
  return links.flatMap((link) =>
    ownOrders(proof, oracle, oracle.record(link.target!)).map((sorting) => ({
      ...sorting,
      order: `{ ${link.name}: ${sorting.order} }`,
      valueOf: (row: StoredRow) => {
        const there = oracle.follow(row, link);
        return there ? sorting.valueOf(there) : null;
      },
    })),
  );
}

/** What a cursor tells to whoever takes it apart: the value sorted by, and the id. */
function toldBy(cursor: string): unknown[] {
  const [, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as (string | null)[];
  const id = values.at(-1);
  return values.length === 1 ? [id, id] : [...values.slice(0, -1).map((value) => canonical(cast(value))), id];
}

/** Moments and flags are spelled by the database in its own way. */
function cast(value: string | null): string | null {
  if (value === null) return null;
  return /^\d{4}-\d\d-\d\d \d\d:\d\d/.test(value) ? value.replace(' ', 'T').replace(/\+00$/, 'Z') : value;
}

const ranks = new WeakMap<Proof, Map<string, Map<string, number>>>();

/** The place of each value of a field among all that are stored, as the database sorts them. */
async function ranksOf(proof: Proof, of: ExpectedRecord, field: ExpectedField): Promise<Map<string, number>> {
  const known = ranks.get(proof) ?? new Map<string, Map<string, number>>();
  ranks.set(proof, known);
  const key = `${of.name}.${field.name}`;
  const found = known.get(key);
  if (found) return found;
  const values = [
    ...new Set(proof.stored.rows(of.name).flatMap((row) => (row.values.get(field.name) === null ? [] : [row.values.get(field.name)]))),
  ];
  const type = orderedAs(values[0], field);
  const spelled = type === 'text' ? `v collate "${isWord(proof, of, field) ? 'C' : 'und-x-icu'}"` : `v::${type}`;
  const { rows } = await proof.db.owner.query<{ v: string }>(`select v from unnest($1::text[]) v order by ${spelled}`, [
    values.map(String),
  ]);
  const made = new Map(rows.map(({ v }, at) => [v, at]));
  known.set(key, made);
  return made;
}

function orderedAs(value: unknown, field: ExpectedField): string {
  if (typeof value === 'number') return 'numeric';
  if (typeof value === 'boolean') return 'boolean';
  if (field.name === 'id') return 'uuid';
  return /^\d{4}-\d\d-\d\d(T.*)?$/.test(String(value)) ? 'timestamptz' : 'text';
}

/** A choice or a state is a word of a closed list, sorted letter by letter. */
function isWord(proof: Proof, of: ExpectedRecord, field: ExpectedField): boolean {
  const shown = proof.objectType(of.name)!.getFields()[field.name];
  return !!shown && !/^(String|ID)!?$/.test(String(shown.type));
}

async function inOrder(
  proof: Proof,
  { of, field, valueOf, direction }: Sorting & { direction: 'ASC' | 'DESC' },
  rows: StoredRow[],
): Promise<StoredRow[]> {
  const places = await ranksOf(proof, of, field);
  const sign = direction === 'ASC' ? 1 : -1;
  // What is empty or hidden comes behind everything else, and first the other way round.
  const place = (row: StoredRow): number => {
    const value = valueOf(row);
    return value === null ? Number.MAX_SAFE_INTEGER : places.get(String(value))!;
  };
  return rows.sort((a, b) => sign * (place(a) - place(b) || (a.id < b.id ? -1 : 1)));
}
