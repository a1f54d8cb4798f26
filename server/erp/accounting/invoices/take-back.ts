import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import { roundTo, type ChargedLine, type Rounding, type TaxToCharge } from '../../../foundation/taxes/index.js';
import type { OriginalLine, TakenFigures } from './original-lines.js';

/** What a line comes to before it is summed up: as entered, and what is charged, in both currencies. */
export interface LineCharge {
  readonly amount: Money;
  readonly charged: ChargedLine;
  readonly atHome: ChargedLine;
}

export interface TakeBackTerms {
  readonly taxes: readonly TaxToCharge[];
  readonly rounding: Rounding;
  readonly atHome: Rounding;
}

/**
 * What part of a posted line comes to. Nothing is computed anew by rates: each figure is its share of what was posted, and whoever
 * takes the last of it takes what is left, so that all parts together are the line to the cent.
 */
export function partOf({ invoiced, taken }: OriginalLine, quantity: Decimal, { taxes, rounding, atHome }: TakeBackTerms): TakenFigures {
  const left = invoiced.quantity.minus(taken.quantity);
  const share = (whole: Decimal, gone: Decimal, rounded: Rounding): Decimal =>
    quantity.eq(left) ? whole.minus(gone) : nearerToZero(roundTo(whole.times(quantity).div(invoiced.quantity), rounded), whole.minus(gone));
  const ofTax = (figures: TakenFigures, { id }: TaxToCharge) => figures.taxes.get(id) ?? nothing;
  return {
    quantity,
    amount: share(invoiced.amount, taken.amount, rounding),
    net: share(invoiced.net, taken.net, rounding),
    netAtHome: share(invoiced.netAtHome, taken.netAtHome, atHome),
    taxes: new Map(
      taxes.map((tax) => [
        tax.id,
        {
          computed: share(ofTax(invoiced, tax).computed, ofTax(taken, tax).computed, rounding),
          atHome: share(ofTax(invoiced, tax).atHome, ofTax(taken, tax).atHome, atHome),
        },
      ]),
    ),
  };
}

const nothing = { computed: new Decimal(0), atHome: new Decimal(0) };

/** Cents that were rounded up before are missing later: no part takes more than is left. */
const nearerToZero = (one: Decimal, other: Decimal): Decimal => (one.abs().lt(other.abs()) ? one : other);

/** The original as it stands once the part is gone too: the next line of the same set finds less. */
export function without(original: OriginalLine, part: TakenFigures): OriginalLine {
  const { taken } = original;
  const codes = new Set([...taken.taxes.keys(), ...part.taxes.keys()]);
  const sumOf = (code: string) => {
    const [one, other] = [taken.taxes.get(code) ?? nothing, part.taxes.get(code) ?? nothing];
    return { computed: one.computed.plus(other.computed), atHome: one.atHome.plus(other.atHome) };
  };
  return {
    ...original,
    taken: {
      quantity: taken.quantity.plus(part.quantity),
      amount: taken.amount.plus(part.amount),
      net: taken.net.plus(part.net),
      netAtHome: taken.netAtHome.plus(part.netAtHome),
      taxes: new Map([...codes].map((code) => [code, sumOf(code)])),
    },
  };
}

/** The part as a line of a document: as it is on a credit note, and less than nothing where an invoice takes it off. */
export function chargeOf(part: TakenFigures, taxes: readonly TaxToCharge[], sign: 1 | -1): LineCharge {
  const signed = (amount: Decimal) => amount.times(sign);
  return {
    amount: signed(part.amount),
    charged: { net: signed(part.net), taxes, computed: taxes.map(({ id }) => signed(part.taxes.get(id)!.computed)) },
    atHome: { net: signed(part.netAtHome), taxes, computed: taxes.map(({ id }) => signed(part.taxes.get(id)!.atHome)) },
  };
}
