import { createHmac } from 'node:crypto';
import pg from 'pg';
import { Refusal } from '../refusal.js';
import { callerRole, factsRole, gateRole } from './roles.js';

/**
 * The address under which the server serves: a login role per database that owns nothing and inherits nothing, and may
 * only step into the caller's, the facts' and the gate's role. Its password follows from the owner's address, so every
 * process of the same installation knows it and nobody has to keep it.
 */
export async function prepareRuntimeRole(ownerUrl: string): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(`select left('timon_run_' || current_database(), 63) as name`);
    const name = rows[0]!.name;
    const role = owner.escapeIdentifier(name);
    const password = createHmac('sha256', ownerUrl).update(`runtime ${name}`).digest('base64url');
    await owner.query(
      `do $$ begin create role ${role} login noinherit; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await owner.query(`alter role ${role} with login noinherit password ${owner.escapeLiteral(password)}`);
    await grantRoles(owner, name);
    return withUser(ownerUrl, name, password);
  } catch (error) {
    if (isNoRight(error)) {
      throw new Refusal(
        'The user of DATABASE_URL may not create roles: give it CREATEROLE, or set TIMON_RUNTIME_URL to a login role that is a member of timon_caller, timon_facts and timon_gate.',
      );
    }
    throw error;
  } finally {
    await owner.end();
  }
}

/** The no-login roles are the whole server's: where another installation made them, its owner has to hand them on. */
async function grantRoles(owner: pg.Client, name: string): Promise<void> {
  const { rows } = await owner.query<{ missing: string | null }>(
    `select string_agg(n, ', ') as missing from unnest($1::text[]) n where not pg_has_role($2, n, 'member')`,
    [[callerRole, factsRole, gateRole], name],
  );
  const missing = rows[0]!.missing;
  if (!missing) return;
  const statement = `grant ${missing} to ${owner.escapeIdentifier(name)}`;
  try {
    await owner.query(statement);
  } catch (error) {
    if (!isNoRight(error)) throw error;
    throw new Refusal(
      `Another installation on this PostgreSQL made the roles ${missing}: let a superuser run the statement ${statement}; then start again.`,
    );
  }
}

/** As parameters, because an address of a socket has no host and so can carry no user before it. */
function withUser(address: string, user: string, password: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.searchParams.set('user', user);
  url.searchParams.set('password', password);
  return url.href;
}

interface RoleFacts {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
  readonly lacks: string | null;
}

/** Refuses to serve as anyone whom row-level security does not bind. */
export async function requireBoundRole(runtimeUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: runtimeUrl });
  await client.connect();
  try {
    const { rows } = await client.query<RoleFacts>(
      `select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypasses,
         exists (select from pg_class c where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'timon'::regnamespace)
           and pg_has_role(r.oid, c.relowner, 'member')) as owns,
         (select string_agg(n, ', ') from unnest($1::text[]) n where not pg_has_role(r.oid, n, 'member')) as lacks
       from pg_roles r where r.rolname = session_user`,
      [[callerRole, factsRole, gateRole]],
    );
    const role = rows[0]!;
    const advice = 'Set TIMON_RUNTIME_URL to a plain login role, or leave it out and one is made.';
    if (role.superuser) throw new Refusal(`The server would serve as ${role.name}, a superuser to whom no row rule applies. ${advice}`);
    if (role.bypasses)
      throw new Refusal(`The server would serve as ${role.name}, which has BYPASSRLS, so no row rule would apply. ${advice}`);
    if (role.owns) throw new Refusal(`The server would serve as ${role.name}, which owns Timón's tables and could change them. ${advice}`);
    if (role.lacks) throw new Refusal(`The role ${role.name} is not a member of ${role.lacks}: grant it, or leave TIMON_RUNTIME_URL out.`);
  } finally {
    await client.end();
  }
}

const isNoRight = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '42501';
