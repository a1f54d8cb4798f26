import { getNamedType, isEnumType, isListType, getNullableType, type GraphQLInputField } from 'graphql';
import { batched, canonical, isArchived, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from '../expected/index.js';
import type { Oracle, StoredRow, Verdict } from '../oracle.js';
import { spread } from './one.js';

/** One attempt to change a row. */
export interface Attempt {
  readonly channel: string;
  readonly row: StoredRow;
  readonly expected: Verdict;
  readonly text: (alias: string, missing?: string) => string;
  readonly variables: Readonly<Record<string, { type: string; value: unknown }>>;
}

/** Whoever names a version that was never seen and may change the row is told so, and nothing changes. */
const unseenVersion = 987_654;
const missingId = '00000000-0000-7000-8000-0000000c0de0';

/** Every kind of change to every row, field by field: who may, who may not, and for whom the row does not exist. */
export async function proveWrites(proof: Proof, asking: Asking, record: ExpectedRecord, most: number): Promise<void> {
  if (record.partOf) return;
  const oracle = proof.oracleOf(asking);
  const rows = spread(proof.stored.rows(record.name), most);
  const attempts = rows
    .flatMap((row, at) => attemptsOn(proof, oracle, row, at, unseenVersion))
    .filter(({ expected }) => expected !== 'unknown');
  // A set that is refused takes the rest of its document with it, so each travels alone.
  const sets = attempts.filter(({ channel }) => channel === 'set write');
  const single = attempts.filter(({ channel }) => channel !== 'set write');
  for (const batch of [...batched(single, 20), ...batched(sets, 1)]) {
    const declared = batch.flatMap(({ variables }, at) => Object.entries(variables).map(([name, { type }]) => `$${name}${at}: ${type}`));
    const values = Object.fromEntries(
      batch.flatMap(({ variables }, at) => Object.entries(variables).map(([name, { value }]) => [`${name}${at}`, value])),
    );
    const document = `mutation ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${batch.map(({ text }, at) => text(String(at))).join(' ')} }`;
    const { errors, data } = await proof.ask(asking, document, values);
    if (data === null && errors.some(({ path }) => path === undefined)) {
      proof.tally.check('write', asking.name, record.name, '', errors.map(({ message }) => message).join('; '));
      continue;
    }
    batch.forEach(({ channel, row, expected, text }, at) => {
      const error = errors.find(({ path }) => path?.[0] === `a${at}`);
      proof.tally.check(channel, asking.name, `${text(String(at))}`, expected, verdictOf(error?.code, row));
      const theirs = (error?.facts?.['theirs'] ?? {}) as Record<string, unknown>;
      for (const [name, value] of Object.entries(theirs)) {
        const field = record.fields.get(name)!;
        proof.tally.check(
          'error',
          asking.name,
          `theirs of ${record.name}.${name} of ${row.id}`,
          shownIn(oracle, row, field),
          canonical(value),
        );
      }
    });
  }
  await proveNotThere(proof, asking, record, rows);
}

/** A row that is hidden is refused in the very words of one that does not exist. */
async function proveNotThere(proof: Proof, asking: Asking, record: ExpectedRecord, rows: readonly StoredRow[]): Promise<void> {
  const oracle = proof.oracleOf(asking);
  const operation =
    ['update', ...Object.keys(record.may)].find(
      (each) => !['read', 'create', 'remove', 'update'].includes(each) && oracle.may(record, each),
    ) ?? 'remove';
  if (!oracle.may(record, operation)) return;
  const hidden = rows.filter((row) => !oracle.sees(row)).slice(0, 5);
  for (const row of hidden) {
    const ask = async (id: string) => {
      const { errors } = await proof.ask(asking, `mutation { a: ${operation}${record.name}(id: "${id}", version: 1) { id } }`);
      return JSON.stringify(errors).replaceAll(id, 'ID');
    };
    proof.tally.check('error', asking.name, `${operation} of hidden ${record.name} ${row.id}`, await ask(missingId), await ask(row.id));
  }
}

function verdictOf(code: string | undefined, row: StoredRow): Verdict | string {
  if (code === 'CONFLICT' || (code === 'ARCHIVED' && isArchived(row))) return 'yes';
  if (code === 'FORBIDDEN') return 'forbidden';
  return code === 'NOT_FOUND' ? 'not found' : (code ?? 'done');
}

/** A link is told only when what it leads to is shown as well. */
function shownIn(oracle: Oracle, row: StoredRow, field: ExpectedField): string | null {
  const value = field.target ? (oracle.follow(row, field)?.id ?? null) : oracle.value(row, field);
  return canonical(value);
}

/** All that can be tried on a row, whether it may be or not. */
export const attemptsOn = (proof: Proof, oracle: Oracle, row: StoredRow, turn: number, version: number): Attempt[] => [
  ...updates(proof, oracle, row, turn, version),
  ...others(proof, oracle, row, version),
];

/** Fields that take the same level and the same right are one case; which of them is tried changes from row to row. */
function updates(proof: Proof, oracle: Oracle, row: StoredRow, turn: number, version: number): Attempt[] {
  const { record } = row;
  const input = `Update${record.name}Input`;
  const offered = proof.inputType(input)?.getFields();
  if (!offered) return [];
  const open = [...record.fields.values()].filter((field) => offered[field.name]);
  const own = open
    .filter(({ isLines }) => !isLines)
    .map((field) => ({ fields: [[record, field]] as Written, value: { [field.name]: anotherValue(offered[field.name]!, row, field) } }));
  const nested = open
    .filter(({ isLines }) => isLines)
    .flatMap((field) => {
      const line = oracle.record(field.target!);
      const inner = proof.inputType(`${line.name}Input`)!.getFields();
      return [...line.fields.values()]
        .filter((each) => !each.isLines && each.name !== 'id' && inner[each.name])
        .map((each) => ({
          fields: [
            [record, field],
            [line, each],
          ] as Written,
          value: { [field.name]: [{ [each.name]: anotherValue(inner[each.name]!, undefined, each) }] },
        }));
    });
  const cases = new Map<string, typeof own>();
  for (const each of [...own, ...nested]) {
    const key = each.fields
      .map(([of, { write, class: of_ }]) => `${of.name} ${write} ${['pay', 'bank', 'secret'].includes(of_) ? of_ : ''}`)
      .join();
    cases.set(key, [...(cases.get(key) ?? []), each]);
  }
  return [...cases.values()].flatMap((alike): Attempt[] => {
    const { fields, value } = alike[turn % alike.length]!;
    const expected = oracle.verdict(row, 'update', fields);
    const channel = fields.length > 1 ? 'nested write' : 'update';
    const one: Attempt = {
      channel,
      row,
      expected,
      text: (alias) => `a${alias}: update${record.name}(id: "${row.id}", version: ${version}, input: $i${alias}) { id }`,
      variables: { i: { type: `${input}!`, value } },
    };
    const set: Attempt = {
      ...one,
      channel: 'set write',
      text: (alias) =>
        `a${alias}: update${record.plural[0]!.toUpperCase()}${record.plural.slice(1)}(items: [{ id: "${row.id}", version: ${version}, input: $i${alias} }]) { id }`,
    };
    return turn % 4 === 0 ? [one, set] : [one];
  });
}

type Written = readonly (readonly [ExpectedRecord, ExpectedField])[];

/** Removing, restoring, moving and handing over. */
function others(proof: Proof, oracle: Oracle, row: StoredRow, version: number): Attempt[] {
  const { record } = row;
  const mutations = proof.schema.getMutationType()!.getFields();
  const attempt = (channel: string, name: string, operation: string, more = '', fields: Written = []): Attempt[] => {
    const expected = oracle.verdict(row, operation, fields);
    if (!mutations[name]) return [];
    return [
      { channel, row, expected, variables: {}, text: (alias) => `a${alias}: ${name}(id: "${row.id}", version: ${version}${more}) { id }` },
    ];
  };
  const moves = Object.keys(record.may).filter((each) => !['read', 'create', 'update', 'remove'].includes(each));
  const department = record.fields.get('department');
  // Whoever does not see the department is told that it leads nowhere, before anything is said of the row.
  const mayName = department && oracle.mayRead(oracle.record(department.target!));
  const handsOver = mayName && mutations[`handOver${record.name}`] && (row.values.get('department') ?? null) !== null;
  return [
    ...attempt('remove', `remove${record.name}`, 'remove'),
    ...attempt('restore', `restore${record.name}`, 'remove'),
    ...moves.flatMap((move) => attempt('move', `${move}${record.name}`, move)),
    ...(handsOver
      ? attempt('hand over', `handOver${record.name}`, 'update', `, department: "${String(row.values.get('department'))}"`, [
          [record, department],
        ])
      : []),
  ];
}

/** A value of the right kind, and not the one that is there; a link stays, for it may not lead just anywhere. */
export function anotherValue({ type }: Pick<GraphQLInputField, 'type'>, row: StoredRow | undefined, field: ExpectedField): unknown {
  if (field.target) return row?.values.get(field.name) ?? missingId;
  if (isListType(getNullableType(type))) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]!.name;
  const made: Readonly<Record<string, unknown>> = {
    Int: 3,
    Boolean: true,
    Date: '2026-02-03',
    DateTime: '2026-02-03T04:05:06.000Z',
    Money: '2.5',
    Quantity: '2.5',
    Decimal: '2.5',
    String: 'something else',
    ID: missingId,
  };
  return made[named.name];
}
