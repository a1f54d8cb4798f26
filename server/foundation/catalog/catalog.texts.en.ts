import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { PriceListLine } from './price-list-line.js';
import type { PriceList } from './price-list.js';
import type { ProductCategory } from './product-category.js';
import type { ProductSupplier } from './product-supplier.js';
import type { Product } from './product.js';
import type { Unit } from './unit.js';

nameWords('en', {
  'module.catalog': 'Catalogue',
  'domain.catalog': 'Catalogue',
  'error.INCOMPATIBLE_UNITS': '{from} cannot be converted into {to}. Choose a unit of the same kind.',
});

nameRecord<Unit>('en', 'Unit', {
  one: 'Unit',
  many: 'Units',
  fields: { code: 'Code', name: 'Name', category: 'Measures', factor: 'Factor' },
  help: { factor: 'How many pieces, kilograms, metres, square metres, litres or hours make one of it.' },
  choices: {
    category: { count: 'Count', mass: 'Mass', length: 'Length', area: 'Area', volume: 'Volume', time: 'Time' },
  },
});

nameRecord<ProductCategory>('en', 'ProductCategory', {
  one: 'Product category',
  many: 'Product categories',
  fields: { name: 'Name', parent: 'Part of', description: 'Description' },
  related: { subcategories: 'Subcategories' },
});

nameRecord<Product>('en', 'Product', {
  one: 'Product',
  many: 'Products',
  fields: {
    code: 'Code',
    name: 'Name',
    category: 'Category',
    kind: 'Kind',
    unit: 'Unit',
    listPrice: 'List price',
    cost: 'Cost',
    taxCode: 'Tax code',
    active: 'Active',
    quantityPerUnit: 'Packaging',
    barcode: 'Barcode',
    weightKg: 'Weight (kg)',
    tracking: 'Tracked by',
    shelfLifeDays: 'Keeps for (days)',
    bestBeforeDays: 'Best before (days)',
    removalDays: 'Taken off sale after (days)',
    alertDays: 'Alert after (days)',
    description: 'Description',
    suppliers: 'Suppliers',
  },
  help: {
    active: 'Products that are not active are no longer offered.',
    shelfLifeDays: 'From the day a lot was made until it expires. The dates of each lot are filled in from these days.',
  },
  choices: { kind: { goods: 'Goods', service: 'Service' }, tracking: { none: 'Nothing', lot: 'Lot', serial: 'Serial number' } },
  related: { prices: 'Prices' },
});

nameRecord<ProductSupplier>('en', 'ProductSupplier', {
  one: 'Supplier',
  many: 'Suppliers',
  fields: {
    product: 'Product',
    supplier: 'Supplier',
    supplierCode: 'Supplier’s code',
    currency: 'Currency',
    price: 'Price',
    minQuantity: 'From quantity',
    orderMultiple: 'In multiples of',
    leadTimeDays: 'Lead time (days)',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
  },
  help: {
    price: 'For one of the product’s own unit.',
    minQuantity: 'From which quantity on the price holds. The least of a supplier’s is the least that they sell.',
  },
});

nameRecord<PriceList>('en', 'PriceList', {
  one: 'Price list',
  many: 'Price lists',
  fields: { name: 'Name', currency: 'Currency', customer: 'Customer', active: 'Active', lines: 'Prices' },
  help: { customer: 'Empty: for every customer who is given the list.' },
});

nameRecord<PriceListLine>('en', 'PriceListLine', {
  one: 'Price',
  many: 'Prices',
  fields: {
    priceList: 'Price list',
    product: 'Product',
    minQuantity: 'From quantity',
    price: 'Price',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
  },
});
