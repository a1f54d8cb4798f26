import { parse, type ExecutionResult } from 'graphql';
import type { CompiledResult } from '../../server/kernel/graphql/api.js';
import { callOf, operationOf } from '../support/ask.js';
import { anotherValue, attemptsOn } from './channels/write.js';
import { spread } from './channels/one.js';
import type { Asking } from './company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from './expected/index.js';
import { canonical, isArchived, type Proof } from './proof.js';

interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly codes: ReadonlyMap<string, string>;
}

/** Asks past the check of the schema, which is compared elsewhere: what is closed has to be refused all the same. */
async function answered(proof: Proof, asking: Asking, text: string): Promise<Answered> {
  const { data, errors = [] } = await sent(proof, asking, text, {});
  const codes = errors.map(({ path, originalError, message }): [string, string] => [
    String(path?.[0]),
    (originalError as { code?: string } | undefined)?.code ?? message,
  ]);
  return { data: (data && 'text' in data ? JSON.parse(String(data.text)) : data) as Answered['data'], codes: new Map(codes) };
}

/** The first thing that is otherwise than written down, when these people look at one kind of record; nothing if all is well. */
export async function noticed(proof: Proof, record: ExpectedRecord, by: readonly Asking[]): Promise<string | undefined> {
  for (const asking of by) {
    const found = (await inReading(proof, asking, record)) ?? (await inWriting(proof, asking, record));
    if (found) return `${asking.name}: ${found}`;
  }
  return undefined;
}

async function inReading(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<string | undefined> {
  const oracle = proof.oracleOf(asking);
  const fields = [...record.fields.values()];
  const known = fields.filter((field) => oracle.knows(record, field));
  const closed = fields.filter((field) => !oracle.knows(record, field));
  const selected = (field: ExpectedField) => (field.target ? `${field.name} { id }` : field.name);
  if (!oracle.mayRead(record)) {
    const { data } = await answered(proof, asking, `{ list: ${record.plural}(first: 1) { nodes { id } } }`);
    return data?.['list'] ? `${record.name} is open` : undefined;
  }
  const archives = record.partOf ? [''] : [', archived: false', ', archived: true'];
  const lists = archives.map(
    (archived, at) => `l${at}: ${record.plural}(first: 500${archived}) { nodes { ${known.map(selected).join(' ')} } }`,
  );
  const { data, codes } = await answered(proof, asking, `{ ${lists.join(' ')} }`);
  if (codes.size > 0) return `${record.name} answers ${[...codes.values()].join()}`;
  const nodes = archives.flatMap((_, at) => (data![`l${at}`] as { nodes: Record<string, unknown>[] }).nodes);
  const rows = proof.stored.rows(record.name).filter((row) => oracle.sees(row));
  if (nodes.length !== rows.length) return `${nodes.length} ${record.plural} instead of ${rows.length}`;
  const byId = new Map(nodes.map((node) => [String(node['id']), node]));
  for (const row of rows) {
    const node = byId.get(row.id);
    if (!node) return `${record.name} ${row.id} is missing`;
    for (const field of known) {
      const actual = node[field.name];
      const [expected, shown] = field.isLines
        ? [oracle.linesOf(row, field).length, (actual as unknown[]).length]
        : field.target
          ? [oracle.follow(row, field)?.id ?? null, (actual as { id: string } | null)?.id ?? null]
          : [canonical(oracle.value(row, field)), canonical(actual)];
      if (expected !== shown) return `${record.name}.${field.name} is ${String(shown)} instead of ${String(expected)}`;
    }
  }
  if (closed.length === 0 || rows.every((row) => isArchived(row) && !record.partOf)) return undefined;
  // Lists of lines are never null: one that is refused takes its whole document with it.
  for (const together of [closed.filter(({ isLines }) => !isLines), ...closed.filter(({ isLines }) => isLines).map((field) => [field])]) {
    if (together.length === 0) continue;
    const asked = together.map((field, at) => `c${at}: ${record.plural}(first: 500) { nodes { ${selected(field)} } }`);
    const shut = await answered(proof, asking, `{ ${asked.join(' ')} }`);
    const open = together.find((_, at) => !shut.codes.has(`c${at}`));
    if (open) return `${record.name}.${open.name} is open`;
  }
  return undefined;
}

const unseenVersion = 987_654;
const refusals: Readonly<Record<string, readonly string[]>> = {
  yes: ['CONFLICT', 'ARCHIVED'],
  forbidden: ['FORBIDDEN'],
  'not found': ['NOT_FOUND'],
  unknown: ['FORBIDDEN', 'NOT_FOUND'],
};

async function inWriting(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<string | undefined> {
  const root = record.partOf ? proof.oracleOf(asking).record(record.partOf.record) : record;
  const oracle = proof.oracleOf(asking);
  const creating = root === record ? await inCreating(proof, asking, record) : undefined;
  if (creating) return creating;
  const rows = proof.stored.rows(root.name);
  const some = [
    ...spread(
      rows.filter((row) => oracle.sees(row)),
      6,
    ),
    ...spread(
      rows.filter((row) => !oracle.sees(row)),
      1,
    ),
  ];
  const attempts = some
    .flatMap((row, turn) => attemptsOn(proof, oracle, row, turn, unseenVersion))
    .filter(({ channel }) => channel !== 'set write');
  // Of a field that is not theirs to write, the version is complained about first; creating tells of those.
  const mayTell = attempts.filter(
    ({ expected, channel }) => expected !== 'unknown' || !['update', 'nested write'].includes(channel) || !oracle.may(root, 'update'),
  );
  const inputs = mayTell.map(({ variables }, at) => Object.values(variables).map(({ type }) => `$i${at}: ${type}`)).flat();
  const values = Object.fromEntries(mayTell.flatMap(({ variables }, at) => Object.values(variables).map(({ value }) => [`i${at}`, value])));
  if (mayTell.length === 0) return undefined;
  const text = `mutation ${inputs.length > 0 ? `(${inputs.join(', ')})` : ''} { ${mayTell.map((each, at) => each.text(String(at))).join(' ')} }`;
  const codes = await refusedFor(proof, asking, text, values);
  for (const [at, { expected }] of mayTell.entries()) {
    const code = codes.get(`a${at}`) ?? 'done';
    if (!refusals[expected]!.includes(code)) return `${mayTell[at]!.text(String(at))} is ${code} instead of ${expected}`;
  }
  return undefined;
}

async function sent(
  proof: Proof,
  asking: Asking,
  text: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult | CompiledResult> {
  const operation = operationOf(proof.db.api, parse(text), variables, callOf(proof.db, asking.principal!));
  if ('length' in operation) throw new Error(`${operation.map(({ message }) => message).join()} in ${text}`);
  return proof.db.api.execute(operation);
}

async function refusedFor(
  proof: Proof,
  asking: Asking,
  text: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, string>> {
  const { errors = [] } = await sent(proof, asking, text, variables);
  return new Map(
    errors.map(({ path, originalError, message }) => [
      String(path?.[0]),
      (originalError as { code?: string } | undefined)?.code ?? message,
    ]),
  );
}

/** Everything at once under an id that is none: whoever may create is told so and which fields are not theirs, and nothing comes of it. */
async function inCreating(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<string | undefined> {
  const oracle = proof.oracleOf(asking);
  const offered = proof.inputType(`Create${record.name}Input`)?.getFields();
  if (!offered) return undefined;
  const expected = new Map<string, boolean>();
  const input = Object.fromEntries(
    Object.values(offered).map((given) => {
      const field = record.fields.get(given.name)!;
      expected.set(given.name, oracle.mayWriteField(record, field));
      if (!field.isLines) return [given.name, anotherValue(given, undefined, field)];
      const line = oracle.record(field.target!);
      const parts = Object.values(proof.inputType(`${line.name}Input`)!.getFields()).filter(({ name }) => name !== 'id');
      if (expected.get(given.name))
        for (const part of parts) expected.set(`${given.name}.0.${part.name}`, oracle.mayWriteField(line, line.fields.get(part.name)!));
      return [
        given.name,
        [Object.fromEntries(parts.map((part) => [part.name, anotherValue(part, undefined, line.fields.get(part.name)!)]))],
      ];
    }),
  );
  const text = `mutation ($input: Create${record.name}Input!) { made: create${record.name}(input: $input) { id } }`;
  const { errors = [] } = await sent(proof, asking, text, { input: { ...input, id: 'none' } });
  const error = errors[0]?.originalError as { code?: string; fields?: Record<string, string> } | undefined;
  if ((error?.code === 'INVALID_INPUT') !== oracle.may(record, 'create')) return `create${record.name} is ${error?.code ?? 'done'}`;
  if (!error?.fields) return undefined;
  expected.delete('id');
  const wrong = [...expected].find(([path, may]) => (error.fields![path] === 'FORBIDDEN') === may);
  return wrong && `${record.name}.${wrong[0]} is ${wrong[1] ? 'closed' : 'open'} to write`;
}
