import type { Decimal } from 'decimal.js';
import { Choice, Integer, Link, Rate, Resource, type Ref } from '../../kernel/declare/index.js';
import { countings, type Counting } from './due-dates.js';
import { paymentInstalmentAccess } from './payment-term.access.js';
import { PaymentTerm } from './payment-term.js';

/** One due date of payment terms, and the share of the document that falls due on it. */
@Resource<PaymentInstalment>({ module: 'directory', access: paymentInstalmentAccess, title: 'share', partOf: 'term' })
export class PaymentInstalment {
  id!: string;
  @Link('public', () => PaymentTerm) term!: Ref<PaymentTerm>;
  /** In percent. All of them come to 100. */
  @Rate('public', { min: 1e-9, max: 100, default: 100 }) share!: Decimal;
  @Integer('public', { min: 0, max: 120, default: 0 }) months!: number;
  @Integer('public', { min: 0, max: 3650, default: 0 }) days!: number;
  @Choice('public', countings, { default: 'from-date' }) counting!: Counting;
  /** The day of the month on which the customer pays; 31 is the last of every month. */
  @Integer('public', { min: 1, max: 31, optional: true }) payDay?: number;
  @Rate('public', { min: 0, max: 100, default: 0 }) discount!: Decimal;
  @Integer('public', { min: 0, max: 3650, default: 0 }) discountDays!: number;
}
