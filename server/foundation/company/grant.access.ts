import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { Grant } from './grant.js';

export const grantAccess = defineAccess<Grant>({
  domain: 'personnel',
  read: Level.Manager,
  create: Level.Head,
  update: Level.Head,
  remove: Level.Head,
  headOnly: true,
  rows: { [Level.Trainee]: everyone() },
});
