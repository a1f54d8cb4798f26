import {
  column,
  fixed,
  found,
  imported,
  lines,
  pattern,
  type FieldMap,
  type RowLine,
  type SourceMapping,
} from '../../server/kernel/work/import/mapping.js';

const company = imported('company', 'faro');

const address: FieldMap = {
  kind: fixed('main'),
  street: column('street'),
  city: column('city'),
  postalCode: column('postal_code'),
  countryCode: column('country_code'),
  country: column('country'),
};
const contactPoints: readonly FieldMap[] = [
  { kind: fixed('phone'), value: column('phone') },
  { kind: fixed('email'), value: column('email') },
];

/** A grant for each domain in which the file gives somebody a level; sales is worked department by department. */
const grants: readonly RowLine[] = [
  {
    when: 'sales',
    fields: {
      level: column('sales'),
      domain: fixed('sales'),
      company,
      department: imported('departments', '{department}'),
    },
  },
  ...['directory', 'catalog', 'company', 'personnel'].map((domain) => ({
    when: domain,
    fields: { level: column(domain), domain: fixed(domain), company },
  })),
  { when: 'head', fields: { level: column('head'), domain: fixed('*') } },
];

/** A small merchant of wine and preserves, with somebody at every level: for the tour in the README and for scenarios. */
export const demo: SourceMapping = {
  source: 'demo',
  tables: [
    {
      table: 'company',
      record: 'Company',
      rows: [{ key: 'faro', name: 'Bodega del Faro' }],
      key: '{key}',
      adoptBy: 'name',
      fields: {
        name: column('name'),
        legalName: fixed('Bodega del Faro S.L.'),
        taxId: fixed('B11444555'),
        currency: found('Currency', 'code', 'EUR'),
        country: fixed('ES'),
        language: fixed('es'),
        timeZone: fixed('Europe/Madrid'),
      },
    },
    {
      table: 'departments',
      record: 'Department',
      rows: { file: 'departments.csv' },
      key: '{key}',
      fields: { company, name: column('name') },
    },
    {
      table: 'people',
      record: 'Employee',
      rows: { file: 'people.csv' },
      key: '{key}',
      fields: {
        name: pattern('{first_name} {last_name}'),
        firstName: column('first_name'),
        lastName: column('last_name'),
        title: column('title'),
        email: column('email'),
        company,
        department: imported('departments', '{department}'),
        hiredOn: column('hired_on'),
        language: column('language'),
      },
      lines: { grants: { from: 'row', lines: grants } },
    },
    {
      table: 'managers',
      record: 'Employee',
      rows: { file: 'people.csv' },
      key: '{key}',
      completes: 'people',
      fields: { manager: imported('people', '{manager}') },
    },
    {
      table: 'tax-codes',
      record: 'TaxCode',
      rows: { file: 'tax-codes.csv' },
      key: '{code}',
      adoptBy: 'code',
      fields: { code: column('code'), name: column('name'), rate: column('rate'), included: column('included') },
    },
    {
      table: 'exchange-rates',
      record: 'ExchangeRate',
      rows: { file: 'exchange-rates.csv' },
      key: '{currency} {date}',
      fields: {
        company,
        currency: found('Currency', 'code', '{currency}'),
        date: column('date'),
        rate: column('rate'),
      },
    },
    {
      table: 'categories',
      record: 'ProductCategory',
      rows: { file: 'categories.csv' },
      key: '{key}',
      adoptBy: 'name',
      fields: { name: column('name') },
    },
    {
      table: 'suppliers',
      record: 'Party',
      rows: { file: 'suppliers.csv' },
      key: '{key}',
      fields: { name: column('name'), taxId: column('tax_id'), isSupplier: fixed(true), code: pattern('P-{key}') },
      lines: { addresses: lines(address), contactPoints: lines(...contactPoints) },
    },
    {
      table: 'customers',
      record: 'Party',
      rows: { file: 'customers.csv' },
      key: '{key}',
      fields: {
        name: column('name'),
        legalName: column('legal_name'),
        code: pattern('C-{key}'),
        taxId: column('tax_id'),
        isCustomer: fixed(true),
        currency: found('Currency', 'code', '{currency}'),
        creditLimit: column('credit_limit'),
        paymentTerms: found('PaymentTerm', 'code', '{payment_terms}'),
      },
      lines: {
        addresses: lines({ ...address, region: column('region') }),
        contactPoints: lines(...contactPoints),
      },
    },
    {
      table: 'contacts',
      record: 'Party',
      rows: { file: 'customers.csv' },
      key: '{key}',
      fields: { kind: fixed('person'), name: column('contact'), jobTitle: column('contact_role') },
    },
    {
      table: 'contact-roles',
      record: 'PartyLink',
      rows: { file: 'customers.csv' },
      key: '{key}',
      fields: {
        person: imported('contacts', '{key}'),
        company: imported('customers', '{key}'),
        role: column('contact_role'),
        isPrimary: fixed(true),
      },
    },
    {
      table: 'products',
      record: 'Product',
      rows: { file: 'products.csv' },
      key: '{code}',
      fields: {
        code: column('code'),
        name: column('name'),
        category: imported('categories', '{category}'),
        kind: column('kind'),
        unit: found('Unit', 'code', '{unit}'),
        listPrice: column('price'),
        cost: column('cost'),
        taxCode: found('TaxCode', 'code', '{tax}'),
        quantityPerUnit: column('pack'),
      },
      lines: {
        suppliers: lines({
          supplier: imported('suppliers', '{supplier}'),
          price: column('supplier_price'),
          leadTimeDays: column('lead_days'),
          currency: found('Currency', 'code', 'EUR'),
        }),
      },
    },
    {
      table: 'price-lists',
      record: 'PriceList',
      rows: { file: 'price-lists.csv' },
      key: '{key}',
      fields: {
        name: column('name'),
        currency: found('Currency', 'code', '{currency}'),
        customer: imported('customers', '{customer}'),
      },
      lines: {
        lines: {
          from: 'file',
          file: 'prices.csv',
          key: '{list}',
          fields: {
            product: imported('products', '{product}'),
            minQuantity: column('min_quantity'),
            price: column('price'),
            validFrom: column('valid_from'),
            validUntil: column('valid_until'),
          },
        },
      },
    },
    {
      table: 'orders',
      record: 'SalesOrder',
      rows: { file: 'orders.csv' },
      key: '{key}',
      fields: {
        customer: imported('customers', '{customer}'),
        owner: imported('people', '{owner}'),
        company,
        department: imported('departments', '{department}'),
        orderDate: column('date'),
        requestedOn: column('requested'),
        customerReference: column('reference'),
        documentDiscount: column('discount'),
        freight: column('freight'),
      },
      lines: {
        lines: {
          from: 'file',
          file: 'order-lines.csv',
          key: '{order}',
          fields: {
            product: imported('products', '{product}'),
            quantity: column('quantity'),
            discount: column('discount'),
          },
        },
      },
      moves: {
        column: 'state',
        cases: {
          draft: [],
          quoted: ['quote'],
          confirmed: ['quote', 'confirm'],
          cancelled: ['quote', 'cancel'],
        },
      },
    },
  ],
};
