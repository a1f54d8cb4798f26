import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { Draws } from '../support/draws.js';
import { companyUnderProof, madeUpModules } from './company-under-proof.js';
import { sized } from './extent.js';
import { Proof } from './proof.js';
import { Operations, Wire, type Heard } from './random-operations.js';
import { rewritings } from './rewriting.js';

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

interface Told {
  readonly status: number;
  readonly data: unknown;
  readonly codes: readonly string[];
}

function told({ status, body }: Heard, undo: (data: unknown) => unknown = (data) => data): Told {
  const { data, errors = [] } = JSON.parse(body) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status, data: undo(data ?? null), codes: [...new Set(errors.map(({ extensions }) => extensions.code))].sort() };
}

test(`MT6: a question in other words gets the same answer (${sized(60, 1_500)} questions)`, async () => {
  const from = Date.now();
  const asking = proof.asking.filter(({ principal }) => principal);
  const different: string[] = [];
  const compared = new Map<string, number>();
  let refused = 0;
  for (let at = 0; at < sized(60, 1_500); at += 1) {
    const draws = new Draws(at * 31 + 5);
    const who = draws.one(asking);
    // Half of them ask for what is not theirs.
    const operation = await new Operations(proof, who)
      .make(at * 97 + 3, draws.chance(0.5) ? proof.schema : undefined)
      .catch(() => undefined);
    if (!operation) continue;
    const plain = told(await wire.hear(who, operation));
    if (plain.codes.length > 0) refused += 1;
    for (const { name, rewrite, undo } of rewritings) {
      const other = rewrite(operation, proof.schema);
      if (!other) continue;
      const again = told(await wire.hear(who, other), undo);
      if (again.codes.includes('TOO_COSTLY')) continue;
      compared.set(name, (compared.get(name) ?? 0) + 1);
      if (JSON.stringify(again) !== JSON.stringify({ ...plain, data: undo ? undo(plain.data) : plain.data }))
        different.push(
          `${who.name} by ${name}\n${operation.text}\n${other.text}\n${JSON.stringify(plain).slice(0, 800)}\n${JSON.stringify(again).slice(0, 800)}`,
        );
    }
  }
  process.stdout.write(
    `MT6: ${JSON.stringify(Object.fromEntries(compared))}, ${refused} refused, ${different.length} different, ${Math.round((Date.now() - from) / 1000)} s\n`,
  );
  expect(different.slice(0, 3).join('\n\n')).toBe('');
  expect(Math.min(...rewritings.map(({ name }) => compared.get(name) ?? 0))).toBeGreaterThan(sized(5, 100));
  expect(refused).toBeGreaterThan(sized(10, 200));
}, 900_000);
