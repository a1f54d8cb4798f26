import { column, type SourceMapping } from '../../server/kernel/work/import/mapping.js';

/** What every company needs on its first day: currencies, units and a tax code for what is not taxed. */
export const reference: SourceMapping = {
  source: 'reference',
  tables: [
    {
      table: 'currencies',
      record: 'Currency',
      rows: { file: 'currencies.csv' },
      key: '{code}',
      adoptBy: 'code',
      fields: { code: column('code'), name: column('name'), decimals: column('decimals') },
    },
    {
      table: 'units',
      record: 'Unit',
      rows: { file: 'units.csv' },
      key: '{code}',
      adoptBy: 'code',
      fields: { code: column('code'), name: column('name'), category: column('category'), factor: column('factor') },
    },
    {
      table: 'tax-codes',
      record: 'TaxCode',
      rows: { file: 'tax-codes.csv' },
      key: '{code}',
      adoptBy: 'code',
      fields: {
        code: column('code'),
        name: column('name'),
        rate: column('rate'),
        included: column('included'),
      },
    },
  ],
};
