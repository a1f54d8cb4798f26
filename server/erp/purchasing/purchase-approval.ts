import { Amount, Choice, Instant, Integer, Link, Resource, type Money, type Ref } from '../../kernel/declare/index.js';
import { Employee } from '../../foundation/company/index.js';
import { purchaseApprovalAccess } from './purchase-order.access.js';
import { PurchaseOrder } from './purchase-order.js';

const decisions = ['approved', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

/** What somebody decided about one revision of an order, in whose name, and over how much. */
@Resource<PurchaseApproval>({
  module: 'purchasing',
  access: purchaseApprovalAccess,
  title: 'revision',
  partOf: 'order',
  columns: ['decidedAt', 'approver', 'onBehalfOf', 'decision', 'amount', 'revision'],
})
export class PurchaseApproval {
  id!: string;
  @Link('internal', () => PurchaseOrder) order!: Ref<PurchaseOrder>;
  @Link('internal', () => Employee, { readonly: true, inverse: false }) approver!: Ref<Employee>;
  /** Who was away and had the approver stand in. */
  @Link('internal', () => Employee, { readonly: true, optional: true, inverse: false }) onBehalfOf?: Ref<Employee>;
  @Choice('internal', decisions, { readonly: true, default: 'approved' }) decision!: Decision;
  @Integer('internal', { readonly: true }) revision!: number;
  @Amount('money', { currency: 'company', readonly: true }) amount!: Money;
  @Instant('internal', { readonly: true }) decidedAt!: string;
}
