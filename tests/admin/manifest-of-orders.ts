import { RecordBook, type Manifest, type ManifestField, type ManifestRecord } from '../../admin/record-book.js';

const field = (name: string, kind: ManifestField['kind'], more: Partial<ManifestField> = {}): ManifestField => ({
  name,
  kind,
  label: name,
  optional: true,
  writable: 'always',
  filter: false,
  search: false,
  ...more,
});

const record = (name: string, fields: ManifestField[], more: Partial<ManifestRecord> = {}): ManifestRecord => ({
  name,
  singular: name[0]!.toLowerCase() + name.slice(1),
  plural: `${name[0]!.toLowerCase()}${name.slice(1)}s`,
  module: 'sales',
  label: name,
  labelMany: `${name}s`,
  title: 'name',
  orderBy: { field: 'name', direction: 'ASC' },
  searchable: false,
  fields: [field('id', 'text', { writable: 'on create', filter: true }), ...fields],
  moves: [],
  backlinks: [],
  handOver: [],
  may: { create: true, update: true, remove: true },
  ...more,
});

const manifest: Manifest = {
  hash: 'x',
  language: 'en',
  menu: [],
  duties: [],
  operations: [],
  words: {},
  records: [
    record('Currency', [field('code', 'text', { filter: true })], { title: 'code', plural: 'currencies' }),
    record('Customer', [field('name', 'text', { filter: true, search: true })]),
    record(
      'Order',
      [
        field('number', 'text', { writable: 'never', filter: true }),
        field('customer', 'link', { target: 'Customer', filter: true, optional: false }),
        field('seller', 'link', { target: 'HiddenRecord', filter: true }),
        field('currency', 'link', { target: 'Currency', filter: true }),
        field('owner', 'text', { writable: 'on create' }),
        field('notes', 'longText'),
        field('total', 'money', { writable: 'never', filter: true, currency: 'currency' }),
        field('lines', 'lines', { target: 'OrderLine' }),
      ],
      { title: 'number' },
    ),
    record(
      'OrderLine',
      [
        field('order', 'link', { target: 'Order' }),
        field('product', 'text'),
        field('quantity', 'quantity'),
        field('amount', 'money', { writable: 'never', currency: 'order.currency' }),
      ],
      { title: 'product', partOf: 'order' },
    ),
  ],
};

/** Orders with lines, in a foreign currency, for whom one link leads to what they may not see. */
export const orderBook = new RecordBook(manifest, 'EUR');
export const order = orderBook.at('orders');
