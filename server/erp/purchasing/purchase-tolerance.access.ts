import { defineAccess } from '../../kernel/declare/index.js';
import type { PurchaseTolerance } from './purchase-tolerance.js';
import { ruleRights } from './purchasing.access.js';

export const purchaseToleranceAccess = defineAccess<PurchaseTolerance>(ruleRights);
