import { batched, canonical, isArchived, measured, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from '../expected/index.js';
import type { Oracle, StoredRow } from '../oracle.js';
import { figuresOf } from '../values.js';

interface Grouping {
  readonly channel: string;
  readonly by: string;
  readonly keys: string;
  readonly keyIn: (keys: Record<string, unknown>) => unknown;
  readonly valueOf: (row: StoredRow) => unknown;
}

const aggregates = ['sum', 'avg', 'min', 'max'] as const;

/** Groups by every field and by those behind links, and every figure over all that is shown. */
export async function proveGroups(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<void> {
  const oracle = proof.oracleOf(asking);
  if (!oracle.mayRead(record)) return;
  const rows = proof.stored.rows(record.name).filter((row) => oracle.sees(row) && (record.partOf || !isArchived(row)));
  await proveFigures(proof, asking, record, rows);
  const groupings = [...ownGroups(proof, oracle, record), ...groupsAcross(proof, oracle, record)];
  for (const batch of batched(groupings, 30)) {
    const parts = batch.map(
      ({ by, keys }, at) => `q${at}: ${record.plural}Grouped(by: [${by}], first: 1000) { rows { count keys { ${keys} } } }`,
    );
    const data = await proof.read('group', asking, record.name, `{ ${parts.join(' ')} }`);
    if (!data) continue;
    batch.forEach(({ channel, by, keyIn, valueOf }, at) => {
      const { rows: groups } = data[`q${at}`] as { rows: { count: number; keys: Record<string, unknown> }[] };
      const actual = groups.map(({ count, keys }) => `${canonical(keyIn(keys)) ?? ''} ${count}`).sort();
      proof.tally.check(channel, asking.name, `${record.name} by ${by}`, counted(rows.map(valueOf)), actual);
    });
  }
}

function counted(values: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(canonical(value) ?? '', (counts.get(canonical(value) ?? '') ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} ${count}`).sort();
}

function ownGroups(proof: Proof, oracle: Oracle, record: ExpectedRecord): Grouping[] {
  return proof
    .valuesIn(record, `${record.name}GroupBy`)
    .filter(({ field }) => oracle.knows(record, measured(record, field)))
    .map(({ field, type }): Grouping => {
      const part = type !== 'DatePart' ? 'VALUE' : isMoment(record, field, proof) ? 'YEAR' : 'DAY';
      const start = (value: unknown) => (value !== null && part === 'YEAR' ? `${String(value).slice(0, 4)}-01-01` : value);
      return {
        channel: 'group',
        by: `{ ${field.name}: ${part} }`,
        keys: field.name,
        keyIn: (keys) => keys[field.name],
        valueOf: (row) => start(oracle.value(row, measured(record, field))),
      };
    });
}

const isMoment = (record: ExpectedRecord, field: ExpectedField, proof: Proof): boolean =>
  String(proof.objectType(record.name)!.getFields()[field.name]!.type).startsWith('DateTime');

function groupsAcross(proof: Proof, oracle: Oracle, record: ExpectedRecord): Grouping[] {
  const offered = proof.inputType(`${record.name}GroupBy`)?.getFields() ?? {};
  const links = [...record.fields.values()].filter(
    (field) => field.target && !field.isLines && offered[field.name] && oracle.knows(record, field),
  );
  return links.flatMap((link) =>
    ownGroups(proof, oracle, oracle.record(link.target!)).map(({ by, keys, keyIn, valueOf }) => ({
      channel: 'group path of 2',
      by: `{ ${link.name}: ${by} }`,
      keys: `${link.name} { ${keys} }`,
      keyIn: (all: Record<string, unknown>) => keyIn((all[link.name] ?? {}) as Record<string, unknown>),
      valueOf: (row: StoredRow) => {
        const there = oracle.follow(row, link);
        return there ? valueOf(there) : null;
      },
    })),
  );
}

async function proveFigures(proof: Proof, asking: Asking, record: ExpectedRecord, rows: readonly StoredRow[]): Promise<void> {
  const oracle = proof.oracleOf(asking);
  const openIn = (suffix: string) => {
    const offered = proof.objectType(`${record.name}${suffix}`)?.getFields() ?? {};
    return [...record.fields.values()].filter(
      (field) => offered[field.name] && oracle.knows(record, field) && oracle.knows(record, measured(record, field)),
    );
  };
  const asked = [
    ...aggregates.map((aggregate) => ({ aggregate, fields: openIn(aggregate[0]!.toUpperCase() + aggregate.slice(1)) })),
    { aggregate: 'countDistinct' as const, fields: openIn('CountDistinct') },
  ].filter(({ fields }) => fields.length > 0);
  if (asked.length === 0) return;
  const parts = asked.map(({ aggregate, fields }) => `${aggregate} { ${fields.map(({ name }) => name).join(' ')} }`);
  const data = await proof.read('figures', asking, record.name, `{ all: ${record.plural}Grouped { rows { count ${parts.join(' ')} } } }`);
  if (!data) return;
  const [all] = (data['all'] as { rows: Record<string, unknown>[] }).rows;
  proof.tally.check('total', asking.name, `${record.name} grouped`, rows.length, all!['count']);
  for (const { aggregate, fields } of asked) {
    for (const field of fields) {
      const values = rows.map((row) => oracle.value(row, measured(record, field)));
      const expected =
        aggregate === 'countDistinct'
          ? String(new Set(values.filter((value) => value !== null).map(canonical)).size)
          : figuresOf(values)[aggregate];
      proof.tally.check(
        aggregate,
        asking.name,
        `${record.name}.${field.name}`,
        canonical(expected),
        canonical((all![aggregate] as Record<string, unknown>)[field.name]),
      );
    }
  }
}
