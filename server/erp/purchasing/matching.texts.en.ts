import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { BillMatchReceipt } from './bill-match-receipt.js';
import type { billMatchFlow } from './bill-match.flow.js';
import type { BillMatch } from './bill-match.js';

nameWords('en', {
  'error.NOTHING_TO_BILL': 'There is nothing to bill of order {order} yet. Confirm it and receive the goods, or bill what was ordered.',
});

nameRecord<BillMatch, typeof billMatchFlow>('en', 'BillMatch', {
  one: 'Bill check',
  many: 'Bill checks',
  fields: {
    reference: 'Order number',
    company: 'Company',
    department: 'Department',
    owner: 'Buyer',
    order: 'Order',
    orderLine: 'Order line',
    bill: 'Bill',
    billLine: 'Bill line',
    product: 'Product',
    quantity: 'Billed',
    matched: 'Come of it',
    currency: 'Currency',
    exchangeRate: 'Exchange rate',
    rateDate: 'Rate of',
    billedPrice: 'Billed price',
    orderedPrice: 'Ordered price',
    quantityBlocked: 'Blocked: not come',
    priceBlocked: 'Blocked: dearer',
    priceAcceptedBy: 'Price accepted by',
    quantityAcceptedBy: 'Quantity accepted by',
    state: 'Status',
    receipts: 'Receipts',
  },
  states: { blocked: 'Blocked', matched: 'Matched' },
  moves: { acceptPrice: 'Accept the price', acceptQuantity: 'Accept the quantity', settle: 'Settle' },
});

nameRecord<BillMatchReceipt>('en', 'BillMatchReceipt', {
  one: 'Matched receipt',
  many: 'Matched receipts',
  fields: {
    match: 'Bill check',
    receiptLine: 'Receipt line',
    quantity: 'Quantity',
    billedValue: 'Billed at',
    receivedValue: 'Received at',
  },
});
