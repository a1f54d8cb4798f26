import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { DelegationTerm } from './delegation-term.js';
import type { Delegation } from './delegation.js';

/** Anybody may hand on what is theirs: whose it is, and who may act for them, is asked when it is written. */
const rights = {
  domain: 'personnel',
  read: Level.Trainee,
  create: Level.Trainee,
  update: Level.Trainee,
  remove: Level.Trainee,
  rows: { [Level.Trainee]: everyone() },
};

export const delegationAccess = defineAccess<Delegation>(rights);
export const delegationTermAccess = defineAccess<DelegationTerm>(rights);
