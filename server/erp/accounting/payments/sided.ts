import type { Money, Ref } from '../../../kernel/declare/index.js';
import type { Currency } from '../../../foundation/company/index.js';
import { credit, debit, type Posting, type PostingTerms } from '../posting.js';

/** A posting on the side that its sign says: positive in debit, negative in credit, in both currencies. */
export function sided(
  account: Posting['account'],
  balance: Money,
  terms: Omit<PostingTerms, 'foreign'> = {},
  foreign?: { readonly currency: Ref<Currency>; readonly amount: Money },
): Posting {
  const isCredit = balance.lt(0) || (balance.isZero() && foreign?.amount.lt(0) === true);
  const more = {
    ...terms,
    ...(foreign && { foreign: { currency: foreign.currency, amount: isCredit ? foreign.amount.negated() : foreign.amount } }),
  };
  return isCredit ? credit(account, balance.negated(), more) : debit(account, balance, more);
}
