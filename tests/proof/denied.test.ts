import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { companyUnderProof, madeUpModules } from './company-under-proof.js';
import { attempted, deniedTo } from './denied.js';
import { changedTables, digestOf } from './digest.js';
import { sized } from './extent.js';
import { Proof } from './proof.js';
import { withoutEdge } from './walls.js';

let db: TestDatabase;
let proof: Proof;

beforeAll(async () => {
  db = await openTestDatabase({ modules: madeUpModules });
  proof = await Proof.of(db, (await companyUnderProof(db)).asking);
}, 120_000);
afterAll(() => db.close());

test('MT5: what is denied changes nothing, neither before the edge nor behind it', async () => {
  const from = Date.now();
  const chosen = proof.asking.filter(({ principal }, at) => principal && at % sized(5, 1) === 0);
  const done: string[] = [];
  let tried = 0;
  const answers = new Map<string, number>();
  const before = await digestOf(db.owner);
  for (const asking of chosen) {
    const denied = deniedTo(proof, asking, sized(1, 2));
    for (const [at, each] of denied.entries()) {
      const answer = at % 2 === 0 ? await attempted(proof, each) : await withoutEdge(db, () => attempted(proof, each));
      tried += 1;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      if (answer === 'done') done.push(`${asking.name}: ${each.text('0')} ${JSON.stringify(each.variables)}`);
    }
  }
  const after = await digestOf(db.owner);
  process.stdout.write(
    `MT5: ${tried} denied attempts, ${done.length} done (${[...answers].map(([code, count]) => `${code} ${count}`).join(', ')}), ${Math.round((Date.now() - from) / 1000)} s\n`,
  );
  expect(done.slice(0, 5)).toEqual([]);
  expect(changedTables(before, after)).toEqual([]);
}, 900_000);
