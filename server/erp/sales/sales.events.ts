import { defineEvent } from '../../kernel/write/index.js';

export interface SalesOrderMoved {
  readonly orderId: string;
}

export const SalesOrderQuoted = defineEvent<SalesOrderMoved>('SalesOrderQuoted');
export const SalesOrderConfirmed = defineEvent<SalesOrderMoved>('SalesOrderConfirmed');
export const SalesOrderCancelled = defineEvent<SalesOrderMoved>('SalesOrderCancelled');
export const SalesOrderClosed = defineEvent<SalesOrderMoved>('SalesOrderClosed');
