import { defineModule } from '../../kernel/declare/index.js';

export { IncompatibleUnits } from './catalog.errors.js';
export { PriceList } from './price-list.js';
export { PriceListLine } from './price-list-line.js';
export { Product, type Tracking } from './product.js';
export { ProductCategory } from './product-category.js';
export { ProductSupplier } from './product-supplier.js';
export { priceAt, type PriceBreak } from './price-at.js';
export { Unit } from './unit.js';
export { convertQuantity } from './unit-conversion.js';

export default defineModule({
  name: 'catalog',
  layer: 'foundation',
  uses: ['company', 'directory', 'taxes'],
  menu: ['Product', 'PriceList', 'ProductCategory', 'Unit'],
});
