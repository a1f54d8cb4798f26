import type { Decimal } from 'decimal.js';
import {
  Amount,
  Choice,
  Day,
  Flag,
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
import { PriceList } from '../../foundation/catalog/index.js';
import { Company, Currency, Department, Employee, type RoundingMode, type TaxRounding } from '../../foundation/company/index.js';
import { Party, PaymentTerm } from '../../foundation/directory/index.js';
import { Warehouse } from '../warehouse/index.js';
import { deliveryStatuses, invoiceStatuses, type DeliveryStatus, type InvoiceStatus } from './order-progress.js';
import { salesOrderAccess } from './sales-order.access.js';
import { salesOrderFlow, type SalesOrderState } from './sales-order.flow.js';
import { SalesOrderLine } from './sales-order-line.js';
import { invoicingPolicies, type InvoicingPolicy } from './sales-policy.js';
import { SalesOrderTax } from './sales-order-tax.js';

/** What a customer asked us to supply, at a price we stand by once it is quoted. */
@Resource<SalesOrder>({
  module: 'sales',
  access: salesOrderAccess,
  title: 'number',
  orderBy: { field: 'orderDate', direction: 'DESC' },
  columns: ['number', 'customer', 'owner', 'orderDate', 'total', 'state', 'deliveryStatus', 'invoiceStatus'],
  editableIn: ['draft'],
  exchange: { currency: 'currency', rate: 'exchangeRate', on: 'rateDate' },
  personal: {
    of: 'customer',
    fields: ['customerReference', 'shipName', 'shipStreet', 'shipCity', 'shipRegion', 'shipPostalCode', 'shipCountry', 'notes'],
    // Tax law wants documents as they were issued: an order we have confirmed keeps to whom it went.
    kept: {
      states: ['confirmed', 'closed'],
      fields: ['shipName', 'shipStreet', 'shipCity', 'shipRegion', 'shipPostalCode', 'shipCountry'],
      years: 10,
      since: 'orderDate',
    },
  },
})
export class SalesOrder {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Link('internal', () => Party, { where: { isCustomer: true } }) customer!: Ref<Party>;
  @Link('internal', () => Employee, { default: 'me' }) owner!: Ref<Employee>;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Department, { default: 'my department' }) department!: Ref<Department>;
  @Day('internal', { default: 'today', filter: true }) orderDate!: CalendarDay;
  @Day('internal', { optional: true, filter: true }) requestedOn?: CalendarDay;
  /** The day on which all of it can leave, as it was promised at confirmation; the lines say when each can. */
  @Day('internal', { readonly: true, optional: true, filter: true }) promisedOn?: CalendarDay;
  @Day('internal', { optional: true, filter: true }) shippedOn?: CalendarDay;
  @Text('internal', { optional: true, maxLength: 60, search: true }) customerReference?: string;
  @Link('internal', () => Currency, { optional: true, inverse: false }) currency?: Ref<Currency>;
  /** The company's rate of the order's day: other rates are entered there, so that they are the same for everybody. */
  @Rate('internal', { readonly: true, optional: true, min: 1e-9 }) exchangeRate?: Decimal;
  @Day('internal', { readonly: true, optional: true }) rateDate?: CalendarDay;
  @Link('internal', () => PriceList, { optional: true, inverse: false, where: { active: true } }) priceList?: Ref<PriceList>;
  /** Left out, those of the customer. */
  @Link('internal', () => PaymentTerm, { optional: true, inverse: false }) paymentTerms?: Ref<PaymentTerm>;
  @Rate('internal', { min: 0, max: 100, default: 0 }) documentDiscount!: Decimal;
  @Amount('money', { currency: 'currency', min: 0, default: 0 }) freight!: Money;
  @Link('internal', () => Party, { optional: true, inverse: 'carriedOrders', where: { isCarrier: true } })
  carrier?: Ref<Party>;
  /** From where it is delivered; left out, from where the company does. Without any warehouse, goods are sold without deliveries. */
  @Link('internal', () => Warehouse, { optional: true, inverse: false }) warehouse?: Ref<Warehouse>;
  /** Left out, as the company does it. */
  @Choice('internal', invoicingPolicies, { optional: true }) invoicing?: InvoicingPolicy;
  @Text('internal', { optional: true }) shipName?: string;
  @Text('internal', { optional: true }) shipStreet?: string;
  @Text('internal', { optional: true }) shipCity?: string;
  @Text('internal', { optional: true }) shipRegion?: string;
  @Text('internal', { optional: true, maxLength: 20 }) shipPostalCode?: string;
  @Text('internal', { optional: true, maxLength: 80 }) shipCountry?: string;
  @LongText('internal', { optional: true }) notes?: string;
  @Choice('internal', ['half-up', 'half-even'], { readonly: true, optional: true }) roundingMode?: RoundingMode;
  @Choice('internal', ['document', 'line'], { readonly: true, optional: true }) taxRounding?: TaxRounding;
  /** The lines after their own discounts, before the document's. */
  @Amount('money', { currency: 'currency', readonly: true }) linesAmount!: Money;
  @Amount('money', { currency: 'currency', readonly: true }) discountAmount!: Money;
  @Amount('money', { currency: 'currency', readonly: true, filter: true, derivedTwin: true }) netAmount!: Money;
  @Amount('money', { currency: 'currency', readonly: true, derivedTwin: true }) taxAmount!: Money;
  /** What the customer is asked to pay: net, tax and freight. */
  @Amount('money', { currency: 'currency', readonly: true, filter: true, derivedTwin: true, sumOf: ['netAmount', 'taxAmount', 'freight'] })
  total!: Money;
  @Amount('margin', { currency: 'currency', readonly: true, optional: true }) cost?: Money;
  @Amount('margin', { currency: 'currency', readonly: true, optional: true }) margin?: Money;
  @Choice('internal', deliveryStatuses, { readonly: true, default: 'none', filter: true }) deliveryStatus!: DeliveryStatus;
  @Choice('internal', invoiceStatuses, { readonly: true, default: 'none', filter: true }) invoiceStatus!: InvoiceStatus;
  /** Nothing is left to deliver or to invoice. */
  @Flag('internal', { readonly: true, default: false, filter: true }) done!: boolean;
  @State(salesOrderFlow) state!: SalesOrderState;
  @Lines('internal', () => SalesOrderLine, 'order') lines!: SalesOrderLine[];
  /** What is not taxed at all has no part in it. */
  @Lines('internal', () => SalesOrderTax, 'order', { readonly: true }) taxes!: SalesOrderTax[];
}
