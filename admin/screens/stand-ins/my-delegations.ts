import { ask } from '../../client.js';

/** A colleague stands in for somebody from day to day. */
export interface MyDelegation {
  readonly id: string;
  readonly employee: { readonly id: string; readonly name: string };
  readonly substitute: { readonly id: string; readonly name: string };
  readonly validFrom: string;
  readonly validUntil: string;
  readonly withRights: boolean;
  readonly domains: readonly string[];
}

const fields = 'id employee { id name } substitute { id name } validFrom validUntil withRights domains';

export async function myDelegations(): Promise<readonly MyDelegation[]> {
  const answer = await ask<{ myDelegations: readonly MyDelegation[] }>(`query myDelegations { myDelegations { ${fields} } }`);
  return answer.myDelegations;
}

export interface DelegationWish {
  readonly substitute: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly withRights: boolean;
  readonly terms: readonly { readonly domain: string }[];
}

export const delegateMyGrants = (wish: DelegationWish): Promise<unknown> =>
  ask(
    `mutation delegateMyGrants($substitute: ID!, $validFrom: String!, $validUntil: String!, $withRights: Boolean!, $terms: [DelegatedPart!]!) {
      delegateMyGrants(substitute: $substitute, validFrom: $validFrom, validUntil: $validUntil, withRights: $withRights, terms: $terms) { id }
    }`,
    { ...wish },
  );

export const endMyDelegation = (id: string): Promise<unknown> =>
  ask('mutation endMyDelegation($id: ID!) { endMyDelegation(id: $id) }', { id });
