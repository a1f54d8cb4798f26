import { company, defineAccess, department, Level, linkedParty, own } from '../../kernel/declare/index.js';
import type { salesOrderFlow } from './sales-order.flow.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrderTax } from './sales-order-tax.js';
import type { SalesOrder } from './sales-order.js';
import type { SalesPolicy } from './sales-policy.js';

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
  moves: {
    quote: Level.Clerk,
    confirm: Level.Specialist,
    deliver: Level.Specialist,
    invoice: Level.Specialist,
    invoiceRest: Level.Specialist,
    close: Level.Lead,
    cancel: Level.Lead,
  },
  fields: { cost: Level.Manager, margin: Level.Manager },
  // A customer sees what they were offered and what becomes of it, and drafts orders of their own; prices are ours to set.
  party: {
    rows: linkedParty('customer'),
    reads: [
      'number',
      'customer',
      'company',
      'orderDate',
      'requestedOn',
      'promisedOn',
      'shippedOn',
      'customerReference',
      'currency',
      'paymentTerms',
      'documentDiscount',
      'freight',
      'shipName',
      'shipStreet',
      'shipCity',
      'shipRegion',
      'shipPostalCode',
      'shipCountry',
      'linesAmount',
      'discountAmount',
      'netAmount',
      'taxAmount',
      'total',
      'deliveryStatus',
      'invoiceStatus',
      'state',
      'lines',
      'taxes',
    ],
    writes: [
      'customer',
      'requestedOn',
      'customerReference',
      'shipName',
      'shipStreet',
      'shipCity',
      'shipRegion',
      'shipPostalCode',
      'shipCountry',
      'lines',
    ],
    may: ['create', 'update'],
  },
});

export const salesOrderLineAccess = defineAccess<SalesOrderLine>({
  ...rights,
  fields: { unitCost: Level.Manager, margin: Level.Manager },
  party: {
    reads: [
      'order',
      'product',
      'description',
      'quantity',
      'unit',
      'unitPrice',
      'discount',
      'taxCode',
      'amount',
      'netAmount',
      'taxAmount',
      'total',
      'promisedOn',
      'delivered',
    ],
    writes: ['product', 'description', 'quantity', 'unit'],
  },
});

export const salesOrderTaxAccess = defineAccess<SalesOrderTax>({
  ...rights,
  party: { reads: ['order', 'taxCode', 'base', 'amount'] },
});

/** How a company sells is for those who direct its sales; whoever sells goes by it. */
export const salesPolicyAccess = defineAccess<SalesPolicy>({
  domain: 'sales',
  read: Level.Trainee,
  create: Level.Director,
  update: Level.Director,
  remove: Level.Director,
  rows: { [Level.Trainee]: company() },
});
