import type { Decimal } from 'decimal.js';
import { summedUp, type DocumentAmounts, type Sums } from './document-amounts.js';
import { roundTogether, type Rounding } from './rounding.js';

/**
 * The same document in company currency. Net amount and each tax are turned and rounded once, as tax law asks, and their cents
 * spread over the lines; all sums are sums of these, so that nothing is left over when the document is booked.
 */
export function inCompanyCurrency(document: DocumentAmounts, rate: Decimal, rounding: Rounding): Sums {
  const nets = roundTogether(
    document.lines.map(({ netAmount }) => netAmount.times(rate)),
    rounding,
  );
  const computed = document.lines.map(({ taxes }) => taxes.map((one) => one.computed));
  for (const { tax } of document.taxes) {
    const places = document.lines.flatMap(({ taxes }, line) => taxes.flatMap((one, at) => (one.tax.id === tax.id ? [{ line, at }] : [])));
    const turned = roundTogether(
      places.map(({ line, at }) => computed[line]![at]!.times(rate)),
      rounding,
    );
    places.forEach(({ line, at }, place) => (computed[line]![at] = turned[place]!));
  }
  return summedUp(
    document.lines.map(({ taxes }, line) => ({ net: nets[line]!, taxes: taxes.map(({ tax }) => tax), computed: computed[line]! })),
  );
}
