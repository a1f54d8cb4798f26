import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { afterDecisions, areDecided } from './after-decisions.js';
import { companyUnderProof, madeUpModules, type CompanyUnderProof } from './company-under-proof.js';
import { isAskedFor, isOfAllRecords, isWhole } from './extent.js';
import { proveMaking, proveMatrix, sample, whole } from './matrix.js';
import { proveOutsiders } from './outsiders.js';
import { Proof, records } from './proof.js';

let db: TestDatabase;
let proof: Proof;
let everyone: CompanyUnderProof;

beforeAll(async () => {
  db = await openTestDatabase({ modules: madeUpModules });
  everyone = await companyUnderProof(db);
  const { asking } = everyone;
  const some = /^(sales 2|projects 3|all 5 company|nobody|up and down|directory twice|stand-in|bound write key of sales 4)$/;
  proof = await Proof.of(db, isWhole ? asking : asking.filter(({ name }) => some.test(name)));
}, 120_000);
afterAll(() => db.close());

/** Of those who differ in their domain alone, one; and those who are hard to judge. */
const judging =
  /^(sales [24]|projects [23456]|personnel [456]|all [35] North|all 5 company|head|analyst|stand-in|up and down|right here, level there|read key of two departments|bound write key of sales 4|portal user)$/;

const told = ({ asking, tally }: Proof): string =>
  `${asking.length} subjects, ${tally.total} cells, ${tally.differences.length} differences, ` +
  [...tally.cells].map(([channel, cells]) => `${channel} ${cells}`).join(', ');

test('what each employee sees and may do is what was written down, by every way of asking', async () => {
  const from = Date.now();
  const about = [...records.values()].filter(({ name }) => isAskedFor(name));
  expect(about).not.toEqual([]);
  await proveMatrix(proof, isWhole ? whole : sample, about);
  // They are asked about operations, all of them, whichever records are looked at.
  if (isOfAllRecords) await proveOutsiders(proof, everyone.gone);
  await proveMaking(proof, about);
  process.stdout.write(`${told(proof)}, ${Math.round((Date.now() - from) / 1000)} s\n`);
  expect(proof.tally.told()).toBe('');
}, 900_000);

test('once the head has decided otherwise about who may what, that is what they see and may do', async () => {
  const from = Date.now();
  const head = everyone.asking.find(({ name }) => name === 'head')!;
  const then = await afterDecisions(
    await Proof.of(
      db,
      proof.asking.filter(({ name }) => judging.test(name)),
    ),
    head,
  );
  const about = [...then.records.values()].filter((record) => areDecided(record) && isAskedFor(record.name));
  await proveMatrix(then, sample, isWhole ? about : about.filter(({ name }) => /^(Engagement|SalesOrder)$/.test(name)));
  process.stdout.write(`decided otherwise: ${told(then)}, ${Math.round((Date.now() - from) / 1000)} s\n`);
  expect(then.tally.told()).toBe('');
}, 900_000);
