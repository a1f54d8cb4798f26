import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { stockRevaluationFlow } from './stock-revaluation.flow.js';
import type { StockRevaluation } from './stock-revaluation.js';
import { costDocumentRights } from './warehouse.access.js';

export const stockRevaluationAccess = defineAccess<StockRevaluation, typeof stockRevaluationFlow>({
  ...costDocumentRights,
  moves: { book: Level.Manager },
});
