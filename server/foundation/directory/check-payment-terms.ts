import { InvalidInput } from '../../kernel/errors.js';
import { Decimal } from '../../kernel/write/decimals.js';
import { deriving } from '../../kernel/write/index.js';
import { InstalmentsNotWhole } from './directory.errors.js';
import { PaymentTerm } from './payment-term.js';

/** Terms say when all of a document is paid, neither more nor less of it. */
deriving(PaymentTerm, (terms) => {
  for (const { name, instalments } of terms) {
    const shares = Decimal.sum(0, ...instalments.map(({ share }) => share));
    if (!shares.eq(100)) throw new InstalmentsNotWhole({ terms: name, shares: shares.toFixed() });
    instalments.forEach(({ discount, discountDays }, at) => {
      if (discount.isZero() && discountDays > 0) throw new InvalidInput({ [`instalments.${at}.discountDays`]: 'OUT_OF_RANGE' });
    });
  }
});
