import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kernel } from '../../server/kernel/kernel.js';
import { anchorsFile, linkChains, sealChains } from '../../server/kernel/work/chain.js';
import '../../server/kernel/work/housekeeping.js';
import { declaredJobs } from '../../server/kernel/work/jobs.js';
import { logSecurity } from '../../server/kernel/work/security-log.js';
import { verifyChains, type ChainReport } from '../../server/kernel/work/verify-chain.js';
import { createSet } from '../../server/kernel/write/index.js';
import { until } from '../support/until.js';
import { givenCompanyAtWork, type CompanyAtWork } from '../kernel/write/support/company-at-work.js';

let at: CompanyAtWork;
let folder: string;
let kernel: Kernel;

beforeEach(async () => {
  at = await givenCompanyAtWork();
  folder = await mkdtemp(join(tmpdir(), 'timon-chain-'));
  kernel = { ...at.db.kernel, settings: { dataFolder: folder } };
  const order = await at.order({ shipName: 'Ana Ruiz' });
  await at.confirm(order, at.people.lead);
  for (const name of ['Ana Ruiz', 'Berta Gil', 'Carla Sanz']) await at.create('Party', { name, kind: 'person', isCustomer: true });
  await logSecurity(kernel, { at: kernel.clock(), kind: 'exported', principal: at.people.lead, facts: { record: 'Party' } });
  await linkChains(kernel);
  await sealChains(kernel);
});
afterEach(async () => {
  await at.db.close();
  await rm(folder, { recursive: true });
});

const verified = async (stream = 'history'): Promise<ChainReport> =>
  (await verifyChains(at.db.owner, folder)).find((report) => report.stream === stream)!;

/** What whoever holds the database itself could do, past every trigger. */
async function tamper(...statements: string[]): Promise<void> {
  const client = await at.db.owner.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.query('set session_replication_role = default');
    client.release();
  }
}

async function entryOf(action: string): Promise<string> {
  const [row] = await at.rows(`select max(id)::text as id from timon.history where action = $1 and record = 'SalesOrder'`, [action]);
  return row!['id'] as string;
}

test('what was written is unbroken, entries from before the first link included, and linking again changes nothing', async () => {
  const report = await verified();
  expect(report).toMatchObject({ unlinked: 0, erased: 0, anchors: 1, broken: undefined });
  expect(report.linked).toBeGreaterThan(20);
  expect(await verified('security')).toMatchObject({ unlinked: 0, broken: undefined });
  expect(await linkChains(kernel)).toBe(0);
  expect(await sealChains(kernel)).toEqual([]);
});

test.each([
  ['a value', (id: string) => `update timon.history set changes = changes || '{"total": ["1.00", "2.00"]}' where id = ${id}`],
  ['who did it', (id: string) => `update timon.history set principal_id = gen_random_uuid() where id = ${id}`],
  ['when it was done', (id: string) => `update timon.history set at = at - interval '1 day' where id = ${id}`],
])('%s that was changed later is found at its very entry', async (_, statement) => {
  const id = await entryOf('confirm');
  await tamper(statement(id));
  expect((await verified()).broken).toMatchObject({ fault: 'changed', entryId: id });
});

test('an entry that was removed is missed, with its link or without', async () => {
  const id = await entryOf('confirm');
  await tamper(`delete from timon.history where id = ${id}`);
  expect((await verified()).broken).toMatchObject({ fault: 'missing', entryId: id });

  const { position } = (await verified()).broken!;
  await tamper(`delete from timon.chain where entry_id = ${id} and stream = 'history'`);
  expect((await verified()).broken).toMatchObject({ fault: 'out of order', position: position + 1 });
});

test('an entry that was slipped in between is found, in its place and with a made-up link', async () => {
  // A draw that came to nothing leaves an id free between the others.
  await at.db.owner.query(`select nextval(pg_get_serial_sequence('timon.history', 'id'))`);
  await at.order();
  // What counts as complete waits for everybody who writes anywhere in the cluster.
  await until('all entries count as complete', async () => {
    await linkChains(kernel);
    const [head] = await at.rows(
      `select complete_to >= (select max(id) from timon.history) as whole from timon.chain_head where stream = 'history'`,
    );
    return head!['whole'] === true;
  });
  const [free] = await at.rows(
    `select min(h.id) + 1 as id from timon.history h where not exists (select from timon.history n where n.id = h.id + 1)`,
  );
  const id = String(free!['id']);
  await tamper(
    `insert into timon.history (id, record, record_id, version, at, principal_id, action, changes) overriding system value
     select ${id}, record, record_id, version, at, principal_id, 'cancel', changes from timon.history where id = ${Number(id) - 1}`,
  );
  expect((await verified()).broken).toMatchObject({ fault: 'inserted', entryId: id });
});

test('two entries that changed places are found at the first of them', async () => {
  const [first, second] = [await entryOf('create'), await entryOf('confirm')];
  await tamper(
    `update timon.history h set (version, at, action, changes) = (select o.version, o.at, o.action, o.changes from timon.history o
      where o.id = case h.id when ${first} then ${second} else ${first} end) where h.id in (${first}, ${second})`,
  );
  expect((await verified()).broken).toMatchObject({ fault: 'changed', entryId: first });
});

test('the newest entries cannot be cut off, nor the whole chain worked out anew', async () => {
  const cut = `(select id from timon.history order by id desc limit 3)`;
  await tamper(
    `delete from timon.chain where stream = 'history' and entry_id in ${cut}`,
    `delete from timon.history_private where history_id in ${cut}`,
    `delete from timon.history where id in ${cut}`,
    `update timon.chain_head h set (position, hash) = (select position, hash from timon.chain c where c.stream = h.stream order by position desc limit 1)
      where h.stream = 'history'`,
  );
  expect((await verified()).broken).toMatchObject({ fault: 'cut off' });

  await tamper(
    'delete from timon.seal',
    `delete from timon.chain where stream = 'history'`,
    `update timon.chain_head set position = 0, hash = sha256(''), complete_to = 0 where stream = 'history'`,
  );
  await linkChains(kernel);
  const rewritten = (await verified()).broken!;
  expect(rewritten).toMatchObject({ fault: 'cut off', sealedAt: at.db.clock.now.toISOString() });

  // What the anchors outside the database do not know is the only thing that would have gone unnoticed.
  await writeFile(anchorsFile(folder), '');
  expect((await verified()).broken).toBeUndefined();
});

test('an entry that says it is older than the seal it came after was not written when it says', async () => {
  at.db.clock.set('2026-06-16T10:00:00.000Z');
  await at.order();
  await linkChains(kernel);
  await sealChains(kernel);
  await at.rows(
    `insert into timon.history (record, record_id, version, at, principal_id, action, changes)
     select record, record_id, version, at - interval '3 days', principal_id, action, changes from timon.history order by id desc limit 1 returning 1`,
  );
  await linkChains(kernel);
  const [newest] = await at.rows('select max(id)::text as id from timon.history');
  expect((await verified()).broken).toMatchObject({ fault: 'backdated', entryId: newest!['id'] });
});

test('a value that tells of a person is held to what was written, and may only go by an erasure', async () => {
  const [party] = await at.rows(`select history_id::text as id from timon.history_private p join timon.history h on h.id = p.history_id
    where h.record = 'Party' and p.changes -> 'name' ->> 1 = 'Berta Gil'`);
  const id = party!['id'] as string;
  const named = `timon.history_private where history_id = ${id}`;

  await tamper(`update timon.history_private set changes = '{"name": [null, "Berta Pérez"]}' where history_id = ${id}`);
  expect((await verified()).broken).toMatchObject({ fault: 'value changed', entryId: id });

  await tamper(`delete from ${named}`);
  expect((await verified()).broken).toMatchObject({ fault: 'value missing', entryId: id });
});

test('the security log is held to the same', async () => {
  await tamper(`update timon.security_log set principal_id = null`);
  expect((await verified('security')).broken).toMatchObject({ fault: 'changed', position: 1 });
  expect((await verified()).broken).toBeUndefined();
});

test('a chain that was broken is found over night, and every night again, in the log of the server and in the security log', async () => {
  const told: object[] = [];
  const watched = { ...kernel, log: { ...kernel.log, error: (facts: object) => void told.push(facts) } } as Kernel;
  const night = () =>
    declaredJobs()
      .find(({ name }) => name === 'check-chains')!
      .run({}, watched);
  await night();
  expect(told).toEqual([]);
  const id = await entryOf('confirm');
  await tamper(`update timon.history set principal_id = gen_random_uuid() where id = ${id}`);
  await night();
  expect(told).toMatchObject([{ stream: 'history', fault: 'changed', entryId: id }]);
  await night();
  expect(
    await at.rows(`select f.facts from timon.security_log l join timon.security_fact f on f.log_id = l.id where kind = 'chain-broken'`),
  ).toEqual(Array.from({ length: 2 }, () => ({ facts: { stream: 'history', fault: 'changed', position: expect.any(Number) } })));
});

test('several processes that link at once make one chain, of writes that commit in any order', async () => {
  const party = at.record('Party');
  const writing = Array.from({ length: 30 }, (_, nth) =>
    createSet(kernel, at.system, party, [{ name: `Party ${nth}`, isCustomer: true }]).then(() => linkChains(kernel)),
  );
  await Promise.all(writing);
  await linkChains(kernel);
  expect(await verified()).toMatchObject({ unlinked: 0, broken: undefined });
});

test('anchors stand in a file beside the database, one line for each seal', async () => {
  await at.order();
  await linkChains(kernel);
  await sealChains(kernel);
  const lines = (await readFile(anchorsFile(folder), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as { stream: string }).filter(({ stream }) => stream === 'history')).toHaveLength(2);
});
