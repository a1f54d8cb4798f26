import { keepTree } from '../../kernel/write/index.js';
import { ProductCategory } from './product-category.js';

keepTree(ProductCategory, 'parent');
