import type { Decimal } from 'decimal.js';
import { Day, Link, Quantity, Resource, UnitPrice, type CalendarDay, type Price, type Ref } from '../../kernel/declare/index.js';
import { priceListLineAccess } from './price-list.access.js';
import { PriceList } from './price-list.js';
import { Product } from './product.js';

/** The price of one product from a quantity up, between two days. */
@Resource<PriceListLine>({ module: 'catalog', access: priceListLineAccess, title: 'product', partOf: 'priceList' })
export class PriceListLine {
  id!: string;
  @Link('internal', () => PriceList) priceList!: Ref<PriceList>;
  @Link('internal', () => Product, { inverse: 'prices' }) product!: Ref<Product>;
  @Quantity('internal', { min: 0, default: 1 }) minQuantity!: Decimal;
  @UnitPrice('money', { currency: 'priceList.currency', min: 0 }) price!: Price;
  @Day('internal', { optional: true }) validFrom?: CalendarDay;
  @Day('internal', { optional: true }) validUntil?: CalendarDay;
}
