import type { Field } from '../../../server/kernel/declare/index.js';
import { checkValue, Refused } from '../../../server/kernel/write/check-value.js';

const field = (kind: Field['kind'], more: Partial<Field> = {}) => ({ kind, maxLength: 5, ...more }) as Field;
const outcome = (checked: unknown) => (checked instanceof Refused ? checked.reason : String(checked));

test.each<[string, Field, unknown, string]>([
  ['text as it is', field('text'), 'Ñandú', 'Ñandú'],
  ['white space alone is empty', field('text'), '  ', 'undefined'],
  ['characters outside the first plane count once', field('text'), '😀😀😀😀😀', '😀😀😀😀😀'],
  ['one character too many', field('text'), 'abcdef', 'TOO_LONG'],
  ['a megabyte', field('longText', { maxLength: 20_000 }), 'x'.repeat(1 << 20), 'TOO_LONG'],
  ['NUL', field('text'), 'a\u0000', 'BAD_CHARACTERS'],
  ['half a character', field('text'), '\ud800', 'BAD_CHARACTERS'],
  ['a number for text', field('text'), 5, 'BAD_TYPE'],
  ['no address', field('text', { format: 'email', maxLength: 50 }), 'ana@', 'BAD_FORMAT'],
  ['an address', field('text', { format: 'email', maxLength: 50 }), 'ana@ñu.es', 'ana@ñu.es'],
  ['a time zone', field('text', { format: 'timeZone', maxLength: 50 }), 'Europe/Madrid', 'Europe/Madrid'],
  ['no time zone', field('text', { format: 'timeZone', maxLength: 50 }), 'Mars/Olympus', 'BAD_FORMAT'],
  ['an amount', field('money'), '-12.30', '-12.3'],
  ['minus nothing', field('money'), '-0.00', '0'],
  ['an exponent', field('money'), '1e400', 'BAD_NUMBER'],
  ['not a number', field('money'), Number.NaN, 'BAD_NUMBER'],
  ['more than 15 digits before the point', field('money'), '1234567890123456', 'TOO_LARGE'],
  ['a quantity of seven places', field('quantity'), '0.1234567', 'TOO_MANY_PLACES'],
  ['zeros at the end are no places', field('quantity'), '0.1234560000', '0.123456'],
  ['below the least', field('quantity', { min: 0 }), '-1', 'TOO_SMALL'],
  ['above the most', field('decimal', { max: 100 }), '100.1', 'TOO_LARGE'],
  ['a whole number', field('integer'), -0, '0'],
  ['half a number', field('integer'), 1.5, 'BAD_NUMBER'],
  ['more than 32 bits', field('integer'), 2 ** 31, 'TOO_LARGE'],
  ['the 29th of February', field('date'), '2028-02-29', '2028-02-29'],
  ['no 29th of February', field('date'), '2100-02-29', 'BAD_DATE'],
  ['an instant', field('instant'), '2026-06-15T12:00:00+02:00', '2026-06-15T10:00:00.000Z'],
  ['a day for an instant', field('instant'), '2026-06-15', 'BAD_INSTANT'],
  ['an unknown word', field('choice', { choices: ['a'] }), 'b', 'UNKNOWN_CHOICE'],
  ['an inherited name', field('choice', { choices: ['a'] }), 'toString', 'UNKNOWN_CHOICE'],
  ['yes in words', field('flag'), 'true', 'BAD_TYPE'],
  ['no id', field('link'), '1; drop table', 'BAD_ID'],
])('%s', (_, checked, sent, expected) => {
  expect(outcome(checkValue(checked, sent))).toBe(expected);
});

test('an id is spelt in one way', () => {
  expect(checkValue(field('link'), '0190A6F0-0000-7000-8000-00000000ABCD')).toEqual({ id: '0190a6f0-0000-7000-8000-00000000abcd' });
});
