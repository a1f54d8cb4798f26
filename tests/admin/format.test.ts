import { formatDay, formatDecimal, formatMoney, parseDay, parseDecimal, typedDecimal } from '../../admin/format.js';

describe('numbers and days as people write them', () => {
  test.each([
    ['1.234,56', 'es', '1234.56'],
    ['1234,5', 'es', '1234.5'],
    ['-0,50', 'es', '-0.50'],
    ['1,234.56', 'en', '1234.56'],
    ['.5', 'en', '0.5'],
    ['007', 'en', '7'],
    ['1e5', 'en', undefined],
    ['twelve', 'en', undefined],
  ])('%s in %s is read as %s', (typed, language, read) => {
    expect(parseDecimal(typed, language)).toBe(read);
  });

  test('an amount larger than a double keeps its cents', () => {
    expect(formatDecimal('12345678901234567.89', 'es')).toBe('12.345.678.901.234.567,89');
    expect(formatMoney('1234.56', 'EUR', 'es')).toBe('1.234,56\u00a0€');
    expect(formatMoney('500', 'JPY', 'es')).toBe('500\u00a0JPY');
  });

  test('what is shown for typing can be typed', () => {
    expect(parseDecimal(typedDecimal('1234567.891', 'es'), 'es')).toBe('1234567.891');
  });

  test('days are written in the order of the language and read only when they exist', () => {
    expect(formatDay('2026-11-23', 'es')).toBe('23/11/2026');
    expect(parseDay('23/11/2026', 'es')).toBe('2026-11-23');
    expect(parseDay('3-1-26', 'es')).toBe('2026-01-03');
    expect(parseDay('31/02/2026', 'es')).toBeUndefined();
    expect(parseDay('2026-11-23', 'en')).toBe('2026-11-23');
  });
});
