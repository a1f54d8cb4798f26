import { parse } from 'graphql';
import { callOf } from '../support/ask.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { companyUnderProof, madeUpModules, type Asking } from './company-under-proof.js';
import { literalOf } from './channels/filter.js';
import { attemptsOn } from './channels/write.js';
import { spread } from './channels/one.js';
import { attempted } from './denied.js';
import { isWhole } from './extent.js';
import type { ExpectedField, ExpectedRecord } from './expected/index.js';
import { canonical, Proof, records } from './proof.js';
import { withoutEdge, withoutRowSecurity } from './walls.js';
import { columnsOf, tableOf } from './stored-rows.js';

let db: TestDatabase;
let proof: Proof;

beforeAll(async () => {
  db = await openTestDatabase({ modules: madeUpModules });
  const { asking } = await companyUnderProof(db);
  proof = await Proof.of(
    db,
    asking.filter(({ principal }, at) => principal && (isWhole || at % 6 === 0)),
  );
}, 120_000);
afterAll(() => db.close());

/** The ways to ask for a field, each of which would tell something of it. */
function waysTo(record: ExpectedRecord, field: ExpectedField): string[] {
  const { plural } = record;
  const { name, target, isLines } = field;
  const offered = (type: string) => proof.inputType(type)?.getFields()[name];
  const filled = proof.stored.rows(record.name).find((row) => (row.values.get(name) ?? null) !== null);
  const ways = [`${plural}(first: 500) { nodes { ${name}${target ? ' { id }' : ''} } }`];
  if (target && offered(`${record.name}Filter`))
    ways.push(`${plural}(first: 500, filter: { ${name}: ${isLines ? '{ some: {} }' : '{}'} }) { count { value } }`);
  const compares = proof.valuesIn(record, `${record.name}Filter`).find((each) => each.field === field)?.type;
  if (compares && filled) {
    const valueType = proof.inputType(compares)!.getFields()['eq']!.type;
    const literal = literalOf(
      filled.values.get(name),
      /^(String|ID|Int|Boolean|Money|Quantity|Decimal|Date|DateTime)$/.test(String(valueType)) ? String(valueType) : 'enum',
    );
    ways.push(`${plural}(first: 500, filter: { ${name}: { eq: ${literal} } }) { count { value } }`);
  }
  if (!target && offered(`${record.name}Order`))
    ways.push(`${plural}(first: 500, orderBy: [{ ${name}: ASC }]) { edges { cursor node { id } } }`);
  const part = String(offered(`${record.name}GroupBy`)?.type ?? '');
  if (!target && part)
    ways.push(`${plural}Grouped(by: [{ ${name}: ${part === 'DatePart' ? 'YEAR' : 'VALUE'} }]) { rows { count keys { ${name} } } }`);
  for (const figure of ['Sum', 'Min', 'CountDistinct'])
    if (!target && proof.objectType(record.name + figure)?.getFields()[name])
      ways.push(`${plural}Grouped { rows { ${figure[0]!.toLowerCase()}${figure.slice(1)} { ${name} } } }`);
  return ways;
}

/** The values in an answer, whatever they are called. */
const tells = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(tells)
    : value !== null && typeof value === 'object'
      ? Object.values(value).some(tells)
      : value !== null && value !== undefined;

/** A list without rows has no place in which a refusal could stand. */
const hasRows = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && typeof value === 'object' && Object.values(value).some(hasRows);

async function answered(asking: Asking, text: string): Promise<{ data: unknown; refused: boolean }> {
  const document = parse(`{ ${text} }`);
  const [operation] = document.definitions;
  const { data, errors = [] } = await db.api.execute({
    document,
    operation,
    operationName: undefined,
    variables: {},
    call: callOf(db, asking.principal!),
  } as never);
  const plain: unknown = data && 'text' in data ? JSON.parse(String(data.text)) : data;
  return { data: plain, refused: errors.length > 0 };
}

test('MT7: with the edge open, the planner refuses every coordinate that is closed', async () => {
  const from = Date.now();
  const told: string[] = [];
  let cells = 0;
  await withoutEdge(db, async () => {
    for (const asking of proof.asking) {
      const oracle = proof.oracleOf(asking);
      for (const record of records.values()) {
        const closed = [...record.fields.values()].filter((field) => !oracle.knows(record, field));
        const fields = oracle.mayRead(record) || isWhole ? closed : closed.slice(0, 3);
        for (const way of fields.flatMap((field) => waysTo(record, field))) {
          const { data, refused } = await answered(asking, way);
          cells += 1;
          if (tells(data) || (!refused && hasRows(data)))
            told.push(`${asking.name}: ${way} answered ${JSON.stringify(data).slice(0, 200)}`);
        }
      }
    }
  });
  process.stdout.write(
    `MT7, edge open: ${cells} closed coordinates asked for, ${told.length} told, ${Math.round((Date.now() - from) / 1000)} s\n`,
  );
  expect(told.slice(0, 5)).toEqual([]);
  expect(cells).toBeGreaterThan(500);
}, 900_000);

test('MT7: with edge and planner away, the database itself shows no row and no value of a class of its own that is hidden', async () => {
  const shown: string[] = [];
  let cells = 0;
  for (const asking of proof.asking) {
    const oracle = proof.oracleOf(asking);
    const client = await db.kernel.pool.connect();
    try {
      await client.query('begin');
      await client.query('select timon.enter($1, $2)', [asking.principal!.id, asking.principal!.epoch]);
      for (const record of records.values()) {
        const { rows } = await client.query<{ id: string }>(`select id from "${tableOf(record)}"`);
        const root = record.partOf ? oracle.record(record.partOf.record) : record;
        const expected = proof.stored
          .rows(record.name)
          .filter((row) => oracle.mayRead(root) && oracle.reaches(row, root.may['read']!))
          .map(({ id }) => id);
        cells += proof.stored.rows(record.name).length;
        if (
          expected.sort().join() !==
          rows
            .map(({ id }) => id)
            .sort()
            .join()
        )
          shown.push(`${asking.name}: ${record.name} shows ${rows.length} rows, ${expected.length} expected`);
        const places = await columnsOf(db.owner, record);
        for (const table of new Set([...places.values()].filter((each) => each !== tableOf(record)))) {
          const fields = [...record.fields.values()].filter(({ name }) => places.get(name) === table);
          const aside = await client.query<{ id: string }>(`select record_id as id from "${table}"`);
          const stray = aside.rows.filter(({ id }) => !fields.some((field) => oracle.reads(proof.stored.find(record.name, id)!, field)));
          cells += aside.rows.length;
          if (stray.length > 0) shown.push(`${asking.name}: ${table} shows ${stray.length} values that are hidden`);
        }
      }
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  process.stdout.write(`MT7, database alone: ${cells} rows and values, ${shown.length} differences\n`);
  expect(shown).toEqual([]);
}, 600_000);

test('MT7: with the row rules of the database off, no value of a class is shown and nothing is changed that may not be', async () => {
  const from = Date.now();
  await withoutRowSecurity(db);
  const wrong: string[] = [];
  let cells = 0;
  for (const asking of proof.asking) {
    const oracle = proof.oracleOf(asking);
    for (const record of records.values()) {
      if (!oracle.mayRead(record)) continue;
      const known = [...record.fields.values()].filter((field) => !field.target && oracle.knows(record, field));
      const { data } = await answered(
        asking,
        `list: ${record.plural}(first: 500) { nodes { id ${known.map(({ name }) => name).join(' ')} } }`,
      );
      for (const node of (data as { list: { nodes: Record<string, unknown>[] } }).list.nodes) {
        const row = proof.stored.find(record.name, node['id'])!;
        // Which rows there are is the database's matter; on those that are theirs to see, each value is the planner's.
        const judged = oracle.sees(row) ? known : known.filter((field) => !oracle.knowsEverywhere(record, field));
        for (const field of judged) {
          cells += 1;
          const [expected, shown] = [canonical(oracle.value(row, field)), canonical(node[field.name])];
          if (expected !== shown) wrong.push(`${asking.name}: ${record.name}.${field.name} shows ${shown} instead of ${expected}`);
        }
      }
      if (record.partOf) continue;
      const attempts = spread(proof.stored.rows(record.name), 12).flatMap((row, turn) => attemptsOn(proof, oracle, row, turn, 987_654));
      for (const attempt of attempts.filter(({ expected }) => expected !== 'unknown')) {
        const answer = await attempted(proof, { ...attempt, asking });
        cells += 1;
        if ((answer === 'CONFLICT' || answer === 'ARCHIVED') !== (attempt.expected === 'yes'))
          wrong.push(`${asking.name}: ${attempt.text('0')} is ${answer} instead of ${attempt.expected}`);
      }
    }
  }
  process.stdout.write(
    `MT7, row rules off: ${cells} values and changes, ${wrong.length} differences, ${Math.round((Date.now() - from) / 1000)} s\n`,
  );
  expect(wrong.slice(0, 5)).toEqual([]);
}, 900_000);
