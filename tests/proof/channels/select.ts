import { canonical, isArchived, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from '../expected/index.js';
import type { Oracle, StoredRow } from '../oracle.js';

/** The moves that lead on from a state. */
const onwards: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  SalesOrder: { draft: ['quote', 'confirm', 'cancel'] },
  Employee: { active: ['suspend', 'dismiss'], suspended: ['reinstate', 'dismiss'], dismissed: ['reinstate'] },
  Engagement: { open: ['close'] },
  FiscalYear: { open: ['close'], closed: ['reopen', 'lock'], locked: [] },
  FiscalPeriod: { open: ['close'], closed: ['reopen', 'lock'], locked: [] },
  JournalEntry: { draft: ['post'], posted: [] },
};

/** What is asked of a record, and how far along its links. */
interface Shape {
  readonly record: ExpectedRecord;
  readonly values: readonly ExpectedField[];
  readonly links: readonly { readonly field: ExpectedField; readonly shape: Shape }[];
  readonly backlinks: readonly { readonly name: string; readonly via: ExpectedField; readonly shape: Shape }[];
  readonly isRoot: boolean;
}

/** Every field of every row that a list gives, with what lies one and two links further, and how many rows there are. */
export async function proveSelect(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<void> {
  const oracle = proof.oracleOf(asking);
  if (!oracle.mayRead(record)) return;
  const shape = shapeOf(proof, oracle, record, 3);
  const archives = record.partOf ? [false] : [false, true];
  const lists = archives.map(
    (archived) =>
      `${archived ? 'gone' : 'here'}: ${record.plural}(first: 500${record.partOf ? '' : `, archived: ${archived}`}) { count { value } nodes ${rendered(shape)} }`,
  );
  const data = await proof.read('select', asking, record.name, `{ ${lists.join(' ')} }`);
  if (!data) return;
  for (const archived of archives) {
    const { nodes, count } = data[archived ? 'gone' : 'here'] as { nodes: Record<string, unknown>[]; count: { value: number } };
    const rows = proof.stored.rows(record.name).filter((row) => oracle.sees(row) && (record.partOf || isArchived(row) === archived));
    const place = `${record.name}${archived ? ' (archive)' : ''}`;
    proof.tally.check('total', asking.name, place, rows.length, count.value);
    proof.tally.check('list', asking.name, place, ids(rows), nodes.map(({ id }) => String(id)).sort());
    const byId = new Map(nodes.map((node) => [String(node['id']), node]));
    for (const row of rows) compare(proof, oracle, shape, row, byId.get(row.id), row.record.name);
  }
}

const ids = (rows: readonly StoredRow[]): string[] => rows.map(({ id }) => id).sort();

function shapeOf(proof: Proof, oracle: Oracle, record: ExpectedRecord, depth: number): Shape {
  const known = [...record.fields.values()].filter((field) => oracle.knows(record, field));
  const isRoot = depth === 3;
  const object = proof.objectType(record.name)!.getFields();
  const further = depth > 1 ? known.filter(({ target }) => target !== undefined) : [];
  const backlinks = record.backlinks.flatMap((backlink) => {
    const from = oracle.record(backlink.record);
    const via = from.fields.get(backlink.via)!;
    return isRoot && object[backlink.name] && oracle.knows(from, via) && oracle.mayRead(record)
      ? [{ name: backlink.name, via, shape: shapeOf(proof, oracle, from, 1) }]
      : [];
  });
  return {
    record,
    values: known.filter(({ target, name }) => target === undefined && (depth > 1 || name === 'id')),
    links: further.map((field) => ({ field, shape: shapeOf(proof, oracle, oracle.record(field.target!), depth - 1) })),
    backlinks,
    isRoot,
  };
}

function rendered({ record, values, links, backlinks, isRoot }: Shape): string {
  const extra = isRoot && !record.partOf ? ['can { update remove }', ...(onwards[record.name] ? ['movesOpenToMe'] : [])] : [];
  const parts = [
    ...values.map(({ name }) => name),
    ...links.map(({ field, shape }) => `${field.name} ${rendered(shape)}`),
    ...backlinks.map(({ name, shape }) => `${name}(first: 500) { nodes ${rendered(shape)} }`),
    ...extra,
  ];
  return `{ ${parts.join(' ')} }`;
}

type Node = Readonly<Record<string, unknown>>;

function compare(
  proof: Proof,
  oracle: Oracle,
  shape: Shape,
  row: StoredRow | undefined,
  node: Node | null | undefined,
  path: string,
): void {
  const { tally } = proof;
  const channel = `path of ${path.split('.').length}`;
  const who = oracle.subject.name;
  if (!row || !node) {
    tally.check(channel, who, path, row?.id ?? null, node ? String(node['id']) : null);
    return;
  }
  for (const field of shape.values)
    tally.check(
      path.includes('.') ? channel : 'select',
      who,
      `${path}.${field.name} of ${row.id}`,
      canonical(oracle.value(row, field)),
      canonical(node[field.name]),
    );
  for (const { field, shape: inner } of shape.links) {
    const there = node[field.name];
    const next = `${path}.${field.name}`;
    if (field.isLines) compareLists(proof, oracle, inner, oracle.linesOf(row, field), there as Node[], next);
    else compare(proof, oracle, inner, oracle.follow(row, field), there as Node | null, next);
  }
  for (const { name, via, shape: inner } of shape.backlinks) {
    const from = proof.stored
      .rows(inner.record.name)
      .filter((each) => !isArchived(each) && oracle.sees(each) && oracle.value(each, via) === row.id);
    const { nodes } = node[name] as { nodes: Node[] };
    const place = new Map(from.map(({ id }, at) => [id, at]));
    compareLists(
      proof,
      oracle,
      inner,
      from,
      [...nodes].sort((a, b) => (place.get(String(a['id'])) ?? -1) - (place.get(String(b['id'])) ?? -1)),
      `${path}.${name}`,
    );
  }
  if (shape.isRoot && !shape.record.partOf) compareRights(proof, oracle, row, node);
}

function compareLists(proof: Proof, oracle: Oracle, shape: Shape, rows: readonly StoredRow[], nodes: readonly Node[], path: string): void {
  proof.tally.check(
    `path of ${path.split('.').length}`,
    oracle.subject.name,
    path,
    rows.map(({ id }) => id),
    nodes.map(({ id }) => id),
  );
  rows.forEach((row, at) => compare(proof, oracle, shape, row, nodes[at], path));
}

/** What the record says is open to me on it. */
function compareRights(proof: Proof, oracle: Oracle, row: StoredRow, node: Node): void {
  const { record } = row;
  const open = (operation: string): boolean => !isArchived(row) && oracle.verdict(row, operation) === 'yes';
  const { editableIn } = record;
  const canChange = editableIn === undefined || editableIn.has(String(row.values.get('state')));
  const moves = onwards[record.name]?.[String(row.values.get('state'))] ?? [];
  proof.tally.check(
    'rights',
    oracle.subject.name,
    `can of ${record.name} ${row.id}`,
    { update: canChange && open('update'), remove: canChange && open('remove') },
    node['can'],
  );
  if (onwards[record.name])
    proof.tally.check(
      'rights',
      oracle.subject.name,
      `moves of ${record.name} ${row.id}`,
      moves
        .filter(open)
        .map((move) => move.toUpperCase())
        .sort(),
      [...(node['movesOpenToMe'] as string[])].sort(),
    );
}
