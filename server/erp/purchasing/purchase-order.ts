import type { Decimal } from 'decimal.js';
import {
  Amount,
  Choice,
  Day,
  Integer,
  Lines,
  Link,
  LongText,
  Rate,
  Resource,
  State,
  Text,
  type CalendarDay,
  type Money,
  type Ref,
} from '../../kernel/declare/index.js';
import { Company, Currency, Department, Employee, type RoundingMode, type TaxRounding } from '../../foundation/company/index.js';
import { Party, PaymentTerm } from '../../foundation/directory/index.js';
import { Warehouse } from '../warehouse/index.js';
import { PurchaseApproval } from './purchase-approval.js';
import { purchaseOrderAccess } from './purchase-order.access.js';
import { purchaseOrderFlow, type PurchaseOrderState } from './purchase-order.flow.js';
import { PurchaseOrderLine } from './purchase-order-line.js';
import { PurchaseOrderTax } from './purchase-order-tax.js';

const extents = ['none', 'partial', 'full'] as const;
/** How much of what was ordered has come, or has been billed. */
export type Extent = (typeof extents)[number];

/** What we ask a supplier for, at a price we are bound to once it is confirmed. */
@Resource<PurchaseOrder>({
  module: 'purchasing',
  access: purchaseOrderAccess,
  title: 'number',
  orderBy: { field: 'orderDate', direction: 'DESC' },
  columns: ['number', 'supplier', 'owner', 'orderDate', 'total', 'receiving', 'billing', 'state'],
  editableIn: ['draft', 'sent', 'to approve', 'confirmed'],
  exchange: { currency: 'currency', rate: 'exchangeRate', on: 'rateDate' },
  personal: { of: 'supplier', fields: ['supplierReference', 'notes'] },
})
export class PurchaseOrder {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Link('internal', () => Party, { where: { isSupplier: true } }) supplier!: Ref<Party>;
  @Link('internal', () => Employee, { default: 'me' }) owner!: Ref<Employee>;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Department, { default: 'my department' }) department!: Ref<Department>;
  @Day('internal', { default: 'today', filter: true }) orderDate!: CalendarDay;
  /** Where the goods are to come; left out, the company's first warehouse. */
  @Link('internal', () => Warehouse, { optional: true }) warehouse?: Ref<Warehouse>;
  @Text('internal', { optional: true, maxLength: 60, search: true }) supplierReference?: string;
  @Link('internal', () => Currency, { optional: true, inverse: false }) currency?: Ref<Currency>;
  /** The company's rate of the order's day. */
  @Rate('internal', { readonly: true, optional: true, min: 1e-9 }) exchangeRate?: Decimal;
  @Day('internal', { readonly: true, optional: true }) rateDate?: CalendarDay;
  /** Left out, those of the supplier. */
  @Link('internal', () => PaymentTerm, { optional: true, inverse: false }) paymentTerms?: Ref<PaymentTerm>;
  @Rate('internal', { min: 0, max: 100, default: 0 }) documentDiscount!: Decimal;
  @LongText('internal', { optional: true }) notes?: string;
  @Choice('internal', ['half-up', 'half-even'], { readonly: true, optional: true }) roundingMode?: RoundingMode;
  @Choice('internal', ['document', 'line'], { readonly: true, optional: true }) taxRounding?: TaxRounding;
  /** The lines after their own discounts, before the document's. */
  @Amount('money', { currency: 'currency', readonly: true }) linesAmount!: Money;
  @Amount('money', { currency: 'currency', readonly: true }) discountAmount!: Money;
  @Amount('money', { currency: 'currency', readonly: true, filter: true, derivedTwin: true }) netAmount!: Money;
  @Amount('money', { currency: 'currency', readonly: true, derivedTwin: true }) taxAmount!: Money;
  @Amount('money', { currency: 'currency', readonly: true, filter: true, derivedTwin: true, sumOf: ['netAmount', 'taxAmount'] })
  total!: Money;
  /** Counts up with every change of what we are bound to, once it was submitted: approvals are given to one revision. */
  @Integer('internal', { readonly: true, default: 1 }) revision!: number;
  /** Who wrote it, who changed it last, and who asked for approval: none of them approves it. */
  @Link('internal', () => Employee, { readonly: true, optional: true, inverse: false }) createdBy?: Ref<Employee>;
  @Link('internal', () => Employee, { readonly: true, optional: true, inverse: false }) changedBy?: Ref<Employee>;
  @Link('internal', () => Employee, { readonly: true, optional: true, inverse: false }) submittedBy?: Ref<Employee>;
  @Day('internal', { readonly: true, optional: true, filter: true }) submittedOn?: CalendarDay;
  /** Of which level the approval has to be, and of how many people; empty: none is needed. */
  @Integer('internal', { readonly: true, optional: true, filter: true }) approvalLevel?: number;
  @Integer('internal', { readonly: true, optional: true }) approvalsNeeded?: number;
  @Choice('internal', extents, { readonly: true, default: 'none', filter: true }) receiving!: Extent;
  @Choice('internal', extents, { readonly: true, default: 'none', filter: true }) billing!: Extent;
  @State(purchaseOrderFlow) state!: PurchaseOrderState;
  @Lines('internal', () => PurchaseOrderLine, 'order') lines!: PurchaseOrderLine[];
  /** What is not taxed at all has no part in it. */
  @Lines('internal', () => PurchaseOrderTax, 'order', { readonly: true }) taxes!: PurchaseOrderTax[];
  @Lines('internal', () => PurchaseApproval, 'order', { readonly: true }) approvals!: PurchaseApproval[];
}
