import { defineModule } from '../../kernel/declare/index.js';

export { CostLayer } from './cost-layer.js';
export { CostUse } from './cost-use.js';
export { Location, type LocationKind } from './location.js';
export { Lot } from './lot.js';
export { moveStock, type GoodsMove } from './move-stock.js';
export { NotEnoughStock } from './warehouse.errors.js';
export { StockMoved } from './warehouse.events.js';
export { StockMove } from './stock-move.js';
export { StockOnHand } from './stock-on-hand.js';
export { StockValue } from './stock-value.js';
export { Warehouse } from './warehouse.js';

export default defineModule({
  name: 'warehouse',
  layer: 'erp',
  uses: ['company', 'directory', 'catalog'],
  menu: ['StockOnHand', 'StockMove', 'Lot', 'StockValue', 'Location', 'Warehouse', 'CostLayer', 'CostUse'],
});
