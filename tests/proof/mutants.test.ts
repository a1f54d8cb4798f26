import { asFacts } from '../../server/kernel/orm/as-facts.js';
import { principalsOf } from '../../server/foundation/company/principals-of.js';
import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import { publishPrincipals } from '../../server/kernel/rights/publish.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { companyUnderProof, madeUpModules, type Asking } from './company-under-proof.js';
import { isAskedFor, isWhole } from './extent.js';
import { mutantsOf, type Mutant } from './mutants.js';
import { noticed } from './noticed.js';
import { changedPolicies } from './policy-mutants.js';
import { Proof, records } from './proof.js';

let db: TestDatabase;
let proof: Proof;

beforeAll(async () => {
  db = await openTestDatabase({ modules: madeUpModules });
  proof = await Proof.of(db, (await companyUnderProof(db)).asking);
}, 120_000);
afterAll(() => db.close());

const harder =
  /^(all 5 company|up and down|right here, level there|project team|payroll|bank clerk|low with rights|personnel twice|directory twice|all rights|rights \d)$/;

/** Those to whom a record of this domain is open by level; and, for what those do not notice, those who are hard to judge. */
const judges = (domain: string): Asking[][] => {
  const all = proof.asking.filter(({ principal, isKey }) => principal && !isKey);
  return [all.filter(({ name }) => name.startsWith(`${domain} `)), all.filter(({ name }) => harder.test(name))];
};

let version = 0;

/** Lets these people's rights be worked out again from the tables as they are now, as after a new version of the code. */
async function published(by: readonly Asking[]): Promise<Asking[]> {
  version += 1;
  await db.owner.query(
    `insert into timon.access_version (number, based_on, created_at, created_by, published_at, published_by)
     select $1, 0, now(), id, now(), id from timon.principal where kind = 'system' limit 1`,
    [version],
  );
  const ids = by.map(({ employeeId }) => employeeId!);
  await asFacts(db.kernel.pool, async (client) => {
    const rows = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...values])).rows;
    await publishPrincipals(client, db.registry, await principalsOf(ids, db.clock.now, rows as never));
  });
  return Promise.all(
    by.map(async (asking) => ({ ...asking, principal: await loadPrincipal(db.kernel.pool, db.registry, asking.employeeId!) })),
  );
}

async function isNoticed({ record: name, change }: Mutant): Promise<string | undefined> {
  const record = records.get(name)!;
  const back = change();
  try {
    for (const group of judges(record.domain)) {
      const found = await noticed(proof, record, await published(group));
      if (found) return found;
    }
    return undefined;
  } finally {
    back();
  }
}

test('MT8: every line of the access tables that is changed is noticed', async () => {
  const from = Date.now();
  const all = mutantsOf(db.registry).filter(({ record }) => isAskedFor(record));
  const chosen = isWhole ? all : all.filter((_, at) => at % 60 === 0);
  for (const name of new Set(chosen.map(({ record }) => record))) {
    const record = records.get(name)!;
    expect({ name, unchanged: await noticed(proof, record, await published(judges(record.domain).flat())) }).toEqual({
      name,
      unchanged: undefined,
    });
  }
  const survivors: Mutant[] = [];
  const explained: Mutant[] = [];
  for (const mutant of chosen) {
    if (await isNoticed(mutant)) continue;
    if (mutant.unnoticeable) explained.push(mutant);
    else survivors.push(mutant);
  }
  const judged = chosen.length - explained.length;
  const killed = judged - survivors.length;
  const lines = [
    `MT8: ${chosen.length} mutants, ${killed} of ${judged} noticed (${((100 * killed) / judged).toFixed(1)} %), ${explained.length} that change nothing, ${Math.round((Date.now() - from) / 1000)} s`,
    ...survivors.map(({ name }) => `  survived: ${name}`),
    ...explained.map(({ name, unnoticeable }) => `  changes nothing: ${name} (${unnoticeable})`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(killed / judged).toBeGreaterThanOrEqual(0.99);
}, 1_800_000);

test('MT8: every policy that is opened or shut is noticed', async () => {
  const from = Date.now();
  // What was published for the mutants has made the rights that were loaded before out of date.
  const everyone = proof.asking.filter(({ principal, isKey }) => principal && !isKey);
  const { tried, survivors, wrong } = await changedPolicies(await Proof.of(db, await published(everyone)), isWhole ? 1 : 15);
  process.stdout.write(
    `MT8: ${tried} policies changed, ${tried - survivors.length} noticed, ${Math.round((Date.now() - from) / 1000)} s\n${survivors.map((name) => `  survived: ${name}\n`).join('')}`,
  );
  expect(wrong).toEqual([]);
  expect(survivors.length / tried).toBeLessThanOrEqual(0.01);
}, 1_800_000);
