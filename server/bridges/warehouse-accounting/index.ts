import { defineModule } from '../../kernel/declare/index.js';

export { stockLedgerDifferences, type StockLedgerDifference } from './check-stock-ledger.js';

export default defineModule({
  name: 'warehouse-accounting',
  layer: 'bridges',
  uses: ['accounting', 'company', 'warehouse'],
});
