import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { portalUserFlow } from './portal-user.flow.js';
import type { PortalUser } from './portal-user.js';

export const portalUserAccess = defineAccess<PortalUser, typeof portalUserFlow>({
  domain: 'directory',
  read: Level.Trainee,
  create: Level.Lead,
  update: Level.Lead,
  remove: Level.Manager,
  moves: { suspend: Level.Lead, reinstate: Level.Lead },
  rows: { [Level.Trainee]: everyone() },
});
