import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { StockCountLine } from './stock-count-line.js';
import type { stockCountFlow } from './stock-count.flow.js';
import type { StockCount } from './stock-count.js';
import type { DeliveryLine } from './delivery-line.js';
import type { deliveryFlow } from './delivery.flow.js';
import type { Delivery } from './delivery.js';
import type { ReceiptLine } from './receipt-line.js';
import type { receiptFlow } from './receipt.flow.js';
import type { Receipt } from './receipt.js';
import type { Reservation } from './reservation.js';
import type { ScrapLine } from './scrap-line.js';
import type { scrapFlow } from './scrap.flow.js';
import type { Scrap } from './scrap.js';
import type { TransferLine } from './transfer-line.js';
import type { transferFlow } from './transfer.flow.js';
import type { Transfer } from './transfer.js';

nameWords('en', {
  'error.DOCUMENT_WITHOUT_LINES': '{document} has no lines. Add the goods first.',
  'error.LOT_IN_QUARANTINE': 'Lot {lot} of {product} is in quarantine. Release the lot, or take another one.',
  'error.MORE_THAN_SENT': 'With {transfer}, {sent} left, so {received} cannot have arrived. Enter what arrived of it, and count the rest.',
  'error.COUNTED_TWICE': '{count} lists the same goods in the same place twice. Keep one of the lines.',
  'error.NOTHING_TO_SHIP': 'Nothing of {delivery} is to leave. Say how much of it does.',
  'confirm.SHIP_PARTLY': 'Not all of {delivery} is there. Ship what is, and the rest with a delivery of its own?',
  'confirm.RECEIVE_MORE': 'More came with {receipt} than was expected. Take it all the same?',
});

nameRecord<Delivery, typeof deliveryFlow>('en', 'Delivery', {
  one: 'Delivery',
  many: 'Deliveries',
  fields: {
    number: 'Number',
    kind: 'Goes to',
    party: 'To whom',
    company: 'Company',
    warehouse: 'Warehouse',
    plannedOn: 'Planned for',
    shippedOn: 'Shipped on',
    reference: 'Their reference',
    minimumShelfLifeDays: 'Must keep for (days)',
    reservation: 'Reserved',
    backorderOf: 'Rest of',
    notes: 'Notes',
    state: 'Status',
    lines: 'Lines',
  },
  help: { minimumShelfLifeDays: 'From the planned day. Lots that expire earlier are not taken.' },
  choices: { kind: { customer: 'Customer', supplier: 'Supplier' }, reservation: { none: 'Nothing', partial: 'A part', full: 'All' } },
  states: { draft: 'Draft', confirmed: 'Confirmed', shipped: 'Shipped', cancelled: 'Cancelled' },
  moves: { confirm: 'Confirm', reserve: 'Reserve', release: 'Release', ship: 'Ship', cancel: 'Cancel delivery' },
  related: { backorders: 'Rest to follow' },
});

nameRecord<DeliveryLine>('en', 'DeliveryLine', {
  one: 'Delivery line',
  many: 'Delivery lines',
  fields: {
    delivery: 'Delivery',
    product: 'Product',
    lot: 'Lot',
    quantity: 'Quantity',
    reserved: 'Reserved',
    toShip: 'To ship',
    shipped: 'Shipped',
    returnOf: 'Takes back',
    sourceLine: 'For order line',
  },
  help: {
    lot: 'Empty: what is to leave first.',
    toShip: 'Empty: all that is there. The rest follows with a delivery of its own.',
  },
});

nameRecord<Reservation>('en', 'Reservation', {
  one: 'Reservation',
  many: 'Reservations',
  fields: { company: 'Company', product: 'Product', delivery: 'Delivery', line: 'Delivery line', place: 'Stock', quantity: 'Quantity' },
});

nameRecord<Receipt, typeof receiptFlow>('en', 'Receipt', {
  one: 'Receipt',
  many: 'Receipts',
  fields: {
    number: 'Number',
    kind: 'Comes from',
    party: 'From whom',
    company: 'Company',
    warehouse: 'Warehouse',
    location: 'Put in',
    expectedOn: 'Expected on',
    receivedOn: 'Received on',
    reference: 'Their reference',
    backorderOf: 'Rest of',
    notes: 'Notes',
    state: 'Status',
    lines: 'Lines',
  },
  help: { location: 'Empty: on the floor of the warehouse.' },
  choices: { kind: { supplier: 'Supplier', customer: 'Customer' } },
  states: { draft: 'Draft', expected: 'Expected', received: 'Received', cancelled: 'Cancelled' },
  moves: { confirm: 'Confirm', receive: 'Receive', cancel: 'Cancel receipt' },
  related: { backorders: 'Rest to come' },
});

nameRecord<ReceiptLine>('en', 'ReceiptLine', {
  one: 'Receipt line',
  many: 'Receipt lines',
  fields: {
    receipt: 'Receipt',
    product: 'Product',
    quantity: 'Expected',
    received: 'Received',
    unitCost: 'Unit cost',
    lot: 'Lot',
    lotNumber: 'Lot number',
    madeOn: 'Made on',
    expiresOn: 'Expires on',
    returnOf: 'Takes back',
    sourceLine: 'Ordered with',
  },
  help: {
    received: 'Empty: all that was expected.',
    unitCost: 'Empty: as much as what is there.',
    lotNumber: 'A lot that is not known yet is added.',
  },
});

nameRecord<Transfer, typeof transferFlow>('en', 'Transfer', {
  one: 'Transfer',
  many: 'Transfers',
  fields: {
    number: 'Number',
    company: 'Company',
    from: 'From',
    to: 'To',
    plannedOn: 'Planned for',
    shippedOn: 'Left on',
    receivedOn: 'Arrived on',
    notes: 'Notes',
    state: 'Status',
    lines: 'Lines',
  },
  states: { draft: 'Draft', 'on the way': 'On the way', done: 'Done', cancelled: 'Cancelled' },
  moves: { complete: 'Move at once', ship: 'Send off', receive: 'Receive', cancel: 'Cancel transfer' },
});

nameRecord<TransferLine>('en', 'TransferLine', {
  one: 'Transfer line',
  many: 'Transfer lines',
  fields: { transfer: 'Transfer', product: 'Product', lot: 'Lot', quantity: 'Quantity', received: 'Arrived' },
  help: { received: 'Empty: all that left. What did not arrive is written off as lost.' },
});

nameRecord<Scrap, typeof scrapFlow>('en', 'Scrap', {
  one: 'Scrapping',
  many: 'Scrappings',
  fields: {
    number: 'Number',
    company: 'Company',
    location: 'Location',
    reason: 'Reason',
    scrappedOn: 'Scrapped on',
    notes: 'Notes',
    state: 'Status',
    lines: 'Lines',
  },
  choices: { reason: { damaged: 'Damaged', expired: 'Expired', stolen: 'Stolen', other: 'Other' } },
  states: { draft: 'Draft', scrapped: 'Scrapped' },
  moves: { scrap: 'Scrap' },
});

nameRecord<ScrapLine>('en', 'ScrapLine', {
  one: 'Scrapped goods',
  many: 'Scrapped goods',
  fields: { scrap: 'Scrapping', product: 'Product', lot: 'Lot', quantity: 'Quantity' },
});

nameRecord<StockCount, typeof stockCountFlow>('en', 'StockCount', {
  one: 'Count',
  many: 'Counts',
  fields: {
    number: 'Number',
    company: 'Company',
    location: 'Location',
    startedAt: 'Began',
    notes: 'Notes',
    state: 'Status',
    lines: 'Lines',
  },
  help: { location: 'The places within it are counted too.' },
  states: { draft: 'Draft', counting: 'Counting', applied: 'Applied', cancelled: 'Cancelled' },
  moves: { start: 'Start counting', apply: 'Apply', cancel: 'Cancel count' },
});

nameRecord<StockCountLine>('en', 'StockCountLine', {
  one: 'Counted goods',
  many: 'Counted goods',
  fields: {
    count: 'Count',
    location: 'Location',
    product: 'Product',
    lot: 'Lot',
    expected: 'Was there',
    counted: 'Counted',
    difference: 'Difference',
  },
  help: {
    expected: 'When the count began. What is bought and sold meanwhile does not matter.',
    counted: 'Empty: not counted, stays as it is.',
  },
});
