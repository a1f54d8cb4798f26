import type { Decimal } from 'decimal.js';
import { Amount, Link, Rate, Resource, type Money, type Ref } from '../../../kernel/declare/index.js';
import { Currency } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { Account } from '../account.js';
import { revaluationLineAccess } from './payments.access.js';
import { Revaluation } from './revaluation.js';

/** What an account stands at in one foreign currency, with one party where it is owed. */
@Resource<RevaluationLine>({
  module: 'accounting',
  access: revaluationLineAccess,
  title: 'account',
  partOf: 'revaluation',
  columns: ['account', 'party', 'currency', 'balanceInCurrency', 'booked', 'exchangeRate', 'worth', 'difference'],
})
export class RevaluationLine {
  id!: string;
  @Link('internal', () => Revaluation) revaluation!: Ref<Revaluation>;
  @Link('internal', () => Account, { readonly: true, inverse: false }) account!: Ref<Account>;
  @Link('internal', () => Party, { readonly: true, optional: true, inverse: false }) party?: Ref<Party>;
  @Link('internal', () => Currency, { readonly: true, inverse: false }) currency!: Ref<Currency>;
  @Amount('money', { currency: 'currency', worth: 'worth', readonly: true }) balanceInCurrency!: Money;
  /** What it stands at in the books. */
  @Amount('money', { currency: 'company', readonly: true }) booked!: Money;
  @Rate('internal', { readonly: true }) exchangeRate!: Decimal;
  /** What it is worth on the day. */
  @Amount('money', { currency: 'company', readonly: true }) worth!: Money;
  @Amount('money', { currency: 'company', readonly: true }) difference!: Money;
}
