import { Refusals } from '../../server/kernel/http/refusals.js';
import { logSecurity } from '../../server/kernel/work/security-log.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { answerTo, callOf } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
});
afterAll(() => db.close());

const logged = async (kind: string) =>
  (
    await db.owner.query(
      `select l.principal_id as who, l.subject_id as whom, f.facts from timon.security_log l join timon.security_fact f on f.log_id = l.id
        where kind = $1 order by l.id`,
      [kind],
    )
  ).rows as { who: string | null; whom: string | null; facts: object }[];

test('what happened at the door is written down under any role, with where it came from', async () => {
  await logSecurity(db.kernel, {
    at: db.clock.now,
    kind: 'sign-in-refused',
    facts: { account: 'ada@example.com' },
    address: '192.0.2.7',
    requestId: 'r1',
  });

  expect(await logged('sign-in-refused')).toEqual([{ who: null, whom: null, facts: { account: 'ada@example.com', address: '192.0.2.7' } }]);
});

test('what is told inside a transaction stands and falls with it', async () => {
  const head = await cast.head();
  const subject = { record: 'Employee', id: head.id };
  const tell = (kind: 'key-made' | 'key-revoked', fails: boolean) =>
    asSystem(db.kernel, async (work) => {
      await logSecurity(work.sql, { at: work.now, kind, principal: head, subject, facts: { prefix: 'abc' } });
      if (fails) throw new Error('came to nothing');
    });

  await tell('key-made', false);
  await expect(tell('key-revoked', true)).rejects.toThrow('came to nothing');

  expect(await logged('key-made')).toEqual([{ who: head.id, whom: head.id, facts: { prefix: 'abc' } }]);
  expect(await logged('key-revoked')).toEqual([]);
});

test.each(['timon_caller', 'timon_facts', 'timon_gate', 'the owner'])(
  '%s cannot change, remove or forge what the log says',
  async (role) => {
    await logSecurity(db.kernel, { at: db.clock.now, kind: 'exported' });
    const client = await db.owner.connect();
    try {
      await client.query('begin');
      if (role !== 'the owner') await client.query(`set local role ${role}`);
      for (const statement of [
        `update timon.security_log set kind = 'signed-in'`,
        'delete from timon.security_log',
        'truncate timon.security_log cascade',
        `update timon.history set action = 'x'`,
        'delete from timon.history',
      ]) {
        await client.query('savepoint attempt');
        await expect(client.query(statement)).rejects.toThrow(/permission denied|append-only/);
        await client.query('rollback to savepoint attempt');
      }
    } finally {
      await client.query('rollback');
      client.release();
    }
  },
);

test('what somebody is refused is written down once a minute, however often they ask', async () => {
  const clerk = await cast.clerk('sales');
  const refusals = new Refusals();
  const call = callOf(db, clerk);
  const refused = [{ message: '', extensions: { code: 'FORBIDDEN', facts: { record: 'SalesOrder', operation: 'cancel', total: '5' } } }];
  for (let again = 0; again < 5; again += 1) await refusals.note(call, refused as never);
  await refusals.note(call, [{ message: '', extensions: { code: 'NOT_FOUND' } }] as never);
  expect(await logged('refused')).toEqual([
    { who: clerk.id, whom: null, facts: { address: '127.0.0.1', record: 'SalesOrder', operation: 'cancel' } },
  ]);
});

test('whose rights were changed is written down with what they gained and lost, and by whom', async () => {
  const [head, clerk] = [await cast.head(), await cast.employee('Clerk', [{ domain: 'sales', level: 'Clerk' }])];
  const change =
    'mutation ($id: ID!, $v: Int!, $g: [GrantInput!]!) { updateEmployee(id: $id, version: $v, input: { grants: $g }) { version } }';
  await answerTo(db, head, change, { id: clerk.id, v: 1, g: [{ domain: 'sales', company: cast.companyId, level: 4, margin: true }] });
  const entries = (await logged('rights-changed')).filter(({ who }) => who === head.id);
  expect(entries).toEqual([
    {
      who: head.id,
      whom: clerk.id,
      facts: {
        gained: [`sales, level 4, company ${cast.companyId}, margin`],
        lost: [`sales, level 2, company ${cast.companyId}`],
      },
    },
  ]);
});
