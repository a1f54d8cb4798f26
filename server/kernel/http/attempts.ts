import { isIPv6 } from 'node:net';
import type { Pool } from 'pg';
import { inTransaction } from '../orm/in-transaction.js';

interface Limit {
  readonly subject: string;
  readonly most: number;
  readonly withinMinutes: number;
}

/** What is guessed at, or asked for: each is counted apart. */
export type AttemptKind = 'sign-in' | 'second factor' | 'mail';

/** How many attempts are looked at: of one account from one place, of one account from everywhere, of one place. */
const most: Readonly<
  Record<AttemptKind, { place: number; account: readonly (readonly [most: number, minutes: number])[]; address: number }>
> = {
  'sign-in': {
    place: 8,
    account: [
      [10, 1],
      [60, 60],
    ],
    address: 120,
  },
  // A guess at six digits hits three times in a million: twenty an hour find one in years.
  'second factor': { place: 8, account: [[20, 60]], address: 120 },
  mail: { place: 3, account: [[6, 60]], address: 30 },
};

/** A few attempts from one place, more from everywhere together: guessing is slow and nobody can lock somebody else out for long. */
function limits(kind: AttemptKind, account: string, from: string): Limit[] {
  const address = placeOf(from);
  const { place, account: ofAccount, address: ofAddress } = most[kind];
  const prefix = kind === 'sign-in' ? '' : `${kind}: `;
  const subject = (text: string) => `${prefix}${text}`.slice(0, 260);
  return [
    // The address first: an account is what somebody typed, and must not spell the name of another count.
    { subject: subject(`place ${address} ${account}`), most: place, withinMinutes: 15 },
    ...ofAccount.map(([times, withinMinutes]) => ({ subject: subject(`account ${account}`), most: times, withinMinutes })),
    { subject: subject(`address ${address}`), most: ofAddress, withinMinutes: 15 },
  ];
}

/** Whoever has one IPv6 address has all of its network of 64 bits. */
export function placeOf(address: string): string {
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
 * Counts an attempt before it is looked at, so that attempts side by side cannot slip past the count.
 * Returns the seconds to wait when there were too many.
 */
export async function countAttempt(
  gate: Pool,
  account: string,
  address: string,
  now: Date,
  kind: AttemptKind = 'sign-in',
): Promise<number | undefined> {
  const asked = limits(kind, account, address);
  return inTransaction(gate, async (client) => {
    await client.query(
      'select pg_advisory_xact_lock(hashtextextended(s, 7)) from (select distinct unnest($1::text[]) as s order by 1) as ordered',
      [asked.map(({ subject }) => subject)],
    );
    const { rows } = await client.query<{ wait: number }>(
      `select ceil(extract(epoch from (array_agg(a.at order by a.at desc))[l.most] + make_interval(mins => l.minutes) - $4))::int as wait
       from unnest($1::text[], $2::int[], $3::int[]) as l(subject, most, minutes)
       join timon.attempt a on a.subject = l.subject and a.at > $4::timestamptz - make_interval(mins => l.minutes)
       group by l.subject, l.most, l.minutes having count(*) >= l.most order by 1 desc limit 1`,
      [asked.map(({ subject }) => subject), asked.map(({ most }) => most), asked.map(({ withinMinutes }) => withinMinutes), now],
    );
    if (!rows[0])
      await client.query('insert into timon.attempt (subject, at) select distinct s, $2::timestamptz from unnest($1::text[]) s', [
        asked.map(({ subject }) => subject),
        now,
      ]);
    return rows[0] && Math.max(1, rows[0].wait);
  });
}

/** Whoever proved who they are starts afresh in that place. Of the other counts only this attempt goes: somebody else may be guessing. */
export async function forgiveAttempts(gate: Pool, account: string, address: string, kind: AttemptKind = 'sign-in'): Promise<void> {
  const [place, ...others] = limits(kind, account, address).map(({ subject }) => subject);
  await gate.query(
    `delete from timon.attempt where subject = $1 or ctid in
       (select distinct on (subject) ctid from timon.attempt where subject = any($2::text[]) order by subject, at desc)`,
    [place, others],
  );
}
