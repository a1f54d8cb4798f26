import { isIPv6 } from 'node:net';
import type { Pool } from 'pg';

interface Limit {
  readonly subject: string;
  readonly most: number;
  readonly withinMinutes: number;
}

/** A few wrong passwords from one place, more from everywhere together: guessing is slow and nobody can lock somebody else out. */
const limits = (account: string, from: string, address = placeOf(from)): Limit[] => [
  // The address first: an account is what somebody typed, and must not spell the name of another count.
  { subject: `place ${address} ${account}`.slice(0, 260), most: 8, withinMinutes: 15 },
  { subject: `account ${account}`.slice(0, 260), most: 60, withinMinutes: 60 },
  { subject: `address ${address}`.slice(0, 260), most: 120, withinMinutes: 15 },
];

/** Whoever has one IPv6 address has all of its network of 64 bits. */
function placeOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail ?? '')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * Counts an attempt to sign in before it is looked at, so that attempts side by side cannot slip past the count.
 * Returns the seconds to wait when there were too many.
 */
export async function countAttempt(gate: Pool, account: string, address: string, now: Date): Promise<number | undefined> {
  const client = await gate.connect();
  try {
    await client.query('begin');
    const asked = limits(account, address);
    await client.query('select pg_advisory_xact_lock(hashtextextended(s, 7)) from (select unnest($1::text[]) as s order by 1) as ordered', [
      asked.map(({ subject }) => subject),
    ]);
    const { rows } = await client.query<{ wait: number }>(
      `select ceil(extract(epoch from (array_agg(a.at order by a.at desc))[l.most] + make_interval(mins => l.minutes) - $4))::int as wait
       from unnest($1::text[], $2::int[], $3::int[]) as l(subject, most, minutes)
       join timon.attempt a on a.subject = l.subject and a.at > $4::timestamptz - make_interval(mins => l.minutes)
       group by l.subject, l.most, l.minutes having count(*) >= l.most order by 1 desc limit 1`,
      [asked.map(({ subject }) => subject), asked.map(({ most }) => most), asked.map(({ withinMinutes }) => withinMinutes), now],
    );
    if (!rows[0])
      await client.query('insert into timon.attempt (subject, at) select s, $2 from unnest($1::text[]) s', [
        asked.map(({ subject }) => subject),
        now,
      ]);
    await client.query('commit');
    return rows[0] && Math.max(1, rows[0].wait);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Whoever proved who they are starts afresh in that place; the other counts stay, for somebody else may be guessing. */
export async function forgiveAttempts(gate: Pool, account: string, address: string): Promise<void> {
  await gate.query('delete from timon.attempt where subject = $1', [limits(account, address)[0]!.subject]);
}
