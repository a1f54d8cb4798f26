import { Decimal } from 'decimal.js';
import { priceUnderOtherTaxes } from '../../server/foundation/taxes/solve-line.js';
import { fixedTax, tax } from './taxes-of.js';

const included = { included: true };

test.each([
  ['with 21 % in it, sold with 6 % in it', '121', [tax(21, included)], [tax(6, included)], '106'],
  ['with 21 % in it, sold abroad without tax', '121', [tax(21, included)], [tax(0)], '100'],
  ['without tax, sold with 6 % in it', '100', [tax(15)], [tax(6, included)], '106'],
  ['without tax, sold with another on top', '100', [tax(15)], [tax(21)], '100'],
  [
    'with a deposit in it, sold with 21 % and the deposit in it',
    '110',
    [fixedTax(10, included)],
    [fixedTax(10, included), tax(21, included)],
    '131',
  ],
])('a price %s', (_, price, usual, charged, expected) => {
  expect(priceUnderOtherTaxes(new Decimal(price), usual, charged).toFixed()).toBe(expected);
});
