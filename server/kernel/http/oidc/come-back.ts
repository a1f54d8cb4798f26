import { uuidV7 } from '../../write/uuid-v7.js';
import type { Call } from '../call.js';
import { accountOf } from '../credentials.js';
import { enter, noteSecurity } from '../enter.js';
import { IdentityTaken, OidcRefused, SecondFactorMissing, SecondFactorNeeded } from '../http.errors.js';
import { LinkRefused, readLink, spendLink } from '../mailed-links.js';
import type { OidcIdentity, OidcIntent } from './oidc.js';

/** Does what somebody went to the other service for. Whoever has to show a second factor goes on with that. */
export async function comeBack(call: Call, identity: OidcIdentity, intent: OidcIntent): Promise<void> {
  try {
    if (intent.kind === 'link') await link(call, identity, intent);
    else await enter(call, intent.kind === 'sign in' ? await knownAs(call, identity) : await invited(call, identity, intent.token), 'oidc');
  } catch (error) {
    if (!(error instanceof SecondFactorNeeded || error instanceof SecondFactorMissing)) throw error;
  }
}

/** Only somebody who was linked before: nobody is recognised by an address that the other service happens to know. */
async function knownAs({ gate, now }: Call, { issuer, subject }: OidcIdentity): Promise<string> {
  const { rows } = await gate.pool.query<{ id: string }>(
    `update timon.identity i set used_at = $3 from timon.credential c where c.principal_id = i.principal_id
        and i.issuer = $1 and i.subject = $2 returning i.principal_id as id`,
    [issuer, subject, now],
  );
  if (!rows[0]) throw new OidcRefused();
  return rows[0].id;
}

/** The session in which the link was asked for must still stand. */
async function link(call: Call, identity: OidcIdentity, { principalId, session }: Extract<OidcIntent, { kind: 'link' }>): Promise<void> {
  const found = await call.gate.sessions.find(session, call.now);
  if (found?.principalId !== principalId || found.standing !== 'full') throw new OidcRefused();
  await tie(call, identity, principalId);
}

async function invited(call: Call, identity: OidcIdentity, token: string): Promise<string> {
  const { gate, now } = call;
  const opened = await readLink(gate.pool, 'invitation', token, now);
  if (!opened) throw new LinkRefused();
  await requireFree(call, identity, opened.principalId);
  await spendLink(gate.pool, 'invitation', token);
  await gate.pool.query(
    'insert into timon.credential (principal_id, email, changed_at) values ($1, $2, $3) on conflict (principal_id) do nothing',
    [opened.principalId, accountOf(opened.email), now],
  );
  await tie(call, identity, opened.principalId);
  return opened.principalId;
}

/** Before anything is used up: whose it is can still change, which `tie` sees. */
async function requireFree({ gate }: Call, { issuer, subject }: OidcIdentity, principalId: string): Promise<void> {
  const { rowCount } = await gate.pool.query('select from timon.identity where issuer = $1 and subject = $2 and principal_id <> $3', [
    issuer,
    subject,
    principalId,
  ]);
  if (rowCount !== 0) throw new IdentityTaken();
}

async function tie(call: Call, { issuer, subject }: OidcIdentity, principalId: string): Promise<void> {
  const { gate, now } = call;
  const { rowCount } = await gate.pool.query(
    `insert into timon.identity (id, issuer, subject, principal_id, created_at) values ($1, $2, $3, $4, $5)
     on conflict (issuer, subject) do update set principal_id = excluded.principal_id where timon.identity.principal_id = excluded.principal_id`,
    [uuidV7(), issuer, subject, principalId, now],
  );
  if (rowCount !== 1) throw new IdentityTaken();
  await noteSecurity(call, 'identity-linked', { principalId, facts: { issuer } });
}
