import { Amount, Integer, Link, type Money, type Ref } from '../../../kernel/declare/index.js';
import { TaxCode } from '../../../foundation/taxes/index.js';

/** What one tax comes to on one line: on which base, what it is by its rate, and how much of it is charged. */
export abstract class InvoiceTax {
  id!: string;
  /** Counted from one, as the lines are. */
  @Integer('internal', { readonly: true }) lineNumber!: number;
  @Link('internal', () => TaxCode, { readonly: true, inverse: false }) taxCode!: Ref<TaxCode>;
  @Amount('money', { currency: 'document.currency', readonly: true, derivedTwin: true }) base!: Money;
  @Amount('money', { currency: 'document.currency', readonly: true, derivedTwin: true }) computed!: Money;
  /** Nothing under a reverse charge, which is booked on both sides and charged to nobody. */
  @Amount('money', { currency: 'document.currency', readonly: true, derivedTwin: true }) amount!: Money;
}
