import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query } from 'type-graphql';
import { Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { guardedForStaff, HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Principal } from '../../kernel/rights/principal.js';
import { transact } from '../../kernel/write/index.js';
import { isWholeHead } from '../../foundation/company/index.js';
import {
  createKey,
  endSecret,
  listKeys,
  revokeKey,
  rotateKey,
  setKeyAddresses,
  type KeyRoom,
  type KeyRow,
  type KeySecret,
} from './manage-keys.js';

@ObjectType({ description: 'A secret of a partner key, as far as anybody may know it.' })
class PartnerKeySecret {
  @Field(() => String, { description: 'The part between the underscores, by which the key is told from others.' }) prefix!: string;
  @Field(() => String) createdAt!: string;
  @Field(() => String) expiresAt!: string;
  @Field(() => String, { nullable: true, description: 'When it was last used, to the minute.' }) usedAt!: string | null;
  @Field(() => Boolean) live!: boolean;
}

@ObjectType({ description: 'Somebody or something that a key belongs to.' })
class PartnerKeyHolder {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'A key with which an app of a partner asks in the name of its owner.' })
class PartnerKey {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => PartnerKeyHolder) owner!: PartnerKeyHolder;
  @Field(() => [String], { description: 'What it may do of what its owner may: read, write.' }) scopes!: readonly string[];
  @Field(() => PartnerKeyHolder, { nullable: true, description: 'Whose documents alone it sees; none: all that its owner sees.' })
  party!: PartnerKeyHolder | null;
  @Field(() => [String], { description: 'The networks from which it may come; none: from anywhere.' }) addresses!: readonly string[];
  @Field(() => String) createdAt!: string;
  @Field(() => String, { description: 'live, expired, revoked, or closed while its owner is suspended.' }) state!: string;
  @Field(() => [PartnerKeySecret]) secrets!: PartnerKeySecret[];
}

@ObjectType({ description: 'A key with its secret, which is shown this once.' })
class NewPartnerKey {
  @Field(() => PartnerKey) key!: PartnerKey;
  @Field(() => String, { description: 'Sent as "Authorization: Bearer SECRET". It is kept nowhere.' }) secret!: string;
}

/** Keys are managed by their owners, and all of them by the head of the company. */
@HandWritten(
  undefined,
  guardedForStaff(
    'Query.partnerKeys',
    'Mutation.createPartnerKey',
    'Mutation.rotatePartnerKey',
    'Mutation.endPartnerKeySecret',
    'Mutation.setPartnerKeyAddresses',
    'Mutation.revokePartnerKey',
  ),
)
export class PartnerKeyOperations {
  @Query(() => [PartnerKey], { description: 'My partner keys; for the head of the company, on request, those of everybody.' })
  async partnerKeys(@Arg('all', () => Boolean, { defaultValue: false }) all: boolean, @Ctx() call: Call): Promise<PartnerKey[]> {
    const me = staffOf(call);
    if (all && !isWholeHead(me)) throw new Forbidden();
    return shown(call, await listKeys(call.gate.pool, all ? undefined : me.id));
  }

  @Mutation(() => NewPartnerKey, { description: 'Makes a key for an app of a partner. It never may more than its owner.' })
  async createPartnerKey(
    @Arg('name', () => String) name: string,
    @Arg('scope', () => String, { defaultValue: 'read', description: 'read, or write to change things too.' }) scope: string,
    @Arg('days', () => Int, { defaultValue: 365, description: 'How long the secret holds; a year at the most.' }) days: number,
    @Arg('party', () => GraphQLID, { nullable: true, description: 'The customer or supplier whose documents alone it is to see.' })
    party: string | null,
    @Arg('addresses', () => [String], { defaultValue: [], description: 'The networks from which it may come; none: from anywhere.' })
    addresses: string[],
    @Arg('owner', () => GraphQLID, {
      nullable: true,
      description: 'For the head of the company: whose rights it borrows, instead of mine.',
    })
    owner: string | null,
    @Ctx() call: Call,
  ): Promise<NewPartnerKey> {
    const me = staffOf(call);
    call.requireFreshProof();
    if (scope !== 'read' && scope !== 'write') throw new InvalidInput({ scope: 'UNKNOWN_CHOICE' });
    if (party && !(await namesOf(call, [party])).has(party)) throw new InvalidInput({ party: 'NOT_FOUND' });
    const made = await createKey(roomOf(call), { name, scope, days, addresses, partyId: party, owner: await ownerOf(call, me, owner) });
    return this.made(call, made);
  }

  @Mutation(() => NewPartnerKey, { description: 'Gives a key a second secret, so that the app changes over without a pause.' })
  async rotatePartnerKey(
    @Arg('id', () => GraphQLID) id: string,
    @Arg('days', () => Int, { defaultValue: 365 }) days: number,
    @Ctx() call: Call,
  ): Promise<NewPartnerKey> {
    await mineOf(call, id);
    call.requireFreshProof();
    return this.made(call, await rotateKey(roomOf(call), id, days));
  }

  @Mutation(() => PartnerKey, { description: 'Ends one secret of a key, in every process at once.' })
  async endPartnerKeySecret(
    @Arg('id', () => GraphQLID) id: string,
    @Arg('prefix', () => String) prefix: string,
    @Ctx() call: Call,
  ): Promise<PartnerKey> {
    const key = await mineOf(call, id);
    if (!key.secrets.some((secret) => secret.prefix === prefix)) throw new NotFound('PartnerKey', prefix);
    await endSecret(roomOf(call), prefix);
    return (await shown(call, [await mineOf(call, id)]))[0]!;
  }

  @Mutation(() => PartnerKey, { description: 'Says from which networks a key may come; none: from anywhere.' })
  async setPartnerKeyAddresses(
    @Arg('id', () => GraphQLID) id: string,
    @Arg('addresses', () => [String]) addresses: string[],
    @Ctx() call: Call,
  ): Promise<PartnerKey> {
    await mineOf(call, id);
    call.requireFreshProof();
    await setKeyAddresses(roomOf(call), id, addresses);
    return (await shown(call, [await mineOf(call, id)]))[0]!;
  }

  @Mutation(() => PartnerKey, { description: 'Ends a key for good, in every process at once.' })
  async revokePartnerKey(@Arg('id', () => GraphQLID) id: string, @Ctx() call: Call): Promise<PartnerKey> {
    await mineOf(call, id);
    await revokeKey(roomOf(call), id);
    return (await shown(call, [await mineOf(call, id)]))[0]!;
  }

  private async made(call: Call, { id, secret }: { id: string; secret: string }): Promise<NewPartnerKey> {
    return { key: (await shown(call, [await mineOf(call, id)]))[0]!, secret };
  }
}

/** A person of ours who is signed in: no key makes keys. */
function staffOf({ principal }: Call): Principal {
  if (!principal) throw new Unauthenticated();
  if (principal.kind !== 'employee') throw new Forbidden();
  return principal;
}

async function ownerOf({ gate }: Call, me: Principal, owner: string | null): Promise<Principal> {
  if (!owner || owner === me.id) return me;
  if (!isWholeHead(me)) throw new Forbidden();
  const person = uuidOrNothing(owner) ? await gate.principals.load(owner) : undefined;
  if (person?.kind !== 'employee') throw new InvalidInput({ owner: 'NOT_FOUND' });
  return person;
}

/** A key that is mine to manage; one of somebody else is unknown, unless I am the head of the company. */
async function mineOf(call: Call, id: string): Promise<KeyRow> {
  const me = staffOf(call);
  const keys = await listKeys(call.gate.pool, isWholeHead(me) ? undefined : me.id);
  const key = keys.find((each) => each.id === id);
  if (!key) throw new NotFound('PartnerKey', id);
  return key;
}

const roomOf = ({ kernel, gate, principal, address, requestId }: Call): KeyRoom => ({
  kernel,
  gate: gate.pool,
  by: { principal, address, requestId },
});

async function shown(call: Call, keys: readonly KeyRow[]): Promise<PartnerKey[]> {
  const names = await namesOf(
    call,
    keys.flatMap(({ partyId }) => partyId ?? []),
  );
  return keys.map(({ id, name, ownerId, ownerName, scopes, partyId, addresses, createdAt, revokedAt, active, secrets }) => {
    const told = secrets.map((secret) => secretOf(secret, revokedAt, call.now));
    return {
      id,
      name,
      owner: { id: ownerId, name: ownerName },
      scopes,
      party: partyId === null ? null : { id: partyId, name: names.get(partyId) ?? '…' },
      addresses,
      createdAt: createdAt.toISOString(),
      state: revokedAt ? 'revoked' : !active ? 'closed' : told.some(({ live }) => live) ? 'live' : 'expired',
      secrets: told,
    };
  });
}

const secretOf = (
  { prefix, createdAt, expiresAt, usedAt, revokedAt }: KeySecret,
  keyRevokedAt: Date | null,
  now: Date,
): PartnerKeySecret => ({
  prefix,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
  live: revokedAt === null && keyRevokedAt === null && expiresAt > now,
});

/** The names of the parties that the caller sees. */
async function namesOf({ kernel, principal }: Call, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => uuidOrNothing(id));
  if (wanted.length === 0) return new Map();
  const rows = await transact(kernel, principal!, (transaction) =>
    transaction.query<{ id: string; name: string }>(
      'caller',
      'select id, name from party where id = any($1::uuid[]) and archived_at is null',
      [wanted],
    ),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
