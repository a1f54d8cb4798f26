import type { Principal } from './principal.js';

/** What kind of asking a principal does, which decides how much and how long it may ask. */
export type BudgetName = 'person' | 'key' | 'analyst' | 'portal' | 'system';

export const budgetOf = (principal: Pick<Principal, 'kind'> & { readonly budget?: BudgetName }): BudgetName =>
  principal.budget ?? (principal.kind === 'key' || principal.kind === 'system' ? principal.kind : 'person');
