import { company, defineAccess, Level } from '../../kernel/declare/index.js';
import type { reorderProposalFlow } from './reorder-proposal.flow.js';
import type { ReorderProposal } from './reorder-proposal.js';
import type { ReorderRule } from './reorder-rule.js';

// What is running short is everybody's who buys; leads say when something does.
const rights = { domain: 'purchasing', read: Level.Trainee, rows: { [Level.Trainee]: company() } };

export const reorderRuleAccess = defineAccess<ReorderRule>({
  ...rights,
  create: Level.Lead,
  update: Level.Lead,
  remove: Level.Lead,
});

export const reorderProposalAccess = defineAccess<ReorderProposal, typeof reorderProposalFlow>({
  ...rights,
  create: Level.System,
  update: Level.Clerk,
  remove: Level.System,
  moves: { order: Level.Clerk, dismiss: Level.Clerk },
});
