import { nameWords } from '../../kernel/declare/index.js';

nameWords('es', { 'module.documents': 'Documentos' });
