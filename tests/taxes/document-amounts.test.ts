import { Decimal } from 'decimal.js';
import { priceAt } from '../../server/foundation/catalog/price-at.js';
import { documentOf, fixedTax, line, perLine, perTax, printed, tax } from './taxes-of.js';

test('S01: three units at 19.99 and VAT of 20 % come to 71.96', () => {
  expect(printed(documentOf([line('19.99', [tax(20)], { quantity: new Decimal(3) })]))).toEqual({
    net: '59.97',
    tax: '11.99',
    total: '71.96',
  });
});

describe('S02: a tax is rounded per document or per line', () => {
  const vat = tax(7);
  const lines = ['10.05', '10.05', '10.05'].map((price) => line(price, [vat]));

  test('per document the odd cent goes to the first line', () => {
    const document = documentOf(lines);
    expect(printed(document)).toEqual({ net: '30.15', tax: '2.11', total: '32.26' });
    expect(perLine(document, 'taxAmount')).toEqual(['0.71', '0.70', '0.70']);
  });

  test('per line each tax stands alone', () => {
    expect(printed(documentOf(lines, { taxRounding: 'line' }))).toEqual({ net: '30.15', tax: '2.10', total: '32.25' });
  });
});

describe('S03: the tax is in the price already', () => {
  const vat = tax(21, { included: true });
  const lines = ['379.00', '379.00'].map((price) => line(price, [vat]));

  test('per document the lines are 313.23 and 313.22', () => {
    const document = documentOf(lines);
    expect(printed(document)).toEqual({ net: '626.45', tax: '131.55', total: '758.00' });
    expect(perLine(document, 'netAmount')).toEqual(['313.23', '313.22']);
  });

  test('per line net is 626.44, and all of it is still 758.00', () => {
    expect(printed(documentOf(lines, { taxRounding: 'line' }))).toEqual({ net: '626.44', tax: '131.56', total: '758.00' });
  });

  test('in a currency without decimals', () => {
    const document = documentOf([line('50000', [tax(10, { included: true })])], { places: 0 });
    expect(printed(document, 0)).toEqual({ net: '45455', tax: '4545', total: '50000' });
  });
});

describe('S04: a tax on a base that contains another', () => {
  test.each([
    ['on top', '100.00', false],
    ['in the price', '109.18', true],
  ])('%s', (_, price, included) => {
    const document = documentOf([line(price, [tax(6, { affectsBase: true, included }), tax(3, { included })])]);
    expect(perTax(document)).toEqual(['100.00 → 6.00', '106.00 → 3.18']);
    expect(printed(document)).toEqual({ net: '100.00', tax: '9.18', total: '109.18' });
  });
});

describe('S36: breaks, a line discount, a document discount and a tax', () => {
  const breaks = [
    { minQuantity: new Decimal(1), price: new Decimal(10) },
    { minQuantity: new Decimal(100), price: new Decimal(8) },
    { minQuantity: new Decimal(10), price: new Decimal(9) },
  ];

  test('120 pieces come to 1,072.51', () => {
    const quantity = new Decimal(120);
    const unitPrice = priceAt(breaks, quantity, '2026-11-23')!;
    const document = documentOf([line(unitPrice.toString(), [tax(20)], { quantity, discount: new Decimal(5) })], { documentDiscount: 2 });
    expect(document.linesAmount.toFixed(2)).toBe('912.00');
    expect(document.discountAmount.toFixed(2)).toBe('18.24');
    expect(printed(document)).toEqual({ net: '893.76', tax: '178.75', total: '1072.51' });
  });

  test.each([
    [1, '10'],
    [9, '10'],
    [10, '9'],
    [99, '9'],
    [100, '8'],
  ])('%i pieces cost %s each', (quantity, price) => {
    expect(priceAt(breaks, new Decimal(quantity), '2026-11-23')!.toString()).toBe(price);
  });
});

describe('taxes that stand on each other', () => {
  const stacked = (one: object, two: object, three: object) => [tax(6, one), tax(6, two), tax(3, three)];

  test.each([
    ['none affects another', stacked({}, {}, {}), '100', ['100.00 → 6.00', '100.00 → 6.00', '100.00 → 3.00'], '115.00'],
    [
      'the first affects both',
      stacked({ affectsBase: true }, {}, {}),
      '100',
      ['100.00 → 6.00', '106.00 → 6.36', '106.00 → 3.18'],
      '115.54',
    ],
    [
      'the second lets nothing affect it',
      stacked({ affectsBase: true }, { baseAffected: false }, {}),
      '100',
      ['100.00 → 6.00', '100.00 → 6.00', '106.00 → 3.18'],
      '115.18',
    ],
    [
      'two affect the third, and not each other',
      stacked({ affectsBase: true }, { affectsBase: true, baseAffected: false }, {}),
      '100',
      ['100.00 → 6.00', '100.00 → 6.00', '112.00 → 3.36'],
      '115.36',
    ],
    [
      'the same, the two of them in the price',
      stacked({ affectsBase: true, included: true }, { affectsBase: true, baseAffected: false, included: true }, {}),
      '112',
      ['100.00 → 6.00', '100.00 → 6.00', '112.00 → 3.36'],
      '115.36',
    ],
    [
      'the first in the price and in the base of the others',
      stacked({ affectsBase: true, included: true }, {}, {}),
      '106',
      ['100.00 → 6.00', '106.00 → 6.36', '106.00 → 3.18'],
      '115.54',
    ],
    [
      'the first in the price and in no base',
      stacked({ included: true }, {}, {}),
      '106',
      ['100.00 → 6.00', '100.00 → 6.00', '100.00 → 3.00'],
      '115.00',
    ],
  ])('%s', (_, taxes, price, expected, total) => {
    const document = documentOf([line(price, taxes)]);
    expect(perTax(document)).toEqual(expected);
    expect(document.total.toFixed(2)).toBe(total);
  });

  test('one on top before one in the price, neither in the other’s base', () => {
    const document = documentOf([line('2300', [tax(15), tax('5.5', { included: true })])]);
    expect(perTax(document)).toEqual(['2180.09 → 327.01', '2180.09 → 119.91']);
    expect(document.total.toFixed(2)).toBe('2627.01');
  });

  test('what is withheld is taken off', () => {
    const document = documentOf([line('50', [tax(-20), tax(4, { affectsBase: true }), tax(22)])]);
    expect(perTax(document)).toEqual(['50.00 → -10.00', '50.00 → 2.00', '52.00 → 11.44']);
    expect(document.total.toFixed(2)).toBe('53.44');
  });

  test('the order is that of the taxes, not that in which they were named', () => {
    const [first, second] = [tax(6, { affectsBase: true }), tax(3)];
    expect(perTax(documentOf([line('100', [second, first])]))).toEqual(['100.00 → 6.00', '106.00 → 3.18']);
  });
});

describe('a tax of so much per unit', () => {
  const five = { quantity: new Decimal(5) };

  test.each([
    [
      'goes by the quantity',
      [fixedTax(1), tax(21), fixedTax(2)],
      '20',
      five,
      ['100.00 → 5.00', '100.00 → 21.00', '100.00 → 10.00'],
      '136.00',
    ],
    [
      'stands in the base of the next',
      [fixedTax(1, { affectsBase: true }), tax(21), fixedTax(2)],
      '19',
      five,
      ['95.00 → 5.00', '100.00 → 21.00', '100.00 → 10.00'],
      '131.00',
    ],
    [
      'on top, in the base of one in the price',
      [fixedTax(1, { affectsBase: true }), tax(21, { included: true }), fixedTax(2)],
      '120',
      {},
      ['99.00 → 1.00', '100.00 → 21.00', '100.00 → 2.00'],
      '123.00',
    ],
    [
      'in the price together with one on it',
      [fixedTax(1, { affectsBase: true, included: true }), tax(21, { affectsBase: true, included: true }), fixedTax(2)],
      '121',
      {},
      ['99.00 → 1.00', '100.00 → 21.00', '121.00 → 2.00'],
      '123.00',
    ],
    [
      'in the price beside one',
      [fixedTax(1, { included: true }), tax(21, { included: true }), fixedTax(2)],
      '122',
      {},
      ['100.00 → 1.00', '100.00 → 21.00', '100.00 → 2.00'],
      '124.00',
    ],
  ])('%s', (_, taxes, price, more, expected, total) => {
    const document = documentOf([line(price, taxes, more)]);
    expect(perTax(document)).toEqual(expected);
    expect(document.total.toFixed(2)).toBe(total);
  });

  test('is counted in the product’s own unit: a dozen bottles bear twelve deposits', () => {
    const document = documentOf([line('12', [fixedTax('0.05')], { taxedUnits: new Decimal(12) })]);
    expect(printed(document)).toEqual({ net: '12.00', tax: '0.60', total: '12.60' });
  });
});

describe('a tax that is a part of the price with the tax in it', () => {
  test('ten per cent of it, beside others', () => {
    const document = documentOf([line('200', [tax(10, { kind: 'division' }), fixedTax(10), tax(10)])]);
    expect(perTax(document)).toEqual(['200.00 → 22.22', '200.00 → 10.00', '200.00 → 20.00']);
    expect(document.total.toFixed(2)).toBe('252.22');
  });

  const five = (included: boolean) => [5, 3, '0.65', 9, 15].map((rate) => tax(rate, { kind: 'division', included }));

  test('five of them share one price, on top of it', () => {
    const document = documentOf([line('32.33', five(false))], { places: 6 });
    expect(perTax(document, 6).map((one) => one.split(' → ')[1])).toEqual(['2.400148', '1.440089', '0.312019', '4.320267', '7.200445']);
  });

  test('and inside it', () => {
    const document = documentOf([line('48', five(true))], { places: 3 });
    expect(printed(document, 3)).toEqual({ net: '32.328', tax: '15.672', total: '48.000' });
  });
});

describe('a reverse charge', () => {
  test('is computed, and charged to nobody', () => {
    const document = documentOf([line('100', [tax(21, { reverseCharge: true })])]);
    expect(perTax(document)).toEqual(['100.00 → 21.00']);
    expect(printed(document)).toEqual({ net: '100.00', tax: '0.00', total: '100.00' });
  });
});

test.each([
  ['52.50', 12, 2, '46.87', '5.63'],
  ['5.00', 5, 2, '4.76', '0.24'],
  ['27000', 19, 0, '22689', '4311'],
  ['10920', 19, 0, '9176', '1744'],
  ['11.90', 21, 2, '9.83', '2.07'],
  ['399.999999', 20, 6, '333.333332', '66.666667'],
])('%s with %i %% in it, to %i places, is %s and %s', (price, rate, places, net, amount) => {
  const document = documentOf([line(price, [tax(rate, { included: true })])], { places });
  expect(printed(document, places)).toMatchObject({ net, tax: amount });
});

test('half a cent stays half a cent, however the price was divided', () => {
  const vat = tax(12, { included: true });
  expect(printed(documentOf([line('17.50', [vat]), line('17.50', [vat]), line('17.50', [vat])]))).toEqual({
    net: '46.87',
    tax: '5.63',
    total: '52.50',
  });
});

test('half to even rounds 0.125 down where half up rounds it up', () => {
  expect(printed(documentOf([line('0.125')])).net).toBe('0.13');
  expect(printed(documentOf([line('0.125')], { mode: 'half-even' })).net).toBe('0.12');
});

test('taxes of two codes are rounded apart', () => {
  const [reduced, full] = [tax(7), tax(19)];
  const document = documentOf([line('10.05', [reduced]), line('10.05', [full]), line('10.05', [reduced])]);
  expect(perLine(document, 'taxAmount')).toEqual(['0.71', '1.91', '0.70']);
});

test('what is on top of a rounded tax goes by what the document shows', () => {
  const document = documentOf([line('10.05', [tax(7, { affectsBase: true }), tax(10)])]);
  expect(perTax(document)).toEqual(['10.05 → 0.70', '10.75 → 1.08']);
});

test('a document without lines comes to nothing', () => {
  expect(printed(documentOf([]))).toEqual({ net: '0.00', tax: '0.00', total: '0.00' });
});
