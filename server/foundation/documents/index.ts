import { defineModule } from '../../kernel/declare/index.js';

export { companyOn } from './company-on.js';
export { recipientOn } from './recipient-on.js';

export default defineModule({ name: 'documents', layer: 'foundation', uses: ['company', 'directory'] });
