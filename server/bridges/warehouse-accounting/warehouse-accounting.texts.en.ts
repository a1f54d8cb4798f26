import { nameWords } from '../../kernel/declare/index.js';

nameWords('en', {
  'module.warehouse-accounting': 'Stock in the books',
  'entry.openingStock': 'Opening stock',
});
