import { expectRecord } from './table.js';

// Whoever works with goods knows all that lies in the company's warehouses; leads look after places, clerks write down what
// happens. What moved and what lies where follows from documents: nobody writes it. What goods cost us is for managers.
const rows = { 1: 'company by company' };
const nobody = 8;
const places = { read: 1, create: 4, update: 4, remove: 5 };
const documents = { read: 1, create: 2, update: 2, remove: 5 };
const derived = { read: 1, create: nobody, update: nobody, remove: nobody };
const costs = { ...derived, read: 5 };

export default [
  expectRecord('Warehouse', {
    domain: 'warehouse',
    rows,
    may: places,
    fields: { internal: 'code name company>Company picking' },
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
    fields: { internal: 'company>Company move>StockMove layer>CostLayer quantity', margin: 'value' },
    listedBy: 'StockMove.costUses<move CostLayer.uses<layer',
    title: 'move',
  }),
];
