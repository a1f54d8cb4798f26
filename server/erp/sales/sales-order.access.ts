import { company, defineAccess, department, Level, own } from '../../kernel/declare/index.js';
import type { salesOrderFlow } from './sales-order.flow.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';

const rights = {
  domain: 'sales',
  read: Level.Trainee,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Manager,
  rows: { [Level.Trainee]: own(), [Level.Lead]: department(), [Level.Director]: company() },
};

export const salesOrderAccess = defineAccess<SalesOrder, typeof salesOrderFlow>({
  ...rights,
  moves: { quote: Level.Clerk, confirm: Level.Specialist, cancel: Level.Lead },
  fields: { cost: Level.Manager, margin: Level.Manager },
});

export const salesOrderLineAccess = defineAccess<SalesOrderLine>({
  ...rights,
  fields: { unitCost: Level.Manager, margin: Level.Manager },
});
