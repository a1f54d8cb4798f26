import { Amount, Link, Resource, type Money, type Ref } from '../../../kernel/declare/index.js';
import { Currency } from '../../../foundation/company/index.js';
import { OpenItem } from './open-item.js';
import { Payment } from './payment.js';
import { paymentLineAccess } from './payments.access.js';

/**
 * An open item that a payment settles, and how much of it. Amounts are positive for what the payment is for, and negative for what is
 * set against it, such as a credit note.
 */
@Resource<PaymentLine>({
  module: 'accounting',
  access: paymentLineAccess,
  title: 'item',
  partOf: 'payment',
  columns: ['item', 'currency', 'amount', 'paid', 'discount', 'writeOff'],
})
export class PaymentLine {
  id!: string;
  @Link('internal', () => Payment) payment!: Ref<Payment>;
  @Link('internal', () => OpenItem) item!: Ref<OpenItem>;
  /** The item's. */
  @Link('internal', () => Currency, { readonly: true, optional: true, inverse: false }) currency?: Ref<Currency>;
  /** What is paid on the item, in its currency. Left out, all that is open, less the discount. */
  @Amount('money', { currency: 'currency', worth: 'amountWorth', optional: true }) amount?: Money;
  /** What that is by the books. */
  @Amount('money', { currency: 'company', readonly: true, optional: true }) amountWorth?: Money;
  /** The same in the payment's currency. Needed only where the item is in a third one, or the payment in the company's and the item is not. */
  @Amount('money', { currency: 'payment.currency', worth: 'paidWorth', optional: true }) paid?: Money;
  @Amount('money', { currency: 'company', readonly: true, optional: true }) paidWorth?: Money;
  /** What is left off for paying early. */
  @Amount('money', { currency: 'currency', worth: 'discountWorth', readonly: true, optional: true }) discount?: Money;
  @Amount('money', { currency: 'company', readonly: true, optional: true }) discountWorth?: Money;
  /** What nobody will pay any more. */
  @Amount('money', { currency: 'currency', worth: 'writeOffWorth', default: 0 }) writeOff!: Money;
  @Amount('money', { currency: 'company', readonly: true, optional: true }) writeOffWorth?: Money;
}
