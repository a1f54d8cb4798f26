import type { Pool } from 'pg';
import type { Registry } from '../declare/registry.js';
import { Refusal } from '../refusal.js';
import { loadPrincipal, type Principal } from '../rights/principal.js';
import { accountOf } from './credentials.js';

/** The employee with this e-mail address, for a command that acts in their name. */
export async function personWith(email: string, gate: Pool, registry: Registry): Promise<Principal> {
  const { rows } = await gate.query<{ id: string }>('select principal_id as id from timon.credential where email = $1', [accountOf(email)]);
  const person = rows[0] && (await loadPrincipal(gate, registry, rows[0].id));
  if (!person) throw new Refusal(`Nobody signs in as ${email}: name the e-mail address of an employee with an account.`);
  return person;
}
