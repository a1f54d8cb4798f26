import { Link, LongText, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { productCategoryAccess } from './product-category.access.js';

/** A shelf of the catalogue: products that are looked for and reported together. */
@Resource<ProductCategory>({ module: 'catalog', access: productCategoryAccess, title: 'name', columns: ['name', 'parent'] })
export class ProductCategory {
  id!: string;
  version!: number;
  @Text('public', { unique: true, search: true }) name!: string;
  @Link('public', () => ProductCategory, { optional: true, inverse: 'subcategories' }) parent?: Ref<ProductCategory>;
  @LongText('public', { optional: true }) description?: string;
}
