import { logSecurity } from '../../server/kernel/work/security-log.js';
import { asSystem } from '../../server/kernel/write/index.js';
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
