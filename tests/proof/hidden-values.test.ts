import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { Draws } from '../support/draws.js';
import { companyUnderProof, madeUpModules, type Asking } from './company-under-proof.js';
import { hiddenCells, otherValues, put, spelled, type HiddenCell } from './hidden-cells.js';
import { addHiddenRows } from './hidden-rows.js';
import { sized } from './extent.js';
import { Proof } from './proof.js';
import { besidesReading, Operations, Wire, type Heard, type Operation } from './random-operations.js';

const seed = Number(process.env['TIMON_SEED'] ?? 1);
const perRound = 50;

let db: TestDatabase;
let proof: Proof;
let wire: Wire;

beforeAll(async () => {
  db = await openTestDatabase({ modules: madeUpModules });
  proof = await Proof.of(db, (await companyUnderProof(db)).asking);
  wire = await Wire.open(db);
}, 120_000);
afterAll(async () => {
  await wire.close();
  await db.close();
});

async function operationsFor(asking: Asking, round: number, besides: readonly unknown[]): Promise<Operation[]> {
  const made = new Operations(proof, asking, besides);
  const operations: Operation[] = [];
  for (let at = 0; at < perRound; at += 1) {
    const draws = new Draws(seed * 7_919 + round * 1_009 + at);
    operations.push(draws.chance(0.15) ? besidesReading(proof, asking, draws) : await made.make(seed * 15_485_863 + round * 1_009 + at));
  }
  return operations;
}

async function heard(asking: Asking, operations: readonly Operation[]): Promise<Heard[]> {
  const answers: Heard[] = [];
  for (const operation of operations) answers.push(await wire.hear(asking, operation));
  return answers;
}

function differing(
  asking: Asking,
  what: string,
  operations: readonly Operation[],
  before: readonly Heard[],
  after: readonly Heard[],
): string[] {
  return operations.flatMap((operation, at) =>
    JSON.stringify(before[at]) === JSON.stringify(after[at])
      ? []
      : [
          `${asking.name}, ${what}\n${operation.text}\n${JSON.stringify(operation.variables)}\n before ${JSON.stringify(before[at]).slice(0, 1500)}\n after ${JSON.stringify(after[at]).slice(0, 1500)}`,
        ],
  );
}

/** Those to whom something is open, and something is not. */
const curious = (): Asking[] => proof.asking.filter(({ principal, grants, name }) => principal && grants.length > 0 && name !== 'head');

test(`MT1: no answer tells two companies apart that differ in one hidden value (${sized(600, 5_000)} operations)`, async () => {
  const from = Date.now();
  const found: string[] = [];
  let asked = 0;
  const answered = { data: 0, refused: 0 };
  for (let round = 0; asked < sized(600, 5_000); round += 1) {
    const draws = new Draws(seed * 104_729 + round);
    const asking = draws.one(curious());
    const { onShown, onHidden } = hiddenCells(proof, asking);
    const cells = onShown.length > 0 && draws.chance(0.75) ? onShown : onHidden;
    if (cells.length === 0) continue;
    const cell: HiddenCell = draws.one(cells);
    const value = cell.row.values.get(cell.field.name) ?? null;
    const [other] = otherValues(proof, cell, draws);
    const operations = await operationsFor(asking, round, [other, value]);
    const stored = await spelled(proof, cell);
    const before = await heard(asking, operations);
    if (!(await put(proof, cell, other))) continue;
    const after = await heard(asking, operations);
    await put(proof, cell, stored);
    asked += operations.length;
    for (const { body } of before) answered[body.startsWith('{"data"') ? 'data' : 'refused'] += 1;
    found.push(
      ...differing(
        asking,
        `${cell.row.record.name}.${cell.field.name} ${JSON.stringify(value)} → ${JSON.stringify(other)}`,
        operations,
        before,
        after,
      ),
    );
  }
  process.stdout.write(
    `MT1: ${asked} operations (${answered.data} answered whole), ${found.length} differing, ${Math.round((Date.now() - from) / 1000)} s\n`,
  );
  expect(found.slice(0, 3).join('\n\n')).toBe('');
  expect(answered.data).toBeGreaterThan(asked / 2);
}, 900_000);

test(`MT2: no answer tells whether hidden rows are there (${sized(300, 2_000)} operations)`, async () => {
  const from = Date.now();
  const found: string[] = [];
  let asked = 0;
  for (let round = 0; asked < sized(300, 2_000); round += 1) {
    const draws = new Draws(seed * 1_299_709 + round);
    const asking = draws.one(curious());
    const operations = await operationsFor(asking, round + 100_000, []);
    const before = await heard(asking, operations);
    const rows = await addHiddenRows(proof, asking, draws);
    if (!rows) continue;
    const after = await heard(asking, operations);
    await rows.remove();
    asked += operations.length;
    found.push(...differing(asking, `more rows of ${rows.record}`, operations, before, after));
  }
  process.stdout.write(`MT2: ${asked} operations, ${found.length} differing, ${Math.round((Date.now() - from) / 1000)} s\n`);
  expect(found.slice(0, 3).join('\n\n')).toBe('');
}, 900_000);
