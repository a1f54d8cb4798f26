import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import {
  cases,
  column,
  fixed,
  found,
  imported,
  lines,
  pattern,
  type FieldMap,
  type SourceMapping,
  type TableMapping,
} from '../../kernel/work/import/mapping.js';

const company = imported('company', 'northwind');
const dollar = found('Currency', 'code', 'USD');
const salesDepartment = imported('departments', 'sales');

const companyNamed = (name: string): TableMapping => ({
  table: 'company',
  record: 'Company',
  rows: [{ key: 'northwind', name }],
  key: '{key}',
  adoptBy: 'name',
  fields: {
    name: column('name'),
    legalName: column('name'),
    currency: dollar,
    country: fixed('US'),
    language: fixed('en'),
    timeZone: fixed('America/Los_Angeles'),
  },
});

const departments: TableMapping = {
  table: 'departments',
  record: 'Department',
  rows: [{ key: 'sales', name: 'Sales' }],
  key: '{key}',
  fields: { company, name: column('name') },
  lines: { domains: lines({ domain: fixed('sales') }, { domain: fixed('directory') }) },
};

const address: FieldMap = {
  kind: fixed('main'),
  street: column('address', 'one line'),
  city: column('city'),
  region: column('region'),
  postalCode: column('postal_code'),
  country: column('country'),
};
const phone: FieldMap = { kind: fixed('phone'), value: column('phone') };
const fax: FieldMap = { kind: fixed('fax'), value: column('fax') };
const web: FieldMap = { kind: fixed('web'), value: column('homepage') };

const suppliers: TableMapping = {
  table: 'suppliers',
  record: 'Party',
  rows: { file: 'suppliers.csv' },
  key: '{supplier_id}',
  fields: { name: column('company_name'), code: pattern('SUPPLIER-{supplier_id}'), isSupplier: fixed(true) },
  lines: {
    addresses: lines(address),
    contactPoints: lines(phone, fax, web),
  },
};

const shippers: TableMapping = {
  table: 'shippers',
  record: 'Party',
  rows: { file: 'shippers.csv' },
  key: '{shipper_id}',
  fields: { name: column('company_name'), code: pattern('CARRIER-{shipper_id}'), isCarrier: fixed(true) },
  lines: { contactPoints: lines(phone) },
};

const customers: TableMapping = {
  table: 'customers',
  record: 'Party',
  rows: { file: 'customers.csv' },
  key: '{customer_id}',
  fields: { name: column('company_name'), code: column('customer_id'), isCustomer: fixed(true) },
  lines: {
    addresses: lines(address),
    contactPoints: lines(phone, fax),
  },
};

/** The people who speak for a company, and what they are there. */
function contactsOf(table: string, file: string, key: string): TableMapping[] {
  return [
    {
      table: `${table}-contacts`,
      record: 'Party',
      rows: { file },
      key,
      fields: { kind: fixed('person'), name: column('contact_name'), jobTitle: column('contact_title') },
    },
    {
      table: `${table}-contact-roles`,
      record: 'PartyLink',
      rows: { file },
      key,
      fields: {
        person: imported(`${table}-contacts`, key),
        company: imported(table, key),
        role: column('contact_title'),
        isPrimary: fixed(true),
      },
    },
  ];
}

const categories: TableMapping = {
  table: 'categories',
  record: 'ProductCategory',
  rows: { file: 'categories.csv' },
  key: '{category_id}',
  adoptBy: 'name',
  fields: { name: column('category_name'), description: column('description') },
};

const products: TableMapping = {
  table: 'products',
  record: 'Product',
  rows: { file: 'products.csv' },
  key: '{product_id}',
  fields: {
    code: column('product_id'),
    name: column('product_name'),
    category: imported('categories', '{category_id}'),
    quantityPerUnit: column('quantity_per_unit'),
    unit: found('Unit', 'code', 'pcs'),
    listPrice: column('unit_price'),
    taxCode: found('TaxCode', 'code', 'none'),
    active: column('discontinued', 'negated'),
  },
  lines: {
    suppliers: lines({ supplier: imported('suppliers', '{supplier_id}'), currency: dollar }),
  },
};

const trainee = 1;
const clerk = 2;
const specialist = 3;
const manager = 5;
const director = 6;

/** What somebody is trusted with goes by their title: who sells decides about orders, and all look things up. */
const levels = (representative: number, coordinator: number, salesManager: number, vicePresident: number) =>
  cases('title', {
    'Sales Representative': representative,
    'Inside Sales Coordinator': coordinator,
    'Sales Manager': salesManager,
    'Vice President, Sales': vicePresident,
    '*': trainee,
  });

const grants: readonly FieldMap[] = [
  { domain: fixed('sales'), company, department: salesDepartment, level: levels(specialist, clerk, manager, director) },
  { domain: fixed('directory'), company, level: levels(clerk, specialist, manager, manager) },
  { domain: fixed('catalog'), company, level: levels(trainee, clerk, specialist, manager) },
  { domain: fixed('company'), company, level: fixed(trainee) },
  { domain: fixed('personnel'), company, level: fixed(trainee) },
];

const employees: TableMapping = {
  table: 'employees',
  record: 'Employee',
  rows: { file: 'employees.csv' },
  key: '{employee_id}',
  fields: {
    name: pattern('{first_name} {last_name}'),
    firstName: column('first_name'),
    lastName: column('last_name'),
    title: column('title'),
    email: pattern('{first_name}.{last_name}@northwind.example', 'lower case'),
    extension: column('extension'),
    company,
    department: salesDepartment,
    hiredOn: column('hire_date'),
    birthDate: column('birth_date'),
    homePhone: column('home_phone'),
    street: column('address', 'one line'),
    city: column('city'),
    region: column('region'),
    postalCode: column('postal_code'),
    country: column('country'),
    notes: column('notes'),
  },
  lines: { grants: lines(...grants) },
};

/** Somebody may report to a person further down the file, so the lines of report come when all are there. */
const managers: TableMapping = {
  table: 'managers',
  record: 'Employee',
  rows: { file: 'employees.csv' },
  key: '{employee_id}',
  completes: 'employees',
  fields: { manager: imported('employees', '{reports_to}') },
};

const orders: TableMapping = {
  table: 'orders',
  record: 'SalesOrder',
  rows: { file: 'orders.csv' },
  key: '{order_id}',
  fields: {
    number: column('order_id'),
    customer: imported('customers', '{customer_id}'),
    owner: imported('employees', '{employee_id}'),
    company,
    department: salesDepartment,
    orderDate: column('order_date'),
    requestedOn: column('required_date'),
    shippedOn: column('shipped_date'),
    currency: dollar,
    freight: column('freight'),
    carrier: imported('shippers', '{ship_via}'),
    shipName: column('ship_name'),
    shipStreet: column('ship_address', 'one line'),
    shipCity: column('ship_city'),
    shipRegion: column('ship_region'),
    shipPostalCode: column('ship_postal_code'),
    shipCountry: column('ship_country'),
  },
  lines: {
    lines: {
      from: 'file',
      file: 'order_details.csv',
      key: '{order_id}',
      fields: {
        product: imported('products', '{product_id}'),
        unitPrice: column('unit_price'),
        quantity: column('quantity'),
        discount: column('discount', 'percent'),
      },
    },
  },
  moves: ['confirm'],
};

const tradeName = 'Northwind Traders';

/**
 * The books of a trading company of the nineties, as its nine people kept them. Stock and sales territories have no records yet.
 * A company of its name that is here already is taken for it, unless it counts in another money than those books.
 */
export async function northwindFor(kernel: Kernel): Promise<SourceMapping> {
  const { rows } = await asFacts(kernel.pool, (client) =>
    client.query(`select from company c join currency u on u.id = c.currency_id where c.name = $1 and u.code <> 'USD'`, [tradeName]),
  );
  return northwind(rows.length > 0 ? `${tradeName} (USD)` : tradeName);
}

const northwind = (companyName: string): SourceMapping => ({
  source: 'northwind',
  tables: [
    companyNamed(companyName),
    departments,
    suppliers,
    shippers,
    customers,
    ...contactsOf('customers', 'customers.csv', '{customer_id}'),
    ...contactsOf('suppliers', 'suppliers.csv', '{supplier_id}'),
    categories,
    products,
    employees,
    managers,
    orders,
  ],
});
