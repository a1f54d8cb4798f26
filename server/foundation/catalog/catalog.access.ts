import { everyone, Level } from '../../kernel/declare/index.js';

/** Master data of the catalogue: everybody reads it, specialists look after it. */
export const catalogRights = {
  domain: 'catalog',
  read: Level.Trainee,
  create: Level.Specialist,
  update: Level.Specialist,
  remove: Level.Manager,
  rows: { [Level.Trainee]: everyone() },
};
