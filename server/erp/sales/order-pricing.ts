import { Decimal } from 'decimal.js';
import type { Money, Price } from '../../kernel/declare/index.js';
import type { RoundingMode, TaxRounding } from '../../foundation/company/index.js';
import { spreadCents } from './spread-cents.js';

export interface LineToPrice {
  readonly quantity: Decimal;
  readonly unitPrice: Price;
  /** In percent. */
  readonly discount: Decimal;
  readonly tax: TaxToApply;
}

export interface TaxToApply {
  readonly code: string;
  /** In percent. */
  readonly rate: Decimal;
  /** The price has the tax in it already. */
  readonly included: boolean;
}

export interface PricingRules {
  /** Decimal places of the order's currency. */
  readonly places: number;
  readonly rounding: RoundingMode;
  readonly taxRounding: TaxRounding;
  /** In percent, of the lines after their own discounts. */
  readonly documentDiscount: Decimal;
  readonly freight: Money;
}

export interface LinePrice {
  /** After the line's discount. */
  readonly amount: Money;
  /** After the line's share of the document discount, without tax. */
  readonly netAmount: Money;
  readonly taxAmount: Money;
  readonly total: Money;
}

export interface OrderPrice {
  readonly lines: readonly LinePrice[];
  readonly linesAmount: Money;
  readonly discountAmount: Money;
  readonly netAmount: Money;
  readonly taxAmount: Money;
  readonly total: Money;
}

/** What an order comes to: line discounts, then the document's, then taxes, then freight, which is not taxed. */
export function priceOrder(lines: readonly LineToPrice[], rules: PricingRules): OrderPrice {
  const round = roundingOf(rules);
  const amounts = lines.map((line) => round(line.unitPrice.times(line.quantity).times(percentLeft(line.discount))));
  const linesAmount = sumOf(amounts);
  const discountAmount = round(linesAmount.times(rules.documentDiscount).div(100));
  const discounts = spread(
    discountAmount,
    amounts.map((amount) => amount.times(rules.documentDiscount).div(100)),
    rules,
  );
  const bases = amounts.map((amount, at) => amount.minus(discounts[at]!));
  const taxes = taxesOn(bases, lines, rules);
  const priced = lines.map(({ tax }, at): LinePrice => {
    const netAmount = tax.included ? bases[at]!.minus(taxes[at]!) : bases[at]!;
    return { amount: amounts[at]!, netAmount, taxAmount: taxes[at]!, total: netAmount.plus(taxes[at]!) };
  });
  const netAmount = sumOf(priced.map((line) => line.netAmount));
  const taxAmount = sumOf(taxes);
  const total = netAmount.plus(taxAmount).plus(rules.freight);
  return { lines: priced, linesAmount, discountAmount, netAmount, taxAmount, total };
}

/** Each tax is rounded once per document and its cents are spread over the lines, unless the company rounds every line. */
function taxesOn(bases: readonly Money[], lines: readonly LineToPrice[], rules: PricingRules): Money[] {
  const exact = lines.map(({ tax }, at) => taxWithin(bases[at]!, tax));
  const round = roundingOf(rules);
  if (rules.taxRounding === 'line') return exact.map(round);
  const taxes: Money[] = [];
  for (const code of new Set(lines.map(({ tax }) => tax.code))) {
    const members = lines.flatMap(({ tax }, at) => (tax.code === code ? [at] : []));
    const shares = members.map((at) => exact[at]!);
    const whole = round(
      exactTax(
        members.map((at) => bases[at]!),
        lines[members[0]!]!.tax,
      ),
    );
    spread(whole, shares, rules).forEach((share, index) => (taxes[members[index]!] = share));
  }
  return taxes;
}

/** Of the sum, not the sum of the parts: dividing first would lose what rounds the last cent. */
const exactTax = (bases: readonly Money[], tax: TaxToApply) => taxWithin(sumOf(bases), tax);

const taxWithin = (base: Money, { rate, included }: TaxToApply) => base.times(rate).div(included ? rate.plus(100) : 100);

const percentLeft = (discount: Decimal) => new Decimal(100).minus(discount).div(100);
const sumOf = (amounts: readonly Money[]): Money => Decimal.sum(0, ...amounts);
const spread = (total: Money, shares: readonly Decimal[], { places, rounding }: PricingRules) =>
  spreadCents(total, shares, places, decimalRounding[rounding]);

const decimalRounding = { 'half-up': Decimal.ROUND_HALF_UP, 'half-even': Decimal.ROUND_HALF_EVEN } as const;

export function roundingOf({ places, rounding }: Pick<PricingRules, 'places' | 'rounding'>): (exact: Decimal) => Money {
  return (exact) => exact.toDecimalPlaces(places, decimalRounding[rounding]);
}
