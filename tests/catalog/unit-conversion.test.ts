import { Decimal } from 'decimal.js';
import { convertQuantity } from '../../server/foundation/catalog/unit-conversion.js';

const unit = (code: string, category: 'mass' | 'volume' | 'count', factor: string) => ({
  code,
  category,
  factor: new Decimal(factor),
});
const kilogram = unit('kg', 'mass', '1');
const gram = unit('g', 'mass', '0.001');
const pound = unit('lb', 'mass', '0.45359237');
const litre = unit('l', 'volume', '1');

test('2.5 kilograms are 2,500 grams', () => {
  expect(convertQuantity(new Decimal('2.5'), kilogram, gram).toString()).toBe('2500');
});

test('a kilogram is 2.204623 pounds, to six places', () => {
  expect(convertQuantity(new Decimal(1), kilogram, pound).toString()).toBe('2.204623');
});

test('a unit is itself, exactly', () => {
  expect(convertQuantity(new Decimal('0.1234567'), pound, pound).toString()).toBe('0.1234567');
});

test('kilograms are never litres', () => {
  expect(() => convertQuantity(new Decimal(1), kilogram, litre)).toThrow(expect.objectContaining({ code: 'INCOMPATIBLE_UNITS' }));
});
