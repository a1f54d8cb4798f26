import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { landedCostFlow } from './landed-cost.flow.js';
import type { LandedCostLine } from './landed-cost-line.js';
import type { LandedCost } from './landed-cost.js';
import { costDocumentRights } from './warehouse.access.js';

export const landedCostAccess = defineAccess<LandedCost, typeof landedCostFlow>({ ...costDocumentRights, moves: { book: Level.Manager } });
export const landedCostLineAccess = defineAccess<LandedCostLine>(costDocumentRights);
