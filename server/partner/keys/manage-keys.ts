import { randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import { InvalidInput, NotFound } from '../../kernel/errors.js';
import { newToken, tokenHash } from '../../kernel/http/token.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Principal } from '../../kernel/rights/principal.js';
import { logSecurity, type SecurityEvent, type SecurityKind } from '../../kernel/work/security-log.js';
import { asSystem, uuidV7, type Work } from '../../kernel/write/index.js';
import { publishEmployees } from '../../foundation/company/index.js';
import { checkedAddresses } from './key-addresses.js';
import { TooManyKeys, TwoSecretsAlready } from './keys.errors.js';

/** With what keys are managed: the secrets are the gate's alone, everything else about a key is a fact. */
export interface KeyRoom {
  readonly kernel: Kernel;
  readonly gate: Pool;
  /** Who does it and from where, for the security log. */
  readonly by?: Pick<SecurityEvent, 'principal' | 'address' | 'requestId'>;
}

export interface NewKey {
  readonly name: string;
  readonly owner: Pick<Principal, 'id' | 'name' | 'scopes'>;
  readonly scope: 'read' | 'write';
  readonly days: number;
  readonly partyId?: string | null;
  readonly addresses?: readonly string[];
}

export interface MadeKey {
  readonly id: string;
  /** Shown once and kept nowhere. */
  readonly secret: string;
}

const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
const mostDays = 366;
const mostKeys = 20;
const mostSecrets = 2;

/** Makes a key that borrows its owner's rights, cut down to the scope and, bound to a party, to that party's documents. */
export async function createKey(room: KeyRoom, { name, owner, scope, days, partyId, addresses }: NewKey): Promise<MadeKey> {
  const title = name.trim();
  if (title === '') throw new InvalidInput({ name: 'REQUIRED' });
  if (title.length > 100) throw new InvalidInput({ name: 'TOO_LONG' });
  requireDays(days);
  if (scope === 'write' && owner.scopes.length > 0 && !owner.scopes.includes('write')) throw new InvalidInput({ scope: 'BEYOND_OWNER' });
  const networks = checkedAddresses(addresses ?? []);
  const id = uuidV7();
  await asSystem(room.kernel, async (work) => {
    await requireRoom(owner, work);
    await work.rows(
      `insert into timon.principal (id, kind, budget, name, active, language, time_zone, grants, scopes) select $1, 'key', 'key', $3, false, language, time_zone, '[]', $4
         from timon.principal where id = $2`,
      [id, owner.id, title, scope === 'read' ? ['read'] : ['read', 'write']],
    );
    await work.rows(
      `insert into timon.partner_key (principal_id, owner_id, name, created_at, party_id, addresses)
       values ($1, $2, $3, $4, $5, (select coalesce(array_agg(network(a::inet)), '{}') from unnest($6::text[]) a))`,
      [id, owner.id, title, work.now, partyId ?? null, networks],
    );
    await publishEmployees([owner.id], work);
    await told(room, 'key-made', id, { scope, days }, work);
  });
  return { id, secret: await addSecret(room, id, days) };
}

/** A second secret beside the first, so that an app changes over without a pause. The older one ends by itself or is ended. */
export function rotateKey(room: KeyRoom, id: string, days: number): Promise<MadeKey> {
  requireDays(days);
  return asSystem(room.kernel, async (work) => {
    // Two at once go one after the other, and the second counts the secret of the first. The lock lets a secret name its key.
    const [key] = await work.rows<{ name: string }>(
      'select name from timon.partner_key where principal_id = $1 and revoked_at is null for no key update',
      [id],
    );
    if (!key) throw new NotFound('PartnerKey', id);
    const { rows } = await room.gate.query<{ live: number }>(
      'select count(*)::int as live from timon.partner_key_secret where key_id = $1 and revoked_at is null and expires_at > $2',
      [id, work.now],
    );
    if (rows[0]!.live >= mostSecrets) throw new TwoSecretsAlready({ key: key.name });
    await told(room, 'key-rotated', id, { days }, work);
    return { id, secret: await addSecret(room, id, days) };
  });
}

/** Ends one secret of a key, in every process. */
export async function endSecret(room: KeyRoom, prefix: string): Promise<void> {
  const { rows } = await room.gate.query<{ id: string }>(
    `with ended as (update timon.partner_key_secret set revoked_at = coalesce(revoked_at, $2) where prefix = $1 returning key_id as id)
     select id, pg_notify('timon_rights', id::text) from ended`,
    [prefix, room.kernel.clock()],
  );
  if (!rows[0]) throw new NotFound('PartnerKey', prefix);
  await told(room, 'key-rotated', rows[0].id, { ended: prefix }, undefined);
}

/** Ends a key at once: its principal is switched off, so that even a remembered key reads nothing. */
export function revokeKey(room: KeyRoom, id: string): Promise<void> {
  return asSystem(room.kernel, async (work) => {
    const [key] = await work.rows<{ owner: string }>(
      'update timon.partner_key set revoked_at = coalesce(revoked_at, $2) where principal_id = $1 returning owner_id as owner',
      [id, work.now],
    );
    if (!key) throw new NotFound('PartnerKey', id);
    await publishEmployees([key.owner], work);
    await told(room, 'key-revoked', id, {}, work);
  });
}

/** From where a key may come; none: from anywhere. */
export function setKeyAddresses(room: KeyRoom, id: string, addresses: readonly string[]): Promise<void> {
  const networks = checkedAddresses(addresses);
  return asSystem(room.kernel, async (work) => {
    const changed = await work.rows(
      `update timon.partner_key set addresses = (select coalesce(array_agg(network(a::inet)), '{}') from unnest($2::text[]) a)
        where principal_id = $1 and revoked_at is null returning pg_notify('timon_rights', principal_id::text)`,
      [id, networks],
    );
    if (changed.length === 0) throw new NotFound('PartnerKey', id);
    await told(room, 'key-rotated', id, { addresses: networks }, work);
  });
}

export interface KeySecret {
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly scopes: readonly string[];
  readonly partyId: string | null;
  readonly addresses: readonly string[];
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  readonly active: boolean;
  readonly secrets: readonly KeySecret[];
}

/** The keys there are, or those of one owner, each with its secrets as far as anybody may know them. */
export async function listKeys(gate: Pool, ownerId?: string): Promise<KeyRow[]> {
  const { rows } = await gate.query<Omit<KeyRow, 'secrets'>>(
    `select k.principal_id as id, k.name, k.owner_id as "ownerId", o.name as "ownerName", p.scopes, k.party_id as "partyId",
       k.addresses::text[] as addresses, k.created_at as "createdAt", k.revoked_at as "revokedAt", p.active
     from timon.partner_key k join timon.principal p on p.id = k.principal_id join timon.principal o on o.id = k.owner_id
     where $1::uuid is null or k.owner_id = $1 order by k.created_at, k.principal_id`,
    [ownerId ?? null],
  );
  const { rows: secrets } = await gate.query<KeySecret & { keyId: string }>(
    `select key_id as "keyId", prefix, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"
       from timon.partner_key_secret where key_id = any($1::uuid[]) order by created_at, prefix`,
    [rows.map(({ id }) => id)],
  );
  return rows.map((row) => ({ ...row, secrets: secrets.filter(({ keyId }) => keyId === row.id) }));
}

function requireDays(days: number): void {
  if (!Number.isInteger(days) || days < 1 || days > mostDays) throw new InvalidInput({ days: 'OUT_OF_RANGE' });
}

async function requireRoom(owner: NewKey['owner'], work: Work): Promise<void> {
  // Whoever makes two at once makes them one after the other.
  await work.rows('select id from timon.principal where id = $1 for update', [owner.id]);
  const [row] = await work.rows<{ held: number }>(
    'select count(*)::int as held from timon.partner_key where owner_id = $1 and revoked_at is null',
    [owner.id],
  );
  if (row!.held >= mostKeys) throw new TooManyKeys({ owner: owner.name, most: mostKeys });
}

async function addSecret({ kernel, gate }: KeyRoom, id: string, days: number): Promise<string> {
  const now = kernel.clock();
  const prefix = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('');
  const secret = newToken();
  await gate.query(
    `insert into timon.partner_key_secret (prefix, key_id, secret_hash, created_at, expires_at) values ($1, $2, decode($3, 'base64'), $4, $5)`,
    [prefix, id, tokenHash(secret), now, new Date(now.getTime() + days * 86_400_000)],
  );
  return `tmn_${prefix}_${secret}`;
}

function told(
  { kernel, by }: KeyRoom,
  kind: SecurityKind,
  id: string,
  facts: SecurityEvent['facts'],
  work: Pick<Work, 'sql'> | undefined,
): Promise<void> {
  return logSecurity(work?.sql ?? kernel, { ...by, at: kernel.clock(), kind, subject: { record: 'PartnerKey', id }, facts });
}
