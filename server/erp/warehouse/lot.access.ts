import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { lotFlow } from './lot.flow.js';
import type { Lot } from './lot.js';
import { documentRights } from './warehouse.access.js';

// A lot is the maker's, whichever of our companies holds some of it.
export const lotAccess = defineAccess<Lot, typeof lotFlow>({
  ...documentRights,
  rows: { [Level.Trainee]: everyone() },
  moves: { quarantine: Level.Clerk, release: Level.Lead },
});
