import { nameWords } from '../../kernel/declare/index.js';

nameWords('en', { 'module.documents': 'Documents' });
