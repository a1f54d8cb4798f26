import { Decimal } from 'decimal.js';
import { priceAt } from '../../server/foundation/catalog/price-at.js';
import { priceOrder, type LineToPrice, type OrderPrice, type PricingRules } from '../../server/erp/sales/order-pricing.js';

const noTax = { code: 'none', rate: new Decimal(0), included: false };
const tax = (rate: string, included = false) => ({ code: `tax ${rate}`, rate: new Decimal(rate), included });

const line = (unitPrice: string, more: Partial<LineToPrice> = {}): LineToPrice => ({
  quantity: new Decimal(1),
  unitPrice: new Decimal(unitPrice),
  discount: new Decimal(0),
  tax: noTax,
  ...more,
});

const rules = (more: Partial<PricingRules> = {}): PricingRules => ({
  places: 2,
  rounding: 'half-up',
  taxRounding: 'document',
  documentDiscount: new Decimal(0),
  freight: new Decimal(0),
  ...more,
});

const written = (price: OrderPrice, places = 2) => ({
  lines: price.linesAmount.toFixed(places),
  discount: price.discountAmount.toFixed(places),
  net: price.netAmount.toFixed(places),
  tax: price.taxAmount.toFixed(places),
  total: price.total.toFixed(places),
});
const taxesOf = (price: OrderPrice) => price.lines.map(({ taxAmount }) => taxAmount.toFixed(2));
const netsOf = (price: OrderPrice) => price.lines.map(({ netAmount }) => netAmount.toFixed(2));

describe('S36: breaks, a line discount, a document discount and a tax', () => {
  const breaks = [
    { minQuantity: new Decimal(1), price: new Decimal(10) },
    { minQuantity: new Decimal(100), price: new Decimal(8) },
    { minQuantity: new Decimal(10), price: new Decimal(9) },
  ];

  test('120 pieces come to 1,072.51', () => {
    const quantity = new Decimal(120);
    const unitPrice = priceAt(breaks, quantity, '2026-11-23')!;
    const ordered = line(unitPrice.toString(), { quantity, discount: new Decimal(5), tax: tax('20') });
    const price = priceOrder([ordered], rules({ documentDiscount: new Decimal(2) }));
    expect(written(price)).toEqual({
      lines: '912.00',
      discount: '18.24',
      net: '893.76',
      tax: '178.75',
      total: '1072.51',
    });
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

describe('S02: a tax is rounded per document or per line', () => {
  const lines = ['10.05', '10.05', '10.05'].map((price) => line(price, { tax: tax('7') }));

  test('per document the odd cent goes to the first line', () => {
    const price = priceOrder(lines, rules());
    expect(written(price)).toMatchObject({ net: '30.15', tax: '2.11', total: '32.26' });
    expect(taxesOf(price)).toEqual(['0.71', '0.70', '0.70']);
  });

  test('per line each tax stands alone', () => {
    const price = priceOrder(lines, rules({ taxRounding: 'line' }));
    expect(written(price)).toMatchObject({ tax: '2.10', total: '32.25' });
  });
});

describe('S03: the tax is in the price already', () => {
  const lines = ['379.00', '379.00'].map((price) => line(price, { tax: tax('21', true) }));

  test('per document', () => {
    const price = priceOrder(lines, rules());
    expect(written(price)).toMatchObject({ net: '626.45', tax: '131.55', total: '758.00' });
    expect(netsOf(price)).toEqual(['313.23', '313.22']);
  });

  test('per line', () => {
    expect(written(priceOrder(lines, rules({ taxRounding: 'line' })))).toMatchObject({
      net: '626.44',
      tax: '131.56',
      total: '758.00',
    });
  });

  test('in a currency without decimals', () => {
    const price = priceOrder([line('50000', { tax: tax('10', true) })], rules({ places: 0 }));
    expect(written(price, 0)).toMatchObject({ net: '45455', tax: '4545', total: '50000' });
  });
});

test('half to even rounds 0.125 down where half up rounds it up', () => {
  expect(written(priceOrder([line('0.125')], rules())).net).toBe('0.13');
  expect(written(priceOrder([line('0.125')], rules({ rounding: 'half-even' }))).net).toBe('0.12');
});

test('freight joins the total and nothing else', () => {
  const price = priceOrder([line('100', { tax: tax('20') })], rules({ freight: new Decimal('32.38') }));
  expect(written(price)).toMatchObject({ net: '100.00', tax: '20.00', total: '152.38' });
});

test('taxes of two codes are rounded apart', () => {
  const price = priceOrder(
    [line('10.05', { tax: tax('7') }), line('10.05', { tax: tax('19') }), line('10.05', { tax: tax('7') })],
    rules(),
  );
  expect(taxesOf(price)).toEqual(['0.71', '1.91', '0.70']);
});

test('the lines of any order add up to its document, whatever the discount', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const lines = Array.from({ length: (seed % 7) + 1 }, (_, at) =>
      line(String(((seed * 7919 + at * 104729) % 100000) / 1000), {
        quantity: new Decimal((seed + at) % 13),
        discount: new Decimal((seed * at) % 30),
        tax: [noTax, tax('7'), tax('21', true)][(seed + at) % 3]!,
      }),
    );
    const price = priceOrder(lines, rules({ documentDiscount: new Decimal(seed % 11), freight: new Decimal('1.01') }));
    const sum = (field: 'netAmount' | 'taxAmount' | 'total') => Decimal.sum(0, ...price.lines.map((one) => one[field]));
    expect(sum('netAmount').toFixed(2)).toBe(price.netAmount.toFixed(2));
    expect(sum('taxAmount').toFixed(2)).toBe(price.taxAmount.toFixed(2));
    expect(sum('total').plus('1.01').toFixed(2)).toBe(price.total.toFixed(2));
  }
});
