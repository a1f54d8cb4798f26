import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { CostAdjustment } from './cost-adjustment.js';
import type { CostLayer } from './cost-layer.js';
import type { CostUse } from './cost-use.js';
import type { StockMove } from './stock-move.js';
import type { StockOnHand } from './stock-on-hand.js';
import type { StockValue } from './stock-value.js';
import { derivedRights } from './warehouse.access.js';

// What goods cost us is for managers, wherever it stands.
const costRights = { ...derivedRights, read: Level.Manager };

export const stockMoveAccess = defineAccess<StockMove>({ ...derivedRights, fields: { value: Level.Manager } });
export const stockOnHandAccess = defineAccess<StockOnHand>(derivedRights);
export const stockValueAccess = defineAccess<StockValue>(costRights);
export const costLayerAccess = defineAccess<CostLayer>(costRights);
export const costUseAccess = defineAccess<CostUse>(costRights);
export const costAdjustmentAccess = defineAccess<CostAdjustment>(costRights);
