import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { CostAdjustment } from './cost-adjustment.js';
import type { LandedCostLine } from './landed-cost-line.js';
import type { landedCostFlow } from './landed-cost.flow.js';
import type { LandedCost } from './landed-cost.js';
import type { stockRevaluationFlow } from './stock-revaluation.flow.js';
import type { StockRevaluation } from './stock-revaluation.js';

nameWords('en', {
  'error.NOTHING_TO_SPLIT_BY':
    'The receipts of {document} have nothing to split it by. Give the products a weight, or split it by quantity.',
  'error.NOTHING_TO_REVALUE': 'There is no {product} in {warehouse} that {document} could revalue. Choose another warehouse.',
  'error.RECEIPT_OF_OTHER_COMPANY': 'Receipt {receipt} belongs to another company. Choose receipts of this one.',
});

nameRecord<CostAdjustment>('en', 'CostAdjustment', {
  one: 'Cost adjustment',
  many: 'Cost adjustments',
  fields: {
    company: 'Company',
    cause: 'Cause',
    reference: 'Document',
    sourceKind: 'Kind of document',
    sourceId: 'Id of the document',
    day: 'Day',
    product: 'Product',
    layer: 'Cost layer',
    use: 'Cost use',
    amount: 'Amount',
    passes: 'Passes on',
  },
  help: { use: 'Empty: the layer has cost more or less. Otherwise: so much of that went with this use.' },
  choices: {
    cause: {
      'landed cost': 'Landed cost',
      bill: 'Supplier bill',
      revaluation: 'Revaluation',
      'negative stock': 'Sold before it came',
      'backdated receipt': 'Receipt entered late',
    },
  },
  related: { passedOn: 'Passed on' },
});

nameRecord<LandedCost, typeof landedCostFlow>('en', 'LandedCost', {
  one: 'Landed cost',
  many: 'Landed costs',
  fields: {
    number: 'Number',
    company: 'Company',
    reference: 'Their reference',
    amount: 'Amount',
    splitBy: 'Split by',
    bookedOn: 'Booked on',
    notes: 'Notes',
    state: 'Status',
    lines: 'Receipts',
  },
  choices: { splitBy: { quantity: 'Quantity', value: 'Value', weight: 'Weight' } },
  states: { draft: 'Draft', booked: 'Booked' },
  moves: { book: 'Book' },
});

nameRecord<LandedCostLine>('en', 'LandedCostLine', {
  one: 'Receipt of a landed cost',
  many: 'Receipts of landed costs',
  fields: { landedCost: 'Landed cost', receipt: 'Receipt' },
});

nameRecord<StockRevaluation, typeof stockRevaluationFlow>('en', 'StockRevaluation', {
  one: 'Stock revaluation',
  many: 'Stock revaluations',
  fields: {
    number: 'Number',
    company: 'Company',
    product: 'Product',
    warehouse: 'Warehouse',
    unitValue: 'Each is worth',
    reason: 'Reason',
    bookedOn: 'Booked on',
    notes: 'Notes',
    state: 'Status',
  },
  choices: { reason: { 'write-down': 'Write-down', correction: 'Correction' } },
  states: { draft: 'Draft', booked: 'Booked' },
  moves: { book: 'Book' },
});
