import { defineAccess, everyone } from '../../kernel/declare/index.js';
import { catalogRights } from './catalog.access.js';
import type { ProductCategory } from './product-category.js';

export const productCategoryAccess = defineAccess<ProductCategory>({
  ...catalogRights,
  party: { rows: everyone(), reads: ['name', 'parent', 'description'] },
});
