import type { Decimal } from 'decimal.js';
import {
  Amount,
  Choice,
  Day,
  Instant,
  Link,
  LongText,
  Rate,
  Text,
  type CalendarDay,
  type Money,
  type Ref,
} from '../../../kernel/declare/index.js';
import { Company, Currency, type RoundingMode, type TaxRounding } from '../../../foundation/company/index.js';
import { PaymentTerm } from '../../../foundation/directory/index.js';
import { JournalEntry } from '../journal-entry.js';
import { paymentStatuses, type PaymentStatus } from '../payments/payment-status.js';
import type { InvoiceInstalment } from './invoice-instalment.js';
import type { InvoiceLine } from './invoice-line.js';
import type { InvoiceTax } from './invoice-tax.js';
import type { InvoiceState } from './invoice.flow.js';

const invoiceKinds = ['invoice', 'credit-note'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

/** What our invoices and those of our suppliers have in common: the same arithmetic and the same way into the books. */
export abstract class Invoice {
  id!: string;
  version!: number;
  /** Ours, drawn as it is posted, without gaps for its kind and fiscal year. */
  @Text('internal', { readonly: true, optional: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number?: string;
  @Choice('internal', invoiceKinds, { default: 'invoice', fixed: true, filter: true }) kind!: InvoiceKind;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Day('internal', { default: 'today', filter: true }) date!: CalendarDay;
  @Link('internal', () => Currency, { optional: true, inverse: false }) currency?: Ref<Currency>;
  /** Of the day of the document; a credit note has that of the invoice that it credits. */
  @Rate('internal', { readonly: true, optional: true, min: 1e-9 }) exchangeRate?: Decimal;
  @Day('internal', { readonly: true, optional: true }) rateDate?: CalendarDay;
  /** Left out, those of the customer or supplier. */
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
  /** The kind of record that it was made for, and its id. */
  @Text('internal', { readonly: true, optional: true, maxLength: 60 }) sourceKind?: string;
  @Text('internal', { readonly: true, optional: true, filter: true, maxLength: 36 }) sourceId?: string;
  @Link('internal', () => JournalEntry, { readonly: true, optional: true, unique: true, inverse: false }) entry?: Ref<JournalEntry>;
  @Instant('internal', { readonly: true, optional: true }) postedAt?: string;
  /** Whether it has been paid, once it is posted: what is left of its open items tells. */
  @Choice('internal', paymentStatuses, { readonly: true, optional: true, filter: true }) paymentStatus?: PaymentStatus;
  abstract state: InvoiceState;
  /** The invoice that a credit note takes back. */
  abstract original?: Ref<Invoice>;
  abstract lines: InvoiceLine[];
  abstract taxes: InvoiceTax[];
  abstract instalments: InvoiceInstalment[];
}
