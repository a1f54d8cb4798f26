import { numbered } from '../../kernel/write/index.js';
import { PurchaseOrder } from './purchase-order.js';

/** Orders are numbered per company and year, without gaps. */
numbered(PurchaseOrder, 'number', (order) => ({
  series: 'purchase-order',
  year: order.orderDate.slice(0, 4),
  pattern: 'PO-{year}-{number:6}',
}));
