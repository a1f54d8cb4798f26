import { ask } from '../../client.js';

export interface PartnerKey {
  readonly id: string;
  readonly name: string;
  readonly owner: Holder;
  /** What it may do of what its owner may: `read`, `write`. */
  readonly scopes: readonly string[];
  readonly party: Holder | null;
  readonly addresses: readonly string[];
  readonly createdAt: string;
  readonly state: 'live' | 'expired' | 'revoked' | 'closed';
  readonly secrets: readonly KeySecret[];
}

interface Holder {
  readonly id: string;
  readonly name: string;
}

export interface KeySecret {
  readonly prefix: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly live: boolean;
}

/** Shown once, and kept nowhere. */
export interface NewKey {
  readonly key: PartnerKey;
  readonly secret: string;
}

const fields = `id name owner { id name } scopes party { id name } addresses createdAt state
  secrets { prefix createdAt expiresAt usedAt live }`;

export async function partnerKeys(all: boolean): Promise<readonly PartnerKey[]> {
  const { partnerKeys: keys } = await ask<{ partnerKeys: readonly PartnerKey[] }>(
    `query partnerKeys($all: Boolean!) { partnerKeys(all: $all) { ${fields} } }`,
    { all },
  );
  return keys;
}

export interface KeyWish {
  readonly name: string;
  readonly scope: string;
  readonly days: number;
  readonly party: string | null;
  readonly addresses: readonly string[];
  readonly owner: string | null;
}

export async function createPartnerKey(wish: KeyWish): Promise<NewKey> {
  const { made } = await ask<{ made: NewKey }>(
    `mutation makePartnerKey($name: String!, $scope: String!, $days: Int!, $party: ID, $addresses: [String!]!, $owner: ID) {
      made: createPartnerKey(name: $name, scope: $scope, days: $days, party: $party, addresses: $addresses, owner: $owner) {
        secret key { ${fields} }
      }
    }`,
    { ...wish },
  );
  return made;
}

export async function rotatePartnerKey(id: string, days: number): Promise<NewKey> {
  const { made } = await ask<{ made: NewKey }>(
    `mutation rotatePartnerKey($id: ID!, $days: Int!) { made: rotatePartnerKey(id: $id, days: $days) { secret key { ${fields} } } }`,
    { id, days },
  );
  return made;
}

export const endPartnerKeySecret = (id: string, prefix: string): Promise<unknown> =>
  ask('mutation endPartnerKeySecret($id: ID!, $prefix: String!) { endPartnerKeySecret(id: $id, prefix: $prefix) { id } }', { id, prefix });

export const setPartnerKeyAddresses = (id: string, addresses: readonly string[]): Promise<unknown> =>
  ask(
    'mutation setPartnerKeyAddresses($id: ID!, $addresses: [String!]!) { setPartnerKeyAddresses(id: $id, addresses: $addresses) { id } }',
    { id, addresses },
  );

export const revokePartnerKey = (id: string): Promise<unknown> =>
  ask('mutation revokePartnerKey($id: ID!) { revokePartnerKey(id: $id) { id } }', { id });

/** One address on each line, as people type them. */
export const addressesIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((address) => address.trim())
    .filter(Boolean);
