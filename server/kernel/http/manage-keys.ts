import { randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { Refusal } from '../refusal.js';
import { uuidV7 } from '../write/index.js';
import { personWith } from './person-with.js';
import { newToken, tokenHash } from './token.js';

export interface NewKey {
  readonly name: string;
  /** The e-mail address of the employee whose rights it borrows. */
  readonly owner: string;
  readonly scope: 'read' | 'write';
  readonly days: number;
  readonly now: Date;
}

const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
const mostDays = 366;

/** Makes a key and returns its text, which is kept nowhere. */
export async function createKey(kernel: Kernel, gate: Pool, { name, owner, scope, days, now }: NewKey): Promise<string> {
  if (days > mostDays) throw new Refusal(`A key lasts ${mostDays} days at the most: make another one when it ends.`);
  const person = await personWith(owner, gate, kernel.registry);
  const id = uuidV7();
  const prefix = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('');
  const secret = newToken();
  await asFacts(kernel.pool, (sql) => borrowRights(sql, id, person.id, name, scope === 'read' ? ['read'] : ['read', 'write']));
  await gate.query(
    `insert into timon.partner_key (principal_id, owner_id, name, prefix, secret_hash, created_at, expires_at)
     values ($1, $2, $3, $4, decode($5, 'base64'), $6, $7)`,
    [id, person.id, name, prefix, tokenHash(secret), now, new Date(now.getTime() + days * 86_400_000)],
  );
  return `tmn_${prefix}_${secret}`;
}

interface Queryable {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** The key begins with its owner's rights as they are now; when those change, both are worked out again. */
async function borrowRights(sql: Queryable, id: string, owner: string, name: string, scopes: readonly string[]): Promise<void> {
  await sql.query(
    `insert into timon.principal (id, kind, employee_id, company_id, department_id, party_id, name, active, language, time_zone, grants, scopes)
     select $1, 'key', employee_id, company_id, department_id, party_id, $3, active, language, time_zone, grants, $4 from timon.principal where id = $2`,
    [id, owner, name, scopes],
  );
  await sql.query(
    `insert into timon.principal_scope (principal_id, record, operation, all_rows, companies, departments, owners, owner_departments, team, team_departments, parties)
     select $1, record, operation, all_rows, companies, departments, owners, owner_departments, team, team_departments, parties from timon.principal_scope
     where principal_id = $2 and ('write' = any($3::text[]) or operation <> 'change')`,
    [id, owner, scopes],
  );
  await sql.query(`insert into timon.principal_class select $1, record, class from timon.principal_class where principal_id = $2`, [
    id,
    owner,
  ]);
}

export interface KeyRow {
  readonly prefix: string;
  readonly name: string;
  readonly as: string;
  readonly scope: string;
  readonly state: string;
  readonly expires: string;
  readonly used: string;
}

export async function listKeys(gate: Pool, now: Date): Promise<KeyRow[]> {
  const { rows } = await gate.query<KeyRow>(
    `select k.prefix, k.name, coalesce(c.email, o.name) as as, array_to_string(p.scopes, ', ') as scope,
       case when k.revoked_at is not null then 'revoked' when k.expires_at <= $1 then 'expired' when not p.active then 'owner suspended' else 'live' end as state,
       to_char(k.expires_at, 'YYYY-MM-DD') as expires, coalesce(to_char(k.used_at, 'YYYY-MM-DD HH24:MI'), 'never') as used
     from timon.partner_key k join timon.principal p on p.id = k.principal_id join timon.principal o on o.id = k.owner_id
     left join timon.credential c on c.principal_id = o.id order by k.created_at`,
    [now],
  );
  return rows;
}

/** Ends a key in every process at once: its principal is switched off, so that even a remembered key reads nothing. */
export async function revokeKey(kernel: Kernel, gate: Pool, prefix: string, now: Date): Promise<void> {
  const { rows } = await gate.query<{ id: string }>(
    'update timon.partner_key set revoked_at = coalesce(revoked_at, $2) where prefix = $1 returning principal_id as id',
    [prefix, now],
  );
  if (!rows[0]) throw new Refusal(`There is no key ${prefix}: npm run key -- list shows those there are.`);
  await asFacts(kernel.pool, (sql) =>
    sql.query(
      `with off as (update timon.principal set active = false, epoch = epoch + 1 where id = $1 returning id)
       select pg_notify('timon_rights', id::text) from off`,
      [rows[0]!.id],
    ),
  );
}
