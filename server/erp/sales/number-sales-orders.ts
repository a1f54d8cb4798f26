import { numbered } from '../../kernel/write/index.js';
import { SalesOrder } from './sales-order.js';

/** Orders are numbered per company and year, without gaps. */
numbered(SalesOrder, 'number', (order) => ({
  series: 'sales-order',
  year: order.orderDate.slice(0, 4),
  pattern: 'SO-{year}-{number:6}',
}));
