import { chooseTax, type Dealing, type RuleToMatch } from '../../server/foundation/taxes/choose-tax.js';
import { taxPlaceOf } from '../../server/foundation/taxes/tax-place.js';

const rule = (charge: string, more: Partial<RuleToMatch> = {}): RuleToMatch => ({ id: charge, charge, sequence: 10, ...more });
const dealing = (more: Partial<Dealing> = {}): Dealing => ({
  date: '2026-11-23',
  ourCountry: 'ES',
  country: 'ES',
  taxId: 'B1',
  supply: 'goods',
  usual: 'iva21',
  ...more,
});

const spain = [
  rule('iva21re', { ourCountry: 'ES', partyClass: 'surcharge', usual: 'iva21' }),
  rule('intra-goods', { ourCountry: 'ES', place: 'union', standing: 'registered', supply: 'goods' }),
  rule('intra-services', { ourCountry: 'ES', place: 'union', standing: 'registered', supply: 'service' }),
  rule('export', { ourCountry: 'ES', place: 'abroad', supply: 'goods' }),
];

test.each([
  ['at home the usual tax is charged', {}, 'iva21'],
  ['a retailer with surcharge pays it on top', { partyClass: 'surcharge' }, 'iva21re'],
  ['on what has another usual tax the surcharge is another', { partyClass: 'surcharge', usual: 'iva10' }, 'iva10'],
  ['goods for a company in the union are exempt', { country: 'FR' }, 'intra-goods'],
  ['services for it are taxed there', { country: 'FR', supply: 'service' as const }, 'intra-services'],
  ['somebody private in the union pays as at home', { country: 'FR', taxId: null }, 'iva21'],
  ['goods that leave the union are exempt for everybody', { country: 'GB', taxId: null }, 'export'],
  ['whoever’s country nobody knows is at home', { country: null }, 'iva21'],
  ['the rules of one country do not hold for a company in another', { ourCountry: 'PT', country: 'FR' }, 'iva21'],
])('%s', (_, more, code) => {
  expect(chooseTax(spain, dealing(more))).toBe(code);
});

test('what is asked of the party weighs more than what is asked of the product', () => {
  const rules = [rule('by product', { usual: 'iva21', supply: 'goods' }), rule('by party', { partyClass: 'exempt' })];
  expect(chooseTax(rules, dealing({ partyClass: 'exempt' }))).toBe('by party');
});

test('of two that fit equally well the lower sequence decides, while it is in force', () => {
  const rules = [rule('old', { place: 'abroad', sequence: 1, validUntil: '2026-06-30' }), rule('new', { place: 'abroad', sequence: 2 })];
  expect(chooseTax(rules, dealing({ country: 'US', date: '2026-06-30' }))).toBe('old');
  expect(chooseTax(rules, dealing({ country: 'US', date: '2026-07-01' }))).toBe('new');
});

test('without a usual tax and without a rule nothing is chosen', () => {
  expect(chooseTax([], dealing({ usual: undefined }))).toBeUndefined();
});

test('Switzerland and the United Kingdom are abroad, Greece is not', () => {
  expect(['CH', 'GB', 'GR', 'ES'].map((country) => taxPlaceOf('ES', country))).toEqual(['abroad', 'abroad', 'union', 'domestic']);
});
