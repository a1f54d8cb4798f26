import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { CostLayer } from './cost-layer.js';
import type { CostUse } from './cost-use.js';
import type { Location } from './location.js';
import type { lotFlow } from './lot.flow.js';
import type { Lot } from './lot.js';
import type { StockMove } from './stock-move.js';
import type { StockOnHand } from './stock-on-hand.js';
import type { StockValue } from './stock-value.js';
import type { Warehouse } from './warehouse.js';

nameWords('en', {
  'module.warehouse': 'Warehouse',
  'paper.deliveryNote': 'Delivery note',
  'domain.warehouse': 'Warehouse',
  'location.supplier': 'Suppliers',
  'location.customer': 'Customers',
  'location.transit': 'On the way',
  'location.production': 'Production',
  'location.loss': 'Losses',
  'error.NOT_ENOUGH_STOCK':
    'Of {product}, {location} has {free} left that are not promised to others, and {asked} are asked for. Take less, release a promise or wait for the next receipt.',
  'error.LOT_MISSING':
    'The lots of {product} are told apart, or it has none: name the lot of goods that have one, and none of goods that do not.',
  'error.LOT_OF_OTHER_PRODUCT': 'Lot {lot} is not one of {product}. Choose a lot of this product.',
  'error.SERIAL_NOT_SINGLE': 'Number {lot} of {product} is one piece in one place. Enter every piece on a line of its own, each once.',
  'error.NOT_KEPT_IN_STOCK': '{product} is a service and is not kept in stock. Take it off the list.',
  'error.LOCATION_OF_OTHER_COMPANY': '{location} belongs to another company. Choose places of one company.',
  'error.RETURNS_TOO_MUCH': 'Of what left with {reference}, {left} can still come back, not {asked}. Enter what really came.',
  'error.COSTING_METHOD_FIXED': '{company} has valued stock by its present method. It stays with that method.',
  'error.STILL_IN_USE': '{name} still holds goods, or goods come and go through it. Empty it first.',
  'error.TRACKING_FIXED': 'There is stock of {product}. Bring its stock to zero before you change what it is or how it is tracked.',
});

nameRecord<Warehouse>('en', 'Warehouse', {
  one: 'Warehouse',
  many: 'Warehouses',
  fields: { code: 'Code', name: 'Name', company: 'Company', picking: 'Leaves first', mayGoBelowZero: 'May go below zero' },
  help: {
    mayGoBelowZero: 'Goods may leave before they are entered. They cost what the last ones cost, until those that come say otherwise.',
  },
  choices: { picking: { expiry: 'What expires first', age: 'What came first' } },
});

nameRecord<Location>('en', 'Location', {
  one: 'Location',
  many: 'Locations',
  fields: { name: 'Name', kind: 'Kind', warehouse: 'Warehouse', parent: 'Within', company: 'Company' },
  help: { warehouse: 'Empty: that of the location it lies in.' },
  choices: {
    kind: {
      internal: 'In a warehouse',
      supplier: 'Supplier',
      customer: 'Customer',
      transit: 'On the way',
      production: 'Production',
      loss: 'Loss',
    },
  },
  related: { places: 'Locations within', movesOut: 'Moves out', movesIn: 'Moves in' },
});

nameRecord<Lot, typeof lotFlow>('en', 'Lot', {
  one: 'Lot',
  many: 'Lots',
  fields: {
    product: 'Product',
    number: 'Number',
    madeOn: 'Made on',
    bestBefore: 'Best before',
    removeOn: 'Off sale from',
    alertOn: 'Alert on',
    expiresOn: 'Expires on',
    state: 'Status',
    notes: 'Notes',
  },
  help: { madeOn: 'Dates that are left empty follow from this day and the days of the product.' },
  states: { released: 'Released', quarantined: 'In quarantine' },
  moves: { quarantine: 'Put in quarantine', release: 'Release' },
});

nameRecord<StockMove>('en', 'StockMove', {
  one: 'Stock move',
  many: 'Stock moves',
  fields: {
    company: 'Company',
    reference: 'Document',
    documentLine: 'Line of the document',
    day: 'Day',
    product: 'Product',
    lot: 'Lot',
    quantity: 'Quantity',
    from: 'From',
    to: 'To',
    party: 'From or to whom',
    follows: 'Follows',
    returnOf: 'Takes back',
    value: 'Value',
  },
  related: { nextMoves: 'What followed', returns: 'Returns' },
});

nameRecord<StockOnHand>('en', 'StockOnHand', {
  one: 'Stock on hand',
  many: 'Stock on hand',
  fields: {
    company: 'Company',
    product: 'Product',
    location: 'Location',
    lot: 'Lot',
    quantity: 'On hand',
    reserved: 'Reserved',
    since: 'There since',
  },
});

nameRecord<StockValue>('en', 'StockValue', {
  one: 'Stock value',
  many: 'Stock values',
  fields: {
    company: 'Company',
    product: 'Product',
    warehouse: 'Warehouse',
    costingMethod: 'Valued',
    quantity: 'Quantity',
    value: 'Value',
  },
  help: { warehouse: 'Empty: on the way between two warehouses.' },
  choices: { costingMethod: { fifo: 'First in, first out', average: 'At moving average' } },
});

nameRecord<CostLayer>('en', 'CostLayer', {
  one: 'Cost layer',
  many: 'Cost layers',
  fields: {
    company: 'Company',
    product: 'Product',
    warehouse: 'Warehouse',
    move: 'Stock move',
    day: 'Day',
    quantity: 'Quantity',
    value: 'Value',
    restores: 'Left before by',
  },
  related: { uses: 'Used by', adjustments: 'Late cost' },
});

nameRecord<CostUse>('en', 'CostUse', {
  one: 'Cost use',
  many: 'Cost uses',
  fields: { company: 'Company', move: 'Stock move', layer: 'Cost layer', quantity: 'Quantity', value: 'Value', corrects: 'Corrects' },
  related: { takenBack: 'Where the goods went on', corrections: 'Corrected by', adjustments: 'Late cost' },
});
