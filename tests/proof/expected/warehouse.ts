import { expectRecord } from './table.js';

// Whoever works with goods knows all that lies in the company's warehouses; leads look after places, clerks write down what
// happens. What moved and what lies where follows from documents: nobody writes it. What goods cost us is for managers.
const rows = { 1: 'company by company' };
const nobody = 8;
const places = { read: 1, create: 4, update: 4, remove: 5 };
const documents = { read: 1, create: 2, update: 2, remove: 5 };
const derived = { read: 1, create: nobody, update: nobody, remove: nobody };
const costs = { ...derived, read: 5 };
const costDocuments = { read: 5, create: 5, update: 5, remove: 5, book: 5 };

export default [
  expectRecord('Warehouse', {
    domain: 'warehouse',
    rows,
    may: places,
    fields: { internal: 'code name company>Company picking mayGoBelowZero' },
    listedBy: 'Company.warehouses<company',
    title: 'name',
    search: 'code name',
  }),
  expectRecord('Location', {
    domain: 'warehouse',
    rows,
    may: places,
    fields: { internal: 'name kind warehouse>Warehouse parent>Location company>Company' },
    listedBy: 'Warehouse.locations<warehouse Location.places<parent',
    title: 'name',
    search: 'name',
  }),
  expectRecord('Lot', {
    domain: 'warehouse',
    rows: { 1: 'everyone' },
    may: { ...documents, quarantine: 2, release: 4 },
    fields: { internal: 'product>Product number madeOn bestBefore removeOn alertOn expiresOn state! notes' },
    listedBy: 'Product.lots<product',
    title: 'number',
    search: 'number',
  }),
  expectRecord('StockMove', {
    domain: 'warehouse',
    rows,
    may: derived,
    fields: {
      internal: `company>Company reference documentLine day product>Product lot>Lot quantity from>Location to>Location party>Party
        follows>StockMove returnOf>StockMove`,
      margin: 'value',
    },
    levels: { value: { read: 5 } },
    listedBy: `Product.stockMoves<product Lot.stockMoves<lot Location.movesOut<from Location.movesIn<to Party.stockMoves<party
      StockMove.nextMoves<follows StockMove.returns<returnOf`,
    title: 'reference',
    search: 'reference',
  }),
  expectRecord('StockOnHand', {
    plural: 'stockOnHands',
    domain: 'warehouse',
    rows,
    may: derived,
    fields: { internal: 'company>Company product>Product location>Location lot>Lot quantity reserved since' },
    listedBy: 'Product.stockOnHand<product Location.stockOnHand<location Lot.stockOnHand<lot',
    title: 'product',
  }),
  expectRecord('StockValue', {
    domain: 'warehouse',
    rows,
    may: costs,
    fields: { internal: 'company>Company product>Product warehouse>Warehouse costingMethod quantity', margin: 'value' },
    listedBy: 'Product.stockValues<product Warehouse.stockValues<warehouse',
    title: 'product',
  }),
  expectRecord('CostLayer', {
    domain: 'warehouse',
    rows,
    may: costs,
    fields: {
      internal: 'company>Company product>Product warehouse>Warehouse move>StockMove day quantity restores>CostUse',
      margin: 'value',
    },
    listedBy: 'Product.costLayers<product StockMove.costLayers<move CostUse.takenBack<restores',
    title: 'day',
  }),
  expectRecord('CostUse', {
    domain: 'warehouse',
    rows,
    may: costs,
    fields: { internal: 'company>Company move>StockMove layer>CostLayer quantity corrects>CostUse', margin: 'value' },
    listedBy: 'StockMove.costUses<move CostLayer.uses<layer CostUse.corrections<corrects',
    title: 'move',
  }),
  expectRecord('CostAdjustment', {
    domain: 'warehouse',
    rows,
    may: costs,
    fields: {
      internal: `company>Company cause reference sourceKind sourceId day product>Product layer>CostLayer use>CostUse
        passes>CostAdjustment`,
      margin: 'amount',
    },
    listedBy: `Product.costAdjustments<product CostLayer.adjustments<layer CostUse.adjustments<use
      CostAdjustment.passedOn<passes`,
    title: 'reference',
    search: 'reference',
  }),
  expectRecord('LandedCost', {
    domain: 'warehouse',
    rows,
    may: costDocuments,
    editableIn: ['draft'],
    fields: { internal: 'number! company>Company reference splitBy bookedOn! notes state! lines*LandedCostLine', margin: 'amount' },
    listedBy: 'Company.landedCosts<company',
    title: 'number',
    search: 'number reference',
  }),
  expectRecord('LandedCostLine', {
    domain: 'warehouse',
    partOf: 'landedCost>LandedCost',
    rows,
    may: { read: 5, create: 5, update: 5, remove: 5 },
    fields: { internal: 'landedCost>LandedCost receipt>Receipt' },
    listedBy: 'Receipt.landedCosts<receipt',
    title: 'receipt',
  }),
  expectRecord('StockRevaluation', {
    domain: 'warehouse',
    rows,
    may: costDocuments,
    editableIn: ['draft'],
    fields: {
      internal: 'number! company>Company product>Product warehouse>Warehouse reason bookedOn! notes state!',
      margin: 'unitValue',
    },
    listedBy: `Company.stockRevaluations<company Product.stockRevaluations<product Warehouse.stockRevaluations<warehouse`,
    title: 'number',
    search: 'number',
  }),
  expectRecord('Delivery', {
    plural: 'deliveries',
    domain: 'warehouse',
    rows,
    may: { ...documents, confirm: 2, reserve: 2, release: 3, ship: 2, cancel: 3 },
    editableIn: ['draft', 'confirmed'],
    fields: {
      internal: `number! kind party>Party company>Company warehouse>Warehouse plannedOn shippedOn! reference minimumShelfLifeDays
        reservation! backorderOf!Delivery notes state! lines*DeliveryLine`,
    },
    listedBy: 'Party.deliveries<party Company.deliveries<company Warehouse.deliveries<warehouse Delivery.backorders<backorderOf',
    title: 'number',
    search: 'number reference',
  }),
  expectRecord('DeliveryLine', {
    domain: 'warehouse',
    partOf: 'delivery>Delivery',
    rows,
    may: documents,
    fields: { internal: 'delivery>Delivery product>Product lot>Lot quantity reserved! toShip shipped! returnOf>StockMove sourceLine!' },
    listedBy: 'Product.deliveryLines<product',
    title: 'product',
  }),
  expectRecord('Reservation', {
    domain: 'warehouse',
    rows,
    may: derived,
    fields: { internal: 'company>Company product>Product delivery>Delivery line>DeliveryLine place>StockOnHand quantity' },
    listedBy: 'Product.reservations<product Delivery.reservations<delivery DeliveryLine.reservations<line StockOnHand.reservations<place',
    title: 'product',
  }),
  expectRecord('Receipt', {
    domain: 'warehouse',
    rows,
    may: { ...documents, confirm: 2, receive: 2, cancel: 3 },
    editableIn: ['draft', 'expected'],
    fields: {
      internal: `number! kind party>Party company>Company warehouse>Warehouse location>Location expectedOn receivedOn reference
        backorderOf!Receipt notes state! lines*ReceiptLine`,
    },
    listedBy: 'Party.receipts<party Company.receipts<company Warehouse.receipts<warehouse Receipt.backorders<backorderOf',
    title: 'number',
    search: 'number reference',
  }),
  expectRecord('ReceiptLine', {
    domain: 'warehouse',
    partOf: 'receipt>Receipt',
    rows,
    may: documents,
    fields: {
      internal: 'receipt>Receipt product>Product quantity received lot>Lot lotNumber madeOn expiresOn returnOf>StockMove sourceLine!',
      margin: 'unitCost',
    },
    levels: { unitCost: { read: 5 } },
    listedBy: 'Product.receiptLines<product',
    title: 'product',
  }),
  expectRecord('Transfer', {
    domain: 'warehouse',
    rows,
    may: { ...documents, complete: 2, ship: 2, receive: 2, cancel: 2 },
    editableIn: ['draft', 'on the way'],
    fields: {
      internal: 'number! company>Company from>Location to>Location plannedOn shippedOn! receivedOn! notes state! lines*TransferLine',
    },
    listedBy: 'Company.transfers<company Location.transfersOut<from Location.transfersIn<to',
    title: 'number',
    search: 'number',
  }),
  expectRecord('TransferLine', {
    domain: 'warehouse',
    partOf: 'transfer>Transfer',
    rows,
    may: documents,
    fields: { internal: 'transfer>Transfer product>Product lot>Lot quantity received' },
    listedBy: 'Product.transferLines<product Lot.transferLines<lot',
    title: 'product',
  }),
  expectRecord('Scrap', {
    domain: 'warehouse',
    rows,
    may: { ...documents, scrap: 3 },
    editableIn: ['draft'],
    fields: { internal: 'number! company>Company location>Location reason scrappedOn! notes state! lines*ScrapLine' },
    listedBy: 'Company.scraps<company Location.scraps<location',
    title: 'number',
    search: 'number',
  }),
  expectRecord('ScrapLine', {
    domain: 'warehouse',
    partOf: 'scrap>Scrap',
    rows,
    may: documents,
    fields: { internal: 'scrap>Scrap product>Product lot>Lot quantity' },
    listedBy: 'Product.scrapLines<product Lot.scrapLines<lot',
    title: 'product',
  }),
  expectRecord('StockCount', {
    domain: 'warehouse',
    rows,
    may: { ...documents, start: 2, apply: 4, cancel: 3 },
    editableIn: ['draft', 'counting'],
    fields: { internal: 'number! company>Company location>Location startedAt! notes state! lines*StockCountLine' },
    listedBy: 'Company.stockCounts<company Location.counts<location',
    title: 'number',
    search: 'number',
  }),
  expectRecord('StockCountLine', {
    domain: 'warehouse',
    partOf: 'count>StockCount',
    rows,
    may: documents,
    fields: { internal: 'count>StockCount location>Location product>Product lot>Lot expected! counted difference!' },
    title: 'product',
  }),
];
