import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import { catalogRights } from './catalog.access.js';
import type { ProductSupplier } from './product-supplier.js';
import type { Product } from './product.js';

export const productAccess = defineAccess<Product>({
  ...catalogRights,
  party: {
    rows: everyone(),
    reads: ['code', 'name', 'category', 'kind', 'unit', 'listPrice', 'taxCode', 'active', 'quantityPerUnit', 'barcode', 'description'],
  },
  fields: { cost: Level.Manager, suppliers: { read: Level.Specialist } },
});

export const productSupplierAccess = defineAccess<ProductSupplier>({
  ...catalogRights,
  read: Level.Specialist,
  fields: { price: Level.Manager },
});
