import { defineModule } from '../../kernel/declare/index.js';

export { createKey, endSecret, listKeys, revokeKey, rotateKey, setKeyAddresses, type KeyRoom } from './manage-keys.js';

export default defineModule({ name: 'keys', layer: 'partner', uses: ['company'] });
