import { getOperationAST, parse } from 'graphql';
import type { Field, RecordType } from '../../server/kernel/declare/index.js';
import { planOperation } from '../../server/kernel/read/plan.js';
import { MomentOf } from '../../server/kernel/read/run.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const large = ['Party', 'Product', 'SalesOrder', 'SalesOrderLine'];

let db: TestDatabase;
let lead: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  await fill();
}, 120_000);

afterAll(() => db.close());

/** Twenty thousand of each, in five departments of which the caller sees one. */
async function fill(): Promise<void> {
  const names = ['One', 'Two', 'Three', 'Four', 'Five'];
  const cast = await Cast.of(db, { departments: names });
  lead = await cast.employee('Lead', [
    { domain: 'sales', level: 'Lead', department: 'One' },
    ...['directory', 'catalog', 'company', 'personnel', 'warehouse'].map((domain) => ({ domain, level: 'Trainee' as const })),
  ]);
  const [unit] = (await db.owner.query<{ id: string }>('select id from unit limit 1')).rows;
  const category = await insert(db, 'ProductCategory', { name: 'All' });
  const departments = await Promise.all(names.map((name) => cast.department(name)));
  const sellers = await Promise.all(names.map(async (name) => (await cast.clerk('sales', name)).id));
  const [euro] = (await db.owner.query<{ id: string }>('select currency_id as id from company')).rows;
  const id = (kind: number) => `('00000000-0000-7000-800${kind}-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const stamps = `timestamptz '2024-01-01' + n * interval '1 minute'`;
  await db.owner.query(
    `insert into party (id, version, created_at, updated_at, kind, name, code, tax_id, is_customer, is_supplier, is_carrier, city, country)
     select ${id(1)}, 1, ${stamps}, ${stamps}, case n % 5 when 0 then 'person' else 'company' end, 'Party ' || md5(n::text), 'P' || n, 'T' || n, n % 50 <> 0, n % 50 = 0, false,
       'City ' || n % 500, 'Country ' || n % 100 from generate_series(1, 20000) n`,
  );
  await db.owner.query(
    `insert into product (id, version, created_at, updated_at, code, name, category_id, kind, unit_id, list_price, active, barcode, tracking)
     select ${id(2)}, 1, ${stamps}, ${stamps}, 'SKU' || n, 'Product ' || md5(n::text), case when n % 200 = 0 then $1::uuid end, case n % 50 when 0 then 'service' else 'goods' end, $2::uuid, n % 1000, n % 50 <> 0, 'B' || n, 'none'
     from generate_series(1, 20000) n`,
    [category, unit!.id],
  );
  const places = (list: readonly string[]) => `(array[${list.map((each) => `'${each}'::uuid`).join()}])[1 + n % 5]`;
  await db.owner.query(
    `insert into sales_order (id, version, created_at, updated_at, number, customer_id, owner_id, company_id, department_id, order_date, requested_on, shipped_on, currency_id, document_discount,
       freight, freight_in_company_currency, lines_amount, lines_amount_in_company_currency, discount_amount, discount_amount_in_company_currency, net_amount, net_amount_in_company_currency,
       tax_amount, tax_amount_in_company_currency, total, total_in_company_currency, state, customer_reference, promised_on, delivery_status, invoice_status, done)
     select ${id(3)}, 1, ${stamps}, ${stamps}, 'SO-' || n, ${id(1).replace('to_hex(n)', 'to_hex(1 + n % 20000)')}, ${places(sellers)}, $1::uuid, ${places(departments)}, date '2024-01-01' + n % 700,
       date '2024-01-01' + n % 700, date '2024-01-01' + n % 700, $2::uuid, 0, 0, 0, n, n, 0, 0, n, n, 0, 0, n, n, (array['draft', 'quoted', 'confirmed', 'cancelled'])[1 + n % 4], 'R' || n, date '2024-01-01' + n % 700,
       (array['not needed', 'none', 'partly', 'fully'])[1 + n % 4], (array['none', 'none', 'partly', 'fully'])[1 + n % 4], n % 50 = 0
     from generate_series(1, 20000) n`,
    [cast.companyId, euro!.id],
  );
  const order = `('00000000-0000-7000-8003-' || lpad(to_hex(1 + n % 20000), 12, '0'))::uuid`;
  const scope = ['owner_id', 'department_id', 'company_id'];
  await db.owner.query(
    `insert into sales_order_line (id, position, order_id, product_id, description, quantity, discount, unit_price, amount, amount_in_company_currency, net_amount, net_amount_in_company_currency,
       tax_amount, tax_amount_in_company_currency, total, total_in_company_currency, ships, delivered, invoiced, to_deliver, to_invoice, ${scope.join(', ')})
     select ${id(4)}, n / 20000, ${order}, ${id(2).replace('to_hex(n)', 'to_hex(1 + n % 20000)')}, 'line', 1, 0, n, n, n, n, n, 0, 0, n, n, false, 0, 0, 0, 0, ${scope.map((column) => `o.${column}`).join(', ')}
     from generate_series(1, 40000) n join sales_order o on o.id = ${order}`,
  );
  await db.owner.query('vacuum analyze');
}

/** A value that few rows have, as the API spells it. */
const values: Readonly<Record<string, string>> = {
  'Party.kind': 'PERSON',
  'Party.name': '"Party abc"',
  'Party.code': '"P77"',
  'Party.taxId': '"T77"',
  'Party.isCustomer': 'false',
  'Party.isSupplier': 'true',
  'Party.city': '"City 77"',
  'Party.country': '"Country 7"',
  'Product.code': '"SKU77"',
  'Product.name': '"Product abc"',
  'Product.kind': 'SERVICE',
  'Product.listPrice': '"77"',
  'Product.active': 'false',
  'Product.barcode': '"B77"',
  'SalesOrder.number': '"SO-77"',
  'SalesOrder.state': 'DRAFT',
  'SalesOrder.netAmount': '"77"',
  'SalesOrder.total': '"77"',
  'SalesOrder.deliveryStatus': 'FULLY',
  'SalesOrder.invoiceStatus': 'FULLY',
  'SalesOrder.done': 'true',
};

const valueOf = (field: Field): string => {
  if (field.name === 'id') return '"00000000-0000-7000-8001-00000000004d"';
  if (field.kind === 'date') return '"2024-03-01"';
  if (field.kind === 'instant') return '"2024-01-02T00:00:00.000Z"';
  return values[field.coordinate] ?? '"some words"';
};

/** The filters of a field that name few rows. */
function filtersOf(field: Field): string[] {
  const { name } = field;
  if (field.kind === 'link') return field.target!.partOf ? [] : [`{ ${name}: { id: { eq: "00000000-0000-7000-8001-00000000004d" } } }`];
  if (field.kind === 'lines') return [];
  const value = valueOf(field);
  const ranges =
    ['date', 'instant', 'money', 'price'].includes(field.kind) && field.kind !== 'instant'
      ? [`{ ${name}: { between: [${value}, ${value}] } }`]
      : [];
  const within = field.kind === 'date' ? [`{ ${name}: { within: THIS_MONTH } }`] : [];
  const words = field.search ? [`{ ${name}: { contains: "abc12" } }`, `{ ${name}: { startsWith: "party abc12" } }`] : [];
  const same =
    field.search && !field.filter
      ? []
      : [`{ ${name}: { eq: ${value} } }`, ...(field.kind === 'flag' ? [] : [`{ ${name}: { in: [${value}] } }`])];
  return [...same, ...ranges, ...within, ...words];
}

interface Question {
  readonly record: RecordType;
  readonly asked: string;
}

function questions(): Question[] {
  return large
    .map((name) => db.registry.named(name))
    .flatMap((record) => {
      const fields = record.fields.filter((field) => !field.hidden && !field.twinOf && (field.filter || field.search));
      const filters = fields.flatMap(filtersOf).map((filter) => `filter: ${filter}`);
      const orders = fields
        .filter(({ filter, kind }) => filter && kind !== 'link')
        .flatMap(({ name }) => [`orderBy: [{ ${name}: ASC }]`, `orderBy: [{ ${name}: DESC }]`]);
      const search = record.searchable.length > 0 ? ['filter: { search: "abc12" }'] : [];
      return [...filters, ...orders, ...search].map((asked) => ({ record, asked }));
    });
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

test('every filter, order and search of a large record finds its rows by an index, as the role that serves', async () => {
  const scanned: string[] = [];
  const asked = questions();
  const client = await db.kernel.pool.connect();
  try {
    for (const { record, asked: args } of asked) {
      const document = parse(`{ ${record.plural}(${args}, first: 20) { nodes { id } } }`);
      const plan = planOperation({ api: db.api.readable, fragments: {}, variables: {}, rights: lead.rights }, getOperationAST(document)!)!;
      const parameters = [lead.id, lead.epoch, ...plan.valuesAt(new MomentOf({}, lead.timeZone, db.kernel.clock()))];
      await client.query('begin');
      await client.query('select timon.enter($1, $2)', [lead.id, lead.epoch]);
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(`explain (format json) ${plan.text}`, parameters);
      await client.query('rollback');
      const tables = large.map((name) => db.registry.named(name).table);
      const sequential = nodesOf(rows[0]!['QUERY PLAN'][0]!.Plan).filter(
        (node) => node['Node Type'] === 'Seq Scan' && tables.includes(node['Relation Name']!),
      );
      if (sequential.length > 0)
        scanned.push(`${record.plural}(${args}) reads all of ${sequential.map((node) => node['Relation Name']).join()}`);
    }
  } finally {
    client.release();
  }
  expect(asked.length).toBeGreaterThan(80);
  expect(scanned).toEqual([]);
}, 60_000);
