import type { Pool } from 'pg';

interface Limit {
  readonly subject: string;
  readonly most: number;
  readonly withinMinutes: number;
}

/** A few wrong passwords from one place, more from everywhere together: guessing is slow and nobody can lock somebody else out. */
const limits = (account: string, address: string): Limit[] => [
  { subject: `account and address ${account} ${address}`.slice(0, 260), most: 8, withinMinutes: 15 },
  { subject: `account ${account}`.slice(0, 260), most: 60, withinMinutes: 60 },
  { subject: `address ${address}`.slice(0, 260), most: 120, withinMinutes: 15 },
];

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
