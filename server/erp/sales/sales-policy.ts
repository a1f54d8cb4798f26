import { Choice, Link, Resource, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { Warehouse } from '../warehouse/index.js';
import { salesPolicyAccess } from './sales-order.access.js';

const reservingPolicies = ['at confirmation', 'later'] as const;
export type ReservingPolicy = (typeof reservingPolicies)[number];
export const invoicingPolicies = ['on delivery', 'on order'] as const;
export type InvoicingPolicy = (typeof invoicingPolicies)[number];

/** How a company sells, where an order says nothing else. */
@Resource<SalesPolicy>({
  module: 'sales',
  access: salesPolicyAccess,
  title: 'company',
  plural: 'salesPolicies',
  columns: ['company', 'warehouse', 'reserving', 'invoicing'],
})
export class SalesPolicy {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true, unique: true, inverse: false }) company!: Ref<Company>;
  /** From where goods are delivered; left out, the first of the company's warehouses. */
  @Link('internal', () => Warehouse, { optional: true, inverse: false }) warehouse?: Ref<Warehouse>;
  /** Whether goods are set aside as soon as an order is confirmed, or when somebody does it. */
  @Choice('internal', reservingPolicies, { default: 'at confirmation' }) reserving!: ReservingPolicy;
  /** Whether goods are invoiced once they have left, or once they are ordered. What is not delivered is invoiced on order. */
  @Choice('internal', invoicingPolicies, { default: 'on delivery' }) invoicing!: InvoicingPolicy;
}
