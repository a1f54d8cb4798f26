import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { stockCountFlow } from './stock-count.flow.js';
import type { StockCountLine } from './stock-count-line.js';
import type { StockCount } from './stock-count.js';
import { documentRights } from './warehouse.access.js';

export const stockCountAccess = defineAccess<StockCount, typeof stockCountFlow>({
  ...documentRights,
  moves: { start: Level.Clerk, apply: Level.Lead, cancel: Level.Specialist },
});

export const stockCountLineAccess = defineAccess<StockCountLine>(documentRights);
