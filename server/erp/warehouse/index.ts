import { defineModule } from '../../kernel/declare/index.js';

export { adjustReceiptCost, type ReceiptCostChange } from './adjust-receipt-cost.js';
export { CostAdjustment, type AdjustmentCause } from './cost-adjustment.js';
export { CostLayer } from './cost-layer.js';
export { StockCount } from './stock-count.js';
export { CostUse } from './cost-use.js';
export { deliveryFlow } from './delivery.flow.js';
export { Delivery } from './delivery.js';
export { DeliveryLine } from './delivery-line.js';
export { LandedCost } from './landed-cost.js';
export { forecastGoods } from './forecast-goods.js';
export { Location, type LocationKind } from './location.js';
export { Lot } from './lot.js';
export { moveStock, type GoodsMove } from './move-stock.js';
export { planDeliveries, type DeliveryPlan } from './plan-deliveries.js';
export { promiseGoods, type GoodsWanted } from './promise-goods.js';
export { receiptFlow } from './receipt.flow.js';
export { Receipt } from './receipt.js';
export { ReceiptLine } from './receipt-line.js';
export { releaseStock } from './release-stock.js';
export { Reservation } from './reservation.js';
export { reserveStock } from './reserve-stock.js';
export { Scrap } from './scrap.js';
export { NotEnoughStock } from './warehouse.errors.js';
export { CostAdjusted, DeliveryShipped, ReceiptReceived, StockMoved } from './warehouse.events.js';
export { StockMove } from './stock-move.js';
export { StockOnHand } from './stock-on-hand.js';
export { StockRevaluation } from './stock-revaluation.js';
export { StockValue } from './stock-value.js';
export { Transfer } from './transfer.js';
export { Warehouse } from './warehouse.js';

export default defineModule({
  name: 'warehouse',
  layer: 'erp',
  uses: ['company', 'directory', 'catalog', 'documents'],
  menu: [
    'Delivery',
    'Receipt',
    'Transfer',
    'StockCount',
    'Scrap',
    'LandedCost',
    'StockRevaluation',
    'StockOnHand',
    'Reservation',
    'StockMove',
    'Lot',
    'StockValue',
    'Location',
    'Warehouse',
    'CostLayer',
    'CostUse',
    'CostAdjustment',
  ],
});
