import { column, fixed, found, imported, lines, pattern, type SourceMapping } from '../../kernel/work/import/mapping.js';
import { sourceId } from '../../kernel/work/import/source-id.js';

const source = 'synthetic';
const departments = 5;
const sellers = 20;
const categories = 20;
const products = 2_000;
const customers = 10_000;
const mostLines = 9;

const specialist = 3;
const clerk = 2;
const trainee = 1;

/** Draws that follow from a seed alone, so that every run makes the same orders. */
function drawsFrom(seed: number): (below: number) => number {
  let state = (seed + 1) * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const numbered = (count: number, row: (place: number) => Record<string, string>) =>
  Array.from({ length: count }, (_, place) => ({ key: String(place), ...row(place) }));

const cities = ['Lima', 'Oslo', 'Porto', 'Quito', 'Graz', 'Lyon', 'Cork', 'Nantes', 'Bergen', 'Toledo'];
const countries = ['Peru', 'Norway', 'Portugal', 'Ecuador', 'Austria', 'France', 'Ireland', 'France', 'Norway', 'Spain'];
const money = (cents: number): string => (cents / 100).toFixed(2);
const company = imported('company', 'synthetic');

/** A company that is all made up: who sells, what, and to whom. */
export const syntheticCompany: SourceMapping = {
  source,
  tables: [
    {
      table: 'company',
      record: 'Company',
      rows: [{ key: 'synthetic', name: 'Synthetic Trading' }],
      key: '{key}',
      fields: { name: column('name'), currency: found('Currency', 'code', 'USD'), language: fixed('en') },
    },
    {
      table: 'departments',
      record: 'Department',
      rows: numbered(departments, (place) => ({ name: `Sales ${place + 1}` })),
      key: '{key}',
      fields: { company, name: column('name') },
      lines: { domains: lines({ domain: fixed('sales') }) },
    },
    {
      table: 'employees',
      record: 'Employee',
      rows: numbered(sellers, (place) => ({ name: `Seller ${place + 1}`, department: String(place % departments) })),
      key: '{key}',
      fields: {
        name: column('name'),
        email: pattern('seller.{key}@synthetic.example'),
        company,
        department: imported('departments', '{department}'),
      },
      lines: {
        grants: lines(
          {
            domain: fixed('sales'),
            company,
            department: imported('departments', '{department}'),
            level: fixed(specialist),
          },
          { domain: fixed('directory'), company, level: fixed(clerk) },
          { domain: fixed('catalog'), company, level: fixed(trainee) },
          { domain: fixed('company'), company, level: fixed(trainee) },
          { domain: fixed('personnel'), company, level: fixed(trainee) },
        ),
      },
    },
    {
      table: 'categories',
      record: 'ProductCategory',
      rows: numbered(categories, (place) => ({ name: `Synthetic category ${place + 1}` })),
      key: '{key}',
      fields: { name: column('name') },
    },
    {
      table: 'products',
      record: 'Product',
      rows: numbered(products, (place) => ({
        name: `Synthetic product ${place + 1}`,
        category: String(place % categories),
        price: money(drawsFrom(place)(50_000) + 100),
        cost: money(drawsFrom(place)(30_000) + 50),
      })),
      key: '{key}',
      fields: {
        code: pattern('SYN-{key}'),
        name: column('name'),
        category: imported('categories', '{category}'),
        unit: found('Unit', 'code', 'pcs'),
        taxCode: found('TaxCode', 'code', 'none'),
        listPrice: column('price'),
        cost: column('cost'),
      },
    },
    {
      table: 'customers',
      record: 'Party',
      rows: numbered(customers, (place) => ({
        name: `Synthetic customer ${place + 1}`,
        city: cities[place % cities.length]!,
        country: countries[place % countries.length]!,
      })),
      key: '{key}',
      fields: { name: column('name'), code: pattern('SYN-C{key}'), isCustomer: fixed(true) },
      lines: { addresses: lines({ city: column('city'), country: column('country') }) },
    },
  ],
};

const firstDay = Date.UTC(2023, 0, 1);
const days = 3 * 365;
const dayMs = 86_400_000;

/** Ids that grow with the place of the order, so that a million of them land at the end of the index. */
export function syntheticOrderId(place: number): string {
  const time = (firstDay + place).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sourceId(source, 'orders', String(place)).slice(15)}`;
}

/** What somebody might have ordered: the same for the same place, at list prices. */
export function syntheticOrder(place: number): Record<string, unknown> {
  const draw = drawsFrom(place);
  const seller = draw(sellers);
  return {
    id: syntheticOrderId(place),
    customer: sourceId(source, 'customers', String(draw(customers))),
    owner: sourceId(source, 'employees', String(seller)),
    company: sourceId(source, 'company', 'synthetic'),
    department: sourceId(source, 'departments', String(seller % departments)),
    orderDate: new Date(firstDay + draw(days) * dayMs).toISOString().slice(0, 10),
    freight: money(draw(10_000)),
    documentDiscount: draw(4) === 0 ? '2' : '0',
    lines: Array.from({ length: 1 + draw(mostLines) }, () => ({
      product: sourceId(source, 'products', String(draw(products))),
      quantity: String(1 + draw(60)),
      discount: String(draw(4) * 5),
    })),
  };
}
