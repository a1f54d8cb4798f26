import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { Draws } from '../support/draws.js';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import { buildApi } from '../../server/kernel/graphql/build-api.js';
import { openPool } from '../../server/kernel/orm/pool.js';
import { callerRole } from '../../server/kernel/orm/roles.js';
import { prepareRuntimeRole } from '../../server/kernel/orm/runtime-role.js';
import { sized } from './extent.js';

let db: TestDatabase;
/** A second server on the same database: connections, plans and remembered rights of its own. */
let elsewhere: TestDatabase;
let cast: Cast;
let head: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  const pool = openPool(await prepareRuntimeRole(db.ownerUrl), {
    role: callerRole,
    connections: 3,
    statementTimeoutMs: 30_000,
    log: db.kernel.log as never,
  });
  const kernel = { ...db.kernel, pool };
  elsewhere = { ...db, kernel, api: buildApi(kernel), close: () => pool.end() };
  cast = await Cast.of(db);
  head = await cast.head();
}, 60_000);
afterAll(async () => {
  await elsewhere.close();
  await db.close();
});

const question = '{ parties { count { value } } }';
const limits = '{ parties { nodes { creditLimit } } }';

test(`MT9: the first answer after a right is gone does without it, on every server (${sized(60, 1_000)} revocations)`, async () => {
  await insert(db, 'Party', { name: 'Customer', isCustomer: true, creditLimit: '5000.00' });
  const department = await cast.department('North');
  const someone = await cast.employee('Clerk', [{ domain: 'directory', level: 'Clerk', department: 'North' }]);
  const late: string[] = [];
  const draws = new Draws(11);
  const grant = (level: number) => ({ domain: 'directory', level, company: cast.companyId, department });
  const change = (version: number, level: number | undefined) =>
    answerTo<{ updateEmployee: { version: number } }>(
      db,
      head,
      'mutation ($id: ID!, $v: Int!, $g: [GrantInput!]!) { updateEmployee(id: $id, version: $v, input: { grants: $g }) { version } }',
      {
        id: someone.id,
        v: version,
        g: level === undefined ? [] : [grant(level)],
      },
    );
  let version = (await db.owner.query<{ version: number }>('select version from employee where id = $1', [someone.id])).rows[0]!.version;
  let remembered = someone;
  for (let run = 0; run < sized(60, 1_000); run += 1) {
    const lost = draws.one(['everything', 'a level'] as const);
    let isOver = false;
    // Somebody keeps asking on the other server, under what it remembers, while the right is taken away on this one.
    const before: string[] = [];
    const asking = (async () => {
      while (!isOver) before.push(await seen(remembered));
    })();
    for (let pause = draws.below(4); pause > 0; pause -= 1) await new Promise(setImmediate);
    version = (await change(version, lost === 'everything' ? undefined : 1)).updateEmployee.version;
    const after = await seen(remembered);
    isOver = true;
    await asking;
    if (after !== (lost === 'everything' ? 'nothing' : 'names')) late.push(`run ${run}: ${lost} was taken, and ${after} was still seen`);
    if (!before.every((each) => ['nothing', 'names', 'limits'].includes(each))) late.push(`run ${run}: ${before.join()}`);
    version = (await change(version, 2)).updateEmployee.version;
    remembered = (await loadPrincipal(elsewhere.kernel.pool, db.registry, someone.id))!;
    const given = await seen(remembered);
    if (given !== 'limits') late.push(`run ${run}: what was given back is not seen, but ${given}`);
  }
  process.stdout.write(`MT9: ${sized(60, 1_000)} revocations, ${late.length} obeyed late\n`);
  expect(late.slice(0, 5)).toEqual([]);
}, 600_000);

/** What the other server lets somebody see who comes with rights that it remembers: no rows, their names, or their limits as well. */
async function seen(principal: Principal): Promise<string> {
  const names = await ask<{ parties: { count: { value: number } } } | null>(elsewhere, principal, question);
  if (names.errors.length > 0) return ['UNAUTHENTICATED', 'FORBIDDEN'].includes(names.errors[0]!.code) ? 'nothing' : names.errors[0]!.code;
  if (names.data!.parties.count.value === 0) return 'nothing';
  const amounts = await ask<{ parties: { nodes: { creditLimit: string | null }[] } } | null>(elsewhere, principal, limits);
  return amounts.data?.parties?.nodes.some(({ creditLimit }) => creditLimit !== null) ? 'limits' : 'names';
}
