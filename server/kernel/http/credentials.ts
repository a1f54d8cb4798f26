import type { Pool } from 'pg';
import { InvalidInput, RateLimited, Unauthenticated } from '../errors.js';
import { countAttempt, forgiveAttempts } from './attempts.js';
import { WrongCredentials } from './http.errors.js';
import { hashPassword, isPassword } from './password.js';

const shortest = 10;
const longest = 200;
export const longestAccount = 200;

export const accountOf = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** Length is what makes a password strong; the limit above keeps hashing cheap. */
export function requireGoodPassword(password: string, account: string, field = 'password'): void {
  const length = [...password].length;
  if (length < shortest) throw new InvalidInput({ [field]: 'PASSWORD_TOO_SHORT' });
  if (length > longest) throw new InvalidInput({ [field]: 'TOO_LONG' });
  if (accountOf(password) === account || new Set(password).size < 4) throw new InvalidInput({ [field]: 'PASSWORD_TOO_EASY' });
}

/** The principal whose e-mail and password these are. Unknown, wrong and suspended give the same answer after the same time. */
export async function checkCredentials(gate: Pool, email: string, password: string, address: string, now: Date): Promise<string> {
  const account = accountOf(email).slice(0, longestAccount);
  const wait = await countAttempt(gate, account, address, now);
  if (wait !== undefined) throw new RateLimited({ retryAfterSeconds: wait });
  const { rows } = await gate.query<{ id: string; hash: string | null; active: boolean }>(
    `select c.principal_id as id, c.password_hash as hash, p.active from timon.credential c join timon.principal p on p.id = c.principal_id where c.email = $1`,
    [account],
  );
  const known = rows[0];
  const matches = await isPassword(known?.hash ?? undefined, password.slice(0, longest));
  if (!known || !matches || !known.active) throw new WrongCredentials();
  await forgiveAttempts(gate, account, address);
  return known.id;
}

/** Gives somebody a password, or a new one. */
export async function savePassword(gate: Pool, principalId: string, email: string, password: string, now: Date): Promise<void> {
  requireGoodPassword(password, accountOf(email));
  await saveHash(gate, principalId, email, await hashPassword(password), now);
}

export async function saveHash(gate: Pool, principalId: string, email: string, hash: string, now: Date): Promise<void> {
  await gate.query(
    `insert into timon.credential (principal_id, email, password_hash, changed_at) values ($1, $2, $3, $4)
     on conflict (principal_id) do update set email = excluded.email, password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [principalId, accountOf(email), hash, now],
  );
  // A letter that was written before this password was chosen opens nothing any more.
  await gate.query('delete from timon.mailed_token where principal_id = $1', [principalId]);
}

/** Replaces a password by whoever knows the old one. */
export async function changePassword(
  gate: Pool,
  principalId: string,
  old: string,
  fresh: string,
  address: string,
  now: Date,
): Promise<void> {
  const { rows } = await gate.query<{ email: string }>('select email from timon.credential where principal_id = $1', [principalId]);
  if (!rows[0]) throw new Unauthenticated();
  requireGoodPassword(fresh, rows[0].email, 'newPassword');
  await checkCredentials(gate, rows[0].email, old, address, now);
  await savePassword(gate, principalId, rows[0].email, fresh, now);
}
