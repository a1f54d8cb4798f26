import { Amount, Day, type CalendarDay, type Money } from '../../../kernel/declare/index.js';

/** What of a document falls due on one day, and what is left off for paying early. */
export abstract class InvoiceInstalment {
  id!: string;
  @Day('internal', { readonly: true, filter: true }) dueOn!: CalendarDay;
  @Amount('money', { currency: 'document.currency', readonly: true, derivedTwin: true }) amount!: Money;
  /** The last day on which less is enough. */
  @Day('internal', { readonly: true, optional: true }) discountUntil?: CalendarDay;
  @Amount('money', { currency: 'document.currency', readonly: true }) discountAmount!: Money;
}
