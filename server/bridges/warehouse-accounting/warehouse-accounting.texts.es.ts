import { nameWords } from '../../kernel/declare/index.js';

nameWords('es', {
  'module.warehouse-accounting': 'Existencias en los libros',
  'entry.openingStock': 'Existencias iniciales',
});
