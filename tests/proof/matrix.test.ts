import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { companyUnderProof, madeUpModules, type Asking } from './company-under-proof.js';
import { isAskedFor, isWhole } from './extent.js';
import { proveMaking, proveMatrix, sample, whole } from './matrix.js';
import { proveOutsiders } from './outsiders.js';
import { Proof, records } from './proof.js';

let db: TestDatabase;
let proof: Proof;
let gone: readonly Asking[];

beforeAll(async () => {
  db = await openTestDatabase({ modules: madeUpModules });
  const { asking, ...others } = await companyUnderProof(db);
  gone = others.gone;
  const some = /^(sales 2|projects 3|all 5 company|nobody|up and down|directory twice|stand-in|bound write key of sales 4)$/;
  proof = await Proof.of(db, isWhole ? asking : asking.filter(({ name }) => some.test(name)));
}, 120_000);
afterAll(() => db.close());

test('what each employee sees and may do is what was written down, by every way of asking', async () => {
  const from = Date.now();
  const about = [...records.values()].filter(({ name }) => isAskedFor(name));
  expect(about).not.toEqual([]);
  await proveMatrix(proof, isWhole ? whole : sample, about);
  await proveOutsiders(proof, gone);
  await proveMaking(proof, about);
  const seconds = Math.round((Date.now() - from) / 1000);
  const counts = [...proof.tally.cells].map(([channel, cells]) => `${channel} ${cells}`).join(', ');
  process.stdout.write(
    `${proof.asking.length} subjects, ${proof.tally.total} cells, ${proof.tally.differences.length} differences, ${seconds} s\n${counts}\n`,
  );
  expect(proof.tally.told()).toBe('');
}, 900_000);
