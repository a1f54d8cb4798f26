import { expectRecord } from './table.js';

// Everybody who works in the catalogue sees how taxes are charged, since they have to explain it; managers look after them.
// Outside, one is told what a tax is called and how much it is.
const rows = { 1: 'everyone' };
const may = { read: 1, create: 5, update: 5, remove: 5 };

export default [
  expectRecord('TaxCode', {
    domain: 'catalog',
    rows,
    may,
    fields: {
      public: 'code name kind rate amount included country',
      internal: `affectsBase baseAffected sequence use exigibility validFrom validUntil members*TaxGroupMember parts*TaxPart`,
    },
    party: { rows: 'everyone', reads: 'code name kind rate amount included country' },
    title: 'code',
    search: 'code name',
  }),
  expectRecord('TaxGroupMember', {
    domain: 'catalog',
    partOf: 'group>TaxCode',
    rows,
    may,
    fields: { internal: 'group>TaxCode member>TaxCode' },
    title: 'member',
  }),
  expectRecord('TaxPart', {
    domain: 'catalog',
    partOf: 'taxCode>TaxCode',
    rows,
    may,
    fields: { internal: 'taxCode>TaxCode document of share accountRole reportBox' },
    title: 'reportBox',
  }),
  expectRecord('TaxClass', {
    plural: 'taxClasses',
    domain: 'catalog',
    rows,
    may,
    fields: { public: 'code name country' },
    backlinks: 'parties<Party.taxClass rules<TaxRule.partyClass',
    title: 'name',
    search: 'code name',
  }),
  expectRecord('TaxRule', {
    domain: 'catalog',
    rows,
    may,
    fields: {
      internal: `name side ourCountry partyClass>TaxClass country place standing supply usual>TaxCode charge>TaxCode sequence
        validFrom validUntil`,
    },
    title: 'name',
    search: 'name',
  }),
];
