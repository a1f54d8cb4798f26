import { expectRecord } from './table.js';

// The catalogue is for everyone who works with it; specialists look after products, leads after prices and units.
// What something costs us is for managers; from whom we buy it for specialists.
const rows = { 1: 'everyone' };
const may = { read: 1, create: 3, update: 3, remove: 5 };

export default [
  expectRecord('Product', {
    domain: 'catalog',
    rows,
    may,
    fields: {
      public:
        'code name category>ProductCategory kind unit>Unit taxCode>TaxCode active quantityPerUnit barcode weightKg tracking description',
      internal: 'shelfLifeDays bestBeforeDays removalDays alertDays suppliers*ProductSupplier',
      money: 'listPrice',
      margin: 'cost',
    },
    levels: { cost: { read: 5 }, suppliers: { read: 3 } },
    backlinks: 'salesOrderLines<SalesOrderLine.product prices<PriceListLine.product',
    party: {
      rows: 'everyone',
      reads: 'code name category kind unit listPrice taxCode active quantityPerUnit barcode description',
    },
    title: 'name',
    search: 'code name barcode',
  }),
  expectRecord('ProductSupplier', {
    domain: 'catalog',
    partOf: 'product>Product',
    rows,
    may: { ...may, read: 3 },
    fields: {
      internal: `product>Product supplier>Party supplierCode currency>Currency minQuantity orderMultiple leadTimeDays validFrom
        validUntil`,
      margin: 'price',
    },
    levels: { price: { read: 5 } },
    title: 'supplier',
  }),
  expectRecord('ProductCategory', {
    plural: 'productCategories',
    domain: 'catalog',
    rows,
    may,
    fields: { public: 'name parent>ProductCategory description' },
    backlinks: 'subcategories<ProductCategory.parent products<Product.category',
    party: { rows: 'everyone', reads: 'name parent description' },
    title: 'name',
    search: 'name',
  }),
  expectRecord('PriceList', {
    domain: 'catalog',
    rows,
    may: { ...may, create: 4, update: 4 },
    fields: { internal: 'name currency>Currency customer>Party active lines*PriceListLine' },
    title: 'name',
    search: 'name',
  }),
  expectRecord('PriceListLine', {
    domain: 'catalog',
    partOf: 'priceList>PriceList',
    rows,
    may: { ...may, create: 4, update: 4 },
    fields: { internal: 'priceList>PriceList product>Product minQuantity validFrom validUntil', money: 'price' },
    title: 'product',
  }),
  expectRecord('Unit', {
    domain: 'catalog',
    rows,
    may: { ...may, create: 4, update: 4 },
    fields: { public: 'code name category factor' },
    party: { rows: 'everyone', reads: 'code name category factor' },
    title: 'code',
    search: 'code name',
  }),
];
