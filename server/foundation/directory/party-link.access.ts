import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { PartyLink } from './party-link.js';

export const partyLinkAccess = defineAccess<PartyLink>({
  domain: 'directory',
  read: Level.Trainee,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Specialist,
  rows: { [Level.Trainee]: everyone() },
});
