import { Decimal } from 'decimal.js';
import { inCompanyCurrency } from '../../server/foundation/taxes/in-company-currency.js';
import { shareOut } from '../../server/foundation/taxes/share-out.js';
import type { DocumentAmounts, LineToCharge, Sums } from '../../server/foundation/taxes/document-amounts.js';
import type { TaxToCharge } from '../../server/foundation/taxes/tax-to-charge.js';
import { Draws } from '../support/draws.js';
import { documentOf, fixedTax, line, tax } from './taxes-of.js';

const documents = 3_000;

interface Drawn {
  readonly lines: readonly LineToCharge[];
  readonly places: number;
  readonly mode: 'half-up' | 'half-even';
  readonly taxRounding: 'document' | 'line';
  readonly documentDiscount: number;
}

/** Some taxes that a country might have, in any order and on top of each other. */
function drawTaxes(draws: Draws): TaxToCharge[] {
  return Array.from({ length: 1 + draws.below(5) }, () => {
    const stands = { included: draws.chance(0.4), affectsBase: draws.chance(0.4), baseAffected: draws.chance(0.7) };
    const kind = draws.below(10);
    if (kind === 0) return fixedTax(draws.one(['0.05', '1.2', '0.333333']), stands);
    if (kind === 1) return tax(draws.one(['5', '9.25']), { ...stands, kind: 'division' });
    if (kind === 2) return tax(draws.one(['-15', '-7']), { ...stands, included: false });
    if (kind === 3) return tax('21', { ...stands, included: false, reverseCharge: true });
    return tax(draws.one(['0', '4', '5.2', '5.5', '7', '10', '19', '21', '25']), stands);
  });
}

function drawDocument(draws: Draws): Drawn {
  const taxes = drawTaxes(draws);
  const lines = Array.from({ length: draws.below(8) }, () =>
    line(draws.one(['0', '0.005', '0.333333', '9.99', '10.05', '379', '1234.567891']), draws.some(taxes, 0.6), {
      quantity: new Decimal(draws.one(['1', '3', '0.333333', '12', '-2', '1000'])),
      discount: new Decimal(draws.one(['0', '0', '5', '33.3', '100'])),
    }),
  );
  return {
    lines,
    places: draws.one([0, 2, 2, 2, 3]),
    mode: draws.one(['half-up', 'half-even'] as const),
    taxRounding: draws.one(['document', 'line'] as const),
    documentDiscount: draws.one([0, 0, 2, 12.5]),
  };
}

const sum = (amounts: readonly Decimal[]) => Decimal.sum(0, ...amounts);

/** What does not add up in a document; nothing where all is well. */
function gapsIn(document: Sums): string[] {
  const gaps: string[] = [];
  const same = (what: string, one: Decimal, other: Decimal) => void (one.eq(other) || gaps.push(`${what}: ${one} is not ${other}`));
  same('net of the lines', sum(document.lines.map(({ netAmount }) => netAmount)), document.netAmount);
  same('net and tax', document.netAmount.plus(document.taxAmount), document.total);
  same('tax of the codes', sum(document.taxes.map(({ charged }) => charged)), document.taxAmount);
  for (const { netAmount, taxAmount, total, taxes } of document.lines) {
    same('a line', netAmount.plus(taxAmount), total);
    same('taxes of a line', sum(taxes.map(({ charged }) => charged)), taxAmount);
  }
  for (const { tax, base, computed, charged } of document.taxes) {
    const shares = document.lines.flatMap(({ taxes }) => taxes.filter((one) => one.tax.id === tax.id));
    same(`lines of ${tax.code}`, sum(shares.map((share) => share.computed)), computed);
    same(`base of ${tax.code}`, sum(shares.map((share) => share.base)), base);
    same(`charge of ${tax.code}`, tax.reverseCharge ? new Decimal(0) : computed, charged);
  }
  return gaps;
}

/** A tax on top of the price is what anybody works out from the base beside it, where it is rounded once for the document. */
function taxesThatAreNotTheirRate({ lines, taxes }: DocumentAmounts, { places, mode }: Drawn): string[] {
  const rounding = mode === 'half-up' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN;
  return taxes
    .filter(({ tax }) => tax.kind === 'percent' && !tax.included)
    .filter(({ tax, base, computed }) => !base.times(tax.rate).div(100).toDecimalPlaces(places, rounding).eq(computed))
    .map(({ tax, base, computed }) => `${tax.rate} % of ${base} over ${lines.length} lines is not ${computed}`);
}

function entersExactly({ lines }: Drawn, document: DocumentAmounts): boolean {
  const allIncluded = lines.every(({ taxes }) => taxes.every(({ included }) => included));
  return !allIncluded || document.total.eq(document.linesAmount.minus(document.discountAmount));
}

test(`${documents} documents add up, line by line and tax by tax, also in company currency`, () => {
  const draws = new Draws(20261124);
  for (let place = 0; place < documents; place++) {
    const drawn = drawDocument(draws);
    const document = documentOf(drawn.lines, drawn);
    expect(gapsIn(document)).toEqual([]);
    if (drawn.taxRounding === 'document') expect(taxesThatAreNotTheirRate(document, drawn)).toEqual([]);
    expect(entersExactly(drawn, document)).toBe(true);
    const rate = new Decimal(draws.one(['1.0825', '0.00625', '1.333333333']));
    const worth = inCompanyCurrency(document, rate, { places: 2, mode: drawn.mode });
    expect(gapsIn(worth)).toEqual([]);
    expect(worth.netAmount.eq(document.netAmount.times(rate).toDecimalPlaces(2, drawn.mode === 'half-up' ? 4 : 6))).toBe(true);
  }
});

test(`the parts of any tax add up to it, per line and per document`, () => {
  const draws = new Draws(7);
  const splits = [[100], [50, 50], [100, -100], [33.333333333, 33.333333333, 33.333333334], [66.67, 33.33]];
  for (let place = 0; place < documents; place++) {
    const amounts = Array.from({ length: 1 + draws.below(6) }, () => new Decimal(draws.below(200_000) - 50_000).div(100));
    const shares = draws.one(splits).map((share) => new Decimal(share));
    const parts = shareOut(amounts, shares, { places: 2, mode: 'half-up' });
    const whole = sum(shares).div(100);
    amounts.forEach((amount, at) => expect(sum(parts.map((part) => part[at]!)).eq(amount.times(whole))).toBe(true));
    parts.forEach((part, at) => {
      const exact = sum(amounts).times(shares[at]!).div(100);
      expect(sum(part).minus(exact).abs().lte('0.01')).toBe(true);
    });
  }
});

test('half of the tax on a car is not deductible: the odd cents are somewhere, once', () => {
  const parts = shareOut([new Decimal('10.01'), new Decimal('0.01')], [new Decimal(50), new Decimal(50)], { places: 2, mode: 'half-up' });
  expect(parts.map((part) => part.map((amount) => amount.toFixed(2)))).toEqual([
    ['5.00', '0.01'],
    ['5.01', '0.00'],
  ]);
});
