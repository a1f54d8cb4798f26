import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { literalOf } from './channels/filter.js';
import { companyUnderProof, domains, madeUpModules, type Asking } from './company-under-proof.js';
import { isWhole, sized } from './extent.js';
import { batched, Proof, records } from './proof.js';
import { comparable, shownCells } from './shown-cells.js';

let db: TestDatabase;
let proof: Proof;
const shown = new Map<string, Map<string, string>>();

beforeAll(async () => {
  db = await openTestDatabase({ modules: madeUpModules });
  proof = await Proof.of(db, (await companyUnderProof(db)).asking);
}, 120_000);
afterAll(() => db.close());

const named = (name: string): Asking => proof.asking.find((each) => each.name === name)!;

async function cellsOf(name: string): Promise<Map<string, string>> {
  const known = shown.get(name) ?? (await shownCells(proof, named(name)));
  shown.set(name, known);
  return known;
}

/** Who holds less, and who holds all that and more. What is mine or my team's differs from person to person. */
function pairs(): [string, string][] {
  const steps = [1, 2, 3, 4, 5, 6].map((level): [number, number] => [level, level + 1]);
  const byLevel = [...domains.map((domain) => [domain, ''] as const), ['all', ' North'] as const, ['all', ' company'] as const].flatMap(
    ([who, where]) => steps.map(([lower, higher]): [string, string] => [`${who} ${lower}${where}`, `${who} ${higher}${where}`]),
  );
  const wider = [1, 2, 3, 4, 5, 6, 7].map((level): [string, string] => [`all ${level} North`, `all ${level} company`]);
  const narrower = domains.flatMap((domain) =>
    [1, 2, 3, 4, 5, 6, 7].map((level): [string, string] => [`${domain} ${level}`, `all ${level} North`]),
  );
  const everyone = proof.asking
    .filter(({ name, principal }) => principal && name !== 'head')
    .map(({ name }): [string, string] => [name, 'head']);
  const keys = proof.asking.flatMap(({ name }): [string, string][] => (/ key of /.test(name) ? [[name, name.split(' key of ')[1]!]] : []));
  return [...byLevel, ...wider, ...narrower, ...keys, ...everyone];
}

test('MT3: more trust never takes anything out of sight', async () => {
  const lost: string[] = [];
  let compared = 0;
  const chosen = isWhole ? pairs() : pairs().filter((_, at) => at % 12 === 0);
  for (const [less, more] of chosen) {
    const [lower, higher] = [await cellsOf(less), await cellsOf(more)];
    const mine = new Set(
      [...records.values()].flatMap(({ name }) =>
        proof.stored
          .rows(name)
          .filter((row) => isTheirs(row.values.get('owner'), less))
          .map(({ id }) => id),
      ),
    );
    const theirs = (cell: string) => isOf(cell, mine);
    for (const [cell, value] of lower) {
      compared += 1;
      if (higher.get(cell) !== value && !theirs(cell)) lost.push(`${less} sees ${cell} and ${more} does not`);
    }
  }
  process.stdout.write(`MT3: ${chosen.length} pairs, ${compared} cells, ${lost.length} lost\n`);
  expect(lost.slice(0, 10)).toEqual([]);
  expect(compared).toBeGreaterThan(sized(2_000, 100_000));
}, 600_000);

/** Owned by the one who holds less, or by somebody who reports to them. */
function isTheirs(owner: unknown, name: string): boolean {
  const { employeeId } = named(name);
  for (let at = owner; at; at = proof.stored.find('Employee', at)?.values.get('manager')) if (at === employeeId) return true;
  return false;
}

/** Whether a cell lies on one of these rows or on a part of one. */
function isOf(cell: string, rows: ReadonlySet<string>): boolean {
  const [coordinate, id] = cell.split(' ') as [string, string];
  const record = records.get(coordinate.split('.')[0]!)!;
  const row = proof.stored.find(record.name, id);
  return rows.has(id) || (!!row && !!record.partOf && rows.has(String(row.values.get(record.partOf.link))));
}

test('MT4: a filter finds the rows whose value it is shown, no more and no fewer', async () => {
  const wrong: string[] = [];
  let compared = 0;
  const chosen = proof.asking.filter(({ principal }, at) => principal && (isWhole || at % 12 === 0));
  for (const asking of chosen) {
    const cells = await cellsOf(asking.name);
    for (const record of records.values()) {
      const filter = proof.db.api.schemaFor(asking.principal!.rights).getType(`${record.name}Filter`);
      if (!isInputObjectType(filter)) continue;
      const questions = comparable(proof, asking, record.name)
        .filter((field) => !record.fields.has(`${field}InCompanyCurrency`))
        .flatMap((field) =>
          valuesOf(cells, `${record.name}.${field}`)
            .slice(0, sized(2, 4))
            .map(([value, ids]) => ({ field, value, ids })),
        );
      for (const batch of batched(questions, 40)) {
        const typeOf = (field: string) => {
          const compares = getNamedType(filter.getFields()[field]!.type);
          const of = isInputObjectType(compares) ? getNamedType(compares.getFields()['eq']!.type) : compares;
          return isEnumType(of) ? 'enum' : of.name;
        };
        const parts = batch.map(
          ({ field, value }, at) =>
            `q${at}: ${record.plural}(first: 500, filter: { ${field}: { eq: ${literalOf(JSON.parse(value), typeOf(field))} } }) { nodes { id } }`,
        );
        const gone = record.partOf
          ? []
          : batch.map((_, at) => parts[at]!.replace(`q${at}:`, `g${at}:`).replace('(first: 500', '(first: 500, archived: true'));
        const { data } = await proof.ask(asking, `{ ${[...parts, ...gone].join(' ')} }`);
        batch.forEach(({ field, value, ids }, at) => {
          const found = [`q${at}`, `g${at}`].flatMap((key) =>
            ((data![key] as { nodes: { id: string }[] } | undefined)?.nodes ?? []).map(({ id }) => id),
          );
          compared += 1;
          if (found.sort().join() !== ids.sort().join())
            wrong.push(`${asking.name}: ${record.name}.${field} = ${value} finds ${found.length}, is shown on ${ids.length}`);
        });
      }
    }
  }
  process.stdout.write(`MT4: ${compared} filters, ${wrong.length} that disagree\n`);
  expect(wrong.slice(0, 10)).toEqual([]);
}, 600_000);

/** The values that are shown of a coordinate, with the rows on which they are. */
function valuesOf(cells: ReadonlyMap<string, string>, coordinate: string): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const [cell, value] of cells) {
    const [of, id] = cell.split(' ') as [string, string];
    if (of === coordinate) found.set(value, [...(found.get(value) ?? []), id]);
  }
  return [...found];
}
