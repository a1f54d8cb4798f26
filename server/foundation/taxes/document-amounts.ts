import type { Money, Price } from '../../kernel/declare/index.js';
import { Decimal } from '../../kernel/write/decimals.js';
import type { TaxRounding } from '../company/index.js';
import { roundTo, roundTogether, totalOf, type Rounding } from './rounding.js';
import { ratioOf, solveLine } from './solve-line.js';
import { affecting, inOrder, type TaxToCharge } from './tax-to-charge.js';

export interface LineToCharge {
  readonly quantity: Decimal;
  /** What a tax per unit goes by; the quantity, unless it is counted in another unit. */
  readonly taxedUnits?: Decimal;
  readonly unitPrice: Price;
  /** In percent. */
  readonly discount: Decimal;
  readonly taxes: readonly TaxToCharge[];
}

export interface DocumentRules {
  readonly rounding: Rounding;
  readonly taxRounding: TaxRounding;
  /** In percent, of the lines after their own discounts. */
  readonly documentDiscount: Decimal;
}

/** One tax on one line. */
export interface TaxOnLine {
  readonly tax: TaxToCharge;
  readonly base: Money;
  /** By its rate. A reverse charge is computed and booked on both sides, and charged to nobody. */
  readonly computed: Money;
  readonly charged: Money;
}

export interface LineAmounts {
  /** After the line's discount, as it was entered: with the taxes that are in the price. */
  readonly amount: Money;
  /** After the line's share of the document discount, without tax. */
  readonly netAmount: Money;
  readonly taxAmount: Money;
  readonly total: Money;
  readonly taxes: readonly TaxOnLine[];
}

export interface DocumentAmounts {
  readonly lines: readonly LineAmounts[];
  /** What each tax comes to, in the order in which they are charged. */
  readonly taxes: readonly TaxOnLine[];
  readonly linesAmount: Money;
  readonly discountAmount: Money;
  readonly netAmount: Money;
  readonly taxAmount: Money;
  readonly total: Money;
}

/**
 * What a document comes to: line discounts, then the document's, then taxes. The lines always add up to the document, for each tax
 * as well, and where all taxes are in the price, net and tax add up to what was entered.
 */
export function documentAmounts(lines: readonly LineToCharge[], rules: DocumentRules): DocumentAmounts {
  const { rounding, documentDiscount } = rules;
  const amounts = lines.map((line) => roundTo(line.unitPrice.times(line.quantity).times(percentLeft(line.discount)), rounding));
  const discounts = roundTogether(
    amounts.map((amount) => amount.times(documentDiscount).div(100)),
    rounding,
  );
  const entered = amounts.map((amount, at) => ({
    units: lines[at]!.taxedUnits ?? lines[at]!.quantity,
    amount: amount.minus(discounts[at]!),
    taxes: inOrder(lines[at]!.taxes),
  }));
  const charged = chargeAll(entered, rules);
  const sums = summedUp(charged);
  return {
    ...sums,
    lines: sums.lines.map((line, at) => ({ ...line, amount: amounts[at]! })),
    linesAmount: totalOf(amounts),
    discountAmount: totalOf(discounts),
  };
}

const percentLeft = (discount: Decimal) => new Decimal(100).minus(discount).div(100);

/** A line with what is known of it so far: its net amount, and what each of its taxes comes to by rate. */
export interface ChargedLine {
  readonly net: Money;
  readonly taxes: readonly TaxToCharge[];
  readonly computed: readonly Money[];
}

interface EnteredLine {
  readonly units: Decimal;
  readonly amount: Money;
  readonly taxes: readonly TaxToCharge[];
}

/**
 * Taxes in the price first, solved from the entered amounts, since what they leave is the net amount; then those on top, each
 * on the net amount and on the rounded taxes that are in its base, as anybody can check who reads the document.
 */
function chargeAll(lines: readonly EnteredLine[], rules: DocumentRules): ChargedLine[] {
  const solved = lines.map(({ amount, units, taxes }) => solveLine(amount, units, taxes));
  const computed = lines.map(() => [] as Money[]);
  const charge = (tax: TaxToCharge, exactOn: (line: number, at: number) => Decimal) => {
    const places = lines.flatMap(({ taxes }, line) => taxes.flatMap(({ id }, at) => (id === tax.id ? [{ line, at }] : [])));
    const exact = places.map(({ line, at }) => exactOn(line, at));
    const rounded = rules.taxRounding === 'line' ? exact.map((one) => roundTo(one, rules.rounding)) : roundTogether(exact, rules.rounding);
    places.forEach(({ line, at }, place) => (computed[line]![at] = rounded[place]!));
  };
  const taxes = distinct(lines);
  for (const tax of taxes.filter(({ included }) => included)) charge(tax, (line, at) => solved[line]!.amounts[at]!);
  const nets = lines.map((line, place) => line.amount.minus(totalOf(computed[place]!.filter((_, at) => line.taxes[at]!.included))));
  for (const tax of taxes.filter(({ included }) => !included)) {
    charge(tax, (place, at) => {
      const { units, taxes } = lines[place]!;
      if (tax.kind === 'fixed') return units.times(tax.amount);
      const [times, by] = ratioOf(taxes, at);
      return baseOf({ net: nets[place]!, taxes, computed: computed[place]! }, at).times(times).div(by);
    });
  }
  return lines.map((line, place) => ({ net: nets[place]!, taxes: line.taxes, computed: computed[place]! }));
}

/** The net amount and the taxes that the tax at a place stands on. */
const baseOf = ({ net, taxes, computed }: ChargedLine, at: number): Money =>
  Decimal.sum(net, ...affecting(taxes, at).map((place) => computed[place]!));

const distinct = (lines: readonly { taxes: readonly TaxToCharge[] }[]): TaxToCharge[] =>
  inOrder(new Map(lines.flatMap(({ taxes }) => taxes.map((tax) => [tax.id, tax]))).values());

export type Sums = Pick<DocumentAmounts, 'taxes' | 'netAmount' | 'taxAmount' | 'total'> & {
  readonly lines: readonly Omit<LineAmounts, 'amount'>[];
};

/** All sums of a document follow from what its lines come to. */
export function summedUp(charged: readonly ChargedLine[]): Sums {
  const lines = charged.map((line) => {
    const taxes = line.taxes.map((tax, at): TaxOnLine => {
      const computed = line.computed[at]!;
      return { tax, base: baseOf(line, at), computed, charged: tax.reverseCharge ? new Decimal(0) : computed };
    });
    const taxAmount = totalOf(taxes.map((one) => one.charged));
    return { netAmount: line.net, taxAmount, total: line.net.plus(taxAmount), taxes };
  });
  const taxes = distinct(charged).map((tax): TaxOnLine => {
    const shares = lines.flatMap((line) => line.taxes.filter((one) => one.tax.id === tax.id));
    const sum = (field: 'base' | 'computed' | 'charged') => totalOf(shares.map((share) => share[field]));
    return { tax, base: sum('base'), computed: sum('computed'), charged: sum('charged') };
  });
  const netAmount = totalOf(lines.map((line) => line.netAmount));
  const taxAmount = totalOf(lines.map((line) => line.taxAmount));
  return { lines, taxes, netAmount, taxAmount, total: netAmount.plus(taxAmount) };
}
