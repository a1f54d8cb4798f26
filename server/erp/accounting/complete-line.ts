import { Decimal } from 'decimal.js';
import type { Ref } from '../../kernel/declare/index.js';
import type { Currency } from '../../foundation/company/index.js';
import type { JournalEntryLine } from './journal-entry-line.js';

export interface LineTerms {
  readonly companyCurrency: Ref<Currency>;
  /** Places of the company's own currency, and how it rounds. */
  readonly places: number;
  readonly rounding: Decimal.Rounding;
  /** What the line's currency was worth that day; needed only where the line does not say what it comes to. */
  readonly rate: Decimal | undefined;
}

const ratePlaces = 9;
type Amounts = Pick<JournalEntryLine, 'debit' | 'credit' | 'balance' | 'currency' | 'amountInCurrency' | 'exchangeRate'>;

/** Whether the line leaves it to the day's rate what it comes to in company currency. */
export const needsRate = ({ debit, credit, amountInCurrency, exchangeRate }: Amounts): boolean =>
  debit.isZero() && credit.isZero() && amountInCurrency !== undefined && !amountInCurrency.isZero() && exchangeRate === undefined;

/** Works out what a line leaves open of its two amounts: the one in its own currency, and debit or credit in the company's. */
export function completeLine(line: Amounts, { companyCurrency, places, rounding, rate }: LineTerms): void {
  line.currency ??= companyCurrency;
  const isForeign = line.currency.id !== companyCurrency.id;
  if (isForeign) fromForeign(line, rate, (amount) => amount.toDecimalPlaces(places, rounding));
  line.balance = line.debit.minus(line.credit);
  if (!isForeign) {
    line.amountInCurrency = line.balance;
    line.exchangeRate = new Decimal(1);
  }
}

function fromForeign(line: Amounts, rate: Decimal | undefined, round: (amount: Decimal) => Decimal): void {
  const amount = line.amountInCurrency;
  const said = line.debit.minus(line.credit);
  if (amount && !amount.isZero() && said.isZero() && (line.exchangeRate ?? rate)) {
    line.exchangeRate ??= rate;
    const worth = round(amount.abs().times(line.exchangeRate!));
    line.debit = amount.isPositive() ? worth : new Decimal(0);
    line.credit = amount.isPositive() ? new Decimal(0) : worth;
  } else if (amount && !amount.isZero()) {
    line.exchangeRate = said.div(amount).abs().toDecimalPlaces(ratePlaces);
  }
  line.amountInCurrency ??= new Decimal(0);
}
