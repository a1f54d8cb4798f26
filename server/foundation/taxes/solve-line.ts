import { Decimal } from '../../kernel/write/decimals.js';
import { affecting, type TaxToCharge } from './tax-to-charge.js';

export interface SolvedLine {
  /** What is left of the entered price without the taxes in it. */
  readonly net: Decimal;
  /** What each tax comes to, in the order of the taxes. */
  readonly amounts: readonly Decimal[];
}

// Dividing leaves an error in the sixtieth digit; forty places take it away before it can turn half a cent into less.
const settledPlaces = 40;
const settled = (value: Decimal): Decimal => value.toDecimalPlaces(settledPlaces, Decimal.ROUND_HALF_UP);

/**
 * Finds the net price to which the taxes add up to what was entered. Each tax is linear in the net price, however they stand on
 * each other, so the entered price is too, and the net price follows by one division.
 */
export function solveLine(entered: Decimal, units: Decimal, taxes: readonly TaxToCharge[]): SolvedLine {
  const amounts = linearAmounts(units, taxes);
  const inPrice = sumOf(amounts.filter((_, at) => taxes[at]!.included));
  const net = entered.minus(inPrice.fixed).div(inPrice.perNet.plus(1));
  return { net: settled(net), amounts: amounts.map(({ perNet, fixed }) => settled(perNet.times(net).plus(fixed))) };
}

/** What a price comes to when other taxes are in it: the net price stays. */
export function priceUnderOtherTaxes(price: Decimal, usual: readonly TaxToCharge[], charged: readonly TaxToCharge[]): Decimal {
  const one = new Decimal(1);
  const { net } = solveLine(price, one, usual);
  const { amounts } = solveLine(
    net,
    one,
    charged.map((tax) => ({ ...tax, included: false })),
  );
  return Decimal.sum(net, ...amounts.filter((_, at) => charged[at]!.included));
}

/** A tax on one line as so much per net price and so much fixed. */
interface Linear {
  readonly perNet: Decimal;
  readonly fixed: Decimal;
}

const sumOf = (terms: readonly Linear[]): Linear => ({
  perNet: Decimal.sum(0, ...terms.map(({ perNet }) => perNet)),
  fixed: Decimal.sum(0, ...terms.map(({ fixed }) => fixed)),
});

function linearAmounts(units: Decimal, taxes: readonly TaxToCharge[]): Linear[] {
  const amounts: Linear[] = [];
  taxes.forEach((tax, at) => {
    if (tax.kind === 'fixed') return void amounts.push({ perNet: new Decimal(0), fixed: units.times(tax.amount) });
    const above = sumOf(affecting(taxes, at).map((place) => amounts[place]!));
    const [times, by] = ratioOf(taxes, at);
    amounts.push({ perNet: above.perNet.plus(1).times(times).div(by), fixed: above.fixed.times(times).div(by) });
  });
  return amounts;
}

/** What a tax that goes by its base is of that base, as a fraction, so that nobody has to divide before the last step. */
export function ratioOf(taxes: readonly TaxToCharge[], at: number): [Decimal, Decimal] {
  const { kind, rate } = taxes[at]!;
  const hundred = new Decimal(100);
  return kind === 'division' ? [rate, hundred.minus(divisionsBeside(taxes, at))] : [rate, hundred];
}

/** Divisions that stand side by side on one base share the price that each is a part of. */
function divisionsBeside(taxes: readonly TaxToCharge[], at: number): Decimal {
  const keyOf = (place: number) => `${taxes[place]!.included} ${affecting(taxes, place).join()}`;
  const beside = taxes.filter(({ kind }, place) => kind === 'division' && keyOf(place) === keyOf(at));
  return Decimal.sum(0, ...beside.map(({ rate }) => rate));
}
