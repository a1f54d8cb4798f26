import type { Kernel } from '../kernel.js';

/** What the security log tells of. A kind is named `security.KIND` in the texts. */
export const securityKinds = [
  'signed-in',
  'sign-in-refused',
  'signed-out',
  'sessions-ended',
  'password-changed',
  'password-reset-asked',
  'invited',
  'factor-added',
  'factor-removed',
  'factor-refused',
  'recovery-code-used',
  'identity-linked',
  'refused',
  'rate-limited',
  'rights-changed',
  'access-published',
  'access-rolled-back',
  'view-as-began',
  'view-as-ended',
  'key-made',
  'key-rotated',
  'key-revoked',
  'key-refused',
  'exported',
  'audit-exported',
  'person-exported',
  'person-erased',
  'restored',
  'chain-broken',
] as const;
export type SecurityKind = (typeof securityKinds)[number];

/** A word about what happened. Never a token, a variable or a value whose class is above internal. */
type Fact = string | number | boolean | null | undefined | readonly string[];

export interface SecurityEvent {
  readonly at: Date;
  readonly kind: SecurityKind;
  /** Who did it; absent where nobody had proved who they are. */
  readonly principal?: { readonly id: string } | undefined;
  /** Whom or what it was done to: a record, a key (`PartnerKey`), a session. */
  readonly subject?: { readonly record: string; readonly id: string } | undefined;
  readonly facts?: Readonly<Record<string, Fact>>;
  /** Of the client, as far as it is known. */
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
}

interface Queryable {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * Writes down what happened around rights and secrets. Given a kernel or a pool of any role, it stands whatever becomes of
 * the request; given the open transaction (`work.sql`), it stands and falls with what it tells of.
 */
export async function logSecurity(where: Kernel | Queryable, event: SecurityEvent): Promise<void> {
  const { at, kind, principal, subject, facts, address, requestId } = event;
  const told = JSON.stringify({ ...facts, address: address || undefined });
  const sql = 'pool' in where ? where.pool : where;
  await sql.query('select timon.log_security($1::timestamptz, $2::text, $3::uuid, $4::text, $5::uuid, $6::text, $7::jsonb)', [
    at,
    kind,
    principal?.id ?? null,
    subject?.record ?? null,
    subject?.id ?? null,
    requestId ?? null,
    told,
  ]);
}
