import pg from 'pg';
import type { BenchSize } from './bench-size.js';

/** Who the bench signs in as: the lead of one department of five, who sees a fifth of the orders and no costs. */
export const lead = { email: 'lead@bench.example', password: 'a lead of one department' } as const;

const kinds = {
  company: 1,
  department: 2,
  employee: 3,
  category: 4,
  product: 5,
  party: 6,
  order: 7,
  line: 8,
  grant: 9,
  entry: 10,
  entryLine: 11,
  delivery: 12,
  deliveryLine: 13,
  receipt: 14,
  receiptLine: 15,
};

/** Ids follow from kind and place, and look like those that clients make. */
export const id = (kind: keyof typeof kinds, place: string): string =>
  `(lpad(to_hex(${kinds[kind]}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex((${place})::bigint), 12, '0'))::uuid`;

export const benchId = (kind: keyof typeof kinds, place: number): string =>
  `${kinds[kind].toString(16).padStart(8, '0')}-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;

export const leadId = benchId('employee', 20);
/** Who may do the same and sees every order. */
export const director = { email: 'director@bench.example', password: lead.password } as const;
export const directorId = benchId('employee', 21);
export const companyId = benchId('company', 0);

const sqlList = (words: string) =>
  `array[${words
    .split(' ')
    .map((word) => `'${word.replaceAll('_', ' ')}'`)
    .join(', ')}]`;

const owners = sqlList(
  'Aguirre Barrientos Castañeda Domínguez Echeverría Fernández Goikoetxea Hernández Ibáñez Jiménez Kowalczyk Larrañaga Montenegro Novoa Olazábal Peñaranda Quiñones Rodríguez Sepúlveda Tejada Urrutia Villanueva Wagner Ximénez Yrigoyen Zubizarreta Abernathy Beaumont Christensen Delacroix Eriksson Fitzgerald Grünwald Haverkamp Ivanović Johansson Kristoffersen Lindqvist McAllister Nakamura Oppenheimer Petrović Quarshie Rasmussen Schneider Thorvaldsen Underwood Vandenberg Whitfield Xanthopoulos Yamaguchi Zimmermann Blackwood Carmichael Drummond Ellsworth Fairbanks Galbraith Holloway Iturbe',
);
const trades = sqlList(
  'Textiles Ferretería Panadería Electrónica Muebles Químicos Alimentos Bebidas Papelería Maquinaria Cerámica Herrajes Plásticos Pinturas Vidrios Calzado Juguetes Libros Óptica Relojería Aceites Conservas Lácteos Carnes Frutas Verduras Semillas Abonos Maderas Mármoles Timber Steelworks Chandlery Glassware Foundry Brewery Bakeries Printing Optics Shipping Freight Bearings Castings Ceramics Coatings Cordage Fasteners Fittings Forgings Gaskets Hydraulics Insulation Lighting Moulding Packaging Pumps Sealants Tooling Valves Wiring',
);
const forms = sqlList(
  'SA SL SAC SRL Ltda Hnos &_Co e_Hijos y_Cía del_Norte del_Sur de_Levante GmbH AG KG AB AS Oy BV NV Ltd LLP Inc Group Partners Brothers &_Sons International Ibérica',
);
const cities = sqlList(
  'Lima Madrid Bogotá Quito Sevilla Valencia Córdoba Mendoza Rosario Arequipa Cusco Medellín Cali Guayaquil Cuenca Toledo Zaragoza Bilbao Vigo Málaga Porto Braga Lisboa Lyon Nantes Rennes Graz Linz Bergen Oslo Aarhus Odense Turku Tampere Cork Galway Leeds Bristol Utrecht Gent',
);
const countries = sqlList('Perú España Colombia Ecuador Argentina Portugal France Österreich Norge Danmark');

/** A fixed mixing of a place, so that neighbours differ and every run loads the same. */
const mixed = (place: string, salt: number) => `(abs(hashint8extended((${place})::bigint, ${salt})) % 1000003)`;

const head = `1, now(), now()`;
const firstDay = `date '2023-12-01'`;
const daysOfTrade = 1_080;

function statements({ parties, products, orders }: BenchSize): string[] {
  const pick = (list: string, place: string) => `(${list})[1 + (${place}) % cardinality(${list})]`;
  const day = `(${firstDay} + (o::bigint * ${daysOfTrade} / ${orders})::int)`;
  const department = `(${mixed('o', 1)} % 5)`;
  const seller = `(${department} + 5 * (${mixed('o', 2)} % 4))`;
  return [
    `set session_replication_role = replica; set search_path = public; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set synchronous_commit = off`,
    `insert into company (id, version, created_at, updated_at, name, currency_id, language, time_zone, rounding_mode, tax_rounding, costing_method)
       select ${id('company', '0')}, ${head}, 'Bench Trading', id, 'en', 'UTC', 'half-up', 'document', 'fifo' from currency where code = 'USD'`,
    `insert into department (id, version, created_at, updated_at, company_id, name)
       select ${id('department', 'd')}, ${head}, ${id('company', '0')}, 'Sales ' || d from generate_series(0, 4) d`,
    `insert into department_domain (id, position, department_id, domain) select gen_random_uuid(), 1, id, 'sales' from department`,
    `insert into employee (id, version, created_at, updated_at, name, email, company_id, department_id, state, account)
       select ${id('employee', 'e')}, ${head}, case e when 20 then 'Lea Lead' when 21 then 'Dora Director' else 'Seller ' || e end,
         case e when 20 then '${lead.email}' when 21 then '${director.email}' else 'seller.' || e || '@bench.example' end, ${id('company', '0')}, ${id('department', 'e % 5')}, 'active', 'staff'
       from generate_series(0, 21) e`,
    `insert into "grant" (id, position, employee_id, company_id, department_id, domain, level, pay, margin, bank, secret, personal)
       select gen_random_uuid(), row_number() over (), ${id('employee', 'e')}, case when domain <> 'sales' or e = 20 then ${id('company', '0')} end,
         case when domain = 'sales' and e = 20 then ${id('department', '0')} end, domain, case when domain = 'sales' and e = 21 then 6 else level end, false, false, false, false, false
       from generate_series(20, 21) e, (values ('sales', 4), ('directory', 2), ('catalog', 1), ('company', 1), ('personnel', 1)) as g(domain, level)`,
    `insert into product_category (id, version, created_at, updated_at, name)
       select ${id('category', 'c')}, ${head}, 'Category ' || c from generate_series(0, 19) c`,
    `insert into product (id, version, created_at, updated_at, code, name, category_id, kind, unit_id, list_price, cost, tax_code_id, active, tracking)
       select ${id('product', 'p')}, ${head}, 'P' || lpad(p::text, 5, '0'), ${pick(trades, 'p')} || ' ' || ${pick(owners, 'p / 7')} || ' ' || p, ${id('category', 'p % 20')},
         'goods', u.id, round((1 + ${mixed('p', 3)} % 50000)::numeric / 100, 2), round((1 + ${mixed('p', 4)} % 30000)::numeric / 100, 2), t.id, true, 'none'
       from generate_series(0, ${products - 1}) p, (select id from unit where code = 'pcs') u, (select id from tax_code where code = 'none') t`,
    `insert into party (id, version, created_at, updated_at, kind, name, code, tax_id, is_customer, is_supplier, is_carrier, city, country)
       select ${id('party', 'p')}, 1, now() - p * interval '1 minute', now(), case when p % 5 = 0 then 'person' else 'company' end,
         ${pick(owners, 'p')} || ' ' || ${pick(trades, 'p / 60')} || ' ' || ${pick(forms, 'p / 3600')}, 'C' || lpad(p::text, 7, '0'), 'T' || ${mixed('p', 5)} || '-' || p,
         p % 20 <> 0, p % 9 = 0, false, ${pick(cities, `floor(sqrt(${mixed('p', 6)} % 1600))::int`)}, ${pick(countries, mixed('p', 7))}
       from generate_series(0, ${parties - 1}) p`,
    `create temporary table one_line as select o, n, p.id as product_id, p.name as description, p.list_price, p.cost, p.unit_id, p.tax_code_id, 1 + ${mixed('o * 16 + n', 8)} % 20 as quantity
       from generate_series(0, ${orders - 1}) o, lateral generate_series(1, (1 + o * 7 % 9)::int) n
       join product p on true where p.id = ${id('product', `${mixed('o * 16 + n', 9)} % ${products}`)}`,
    `insert into sales_order_line (id, position, order_id, product_id, description, quantity, unit_id, unit_price, list_price, discount, tax_code_id, amount, net_amount, tax_amount, total, unit_cost, margin,
         amount_in_company_currency, net_amount_in_company_currency, tax_amount_in_company_currency, total_in_company_currency, margin_in_company_currency, ships, delivered, invoiced, to_deliver, to_invoice, owner_id, department_id, company_id)
       select ${id('line', 'o * 16 + n')}, n, ${id('order', 'o')}, product_id, description, quantity, unit_id, list_price, list_price, 0, tax_code_id, amount, amount, 0.00, amount, cost, amount - cost * quantity,
         amount, amount, 0.00, amount, amount - cost * quantity, false, 0, 0, 0, case when o % 6 in (2, 3, 4) then quantity else 0 end, ${id('employee', seller)}, ${id('department', department)}, ${id('company', '0')}
       from (select *, list_price * quantity as amount from one_line) l order by o, n`,
    `insert into sales_order (id, version, created_at, updated_at, number, customer_id, owner_id, company_id, department_id, order_date, requested_on, currency_id, exchange_rate, rate_date, document_discount, freight,
         rounding_mode, lines_amount, discount_amount, net_amount, tax_amount, total, cost, margin, state, freight_in_company_currency, lines_amount_in_company_currency, discount_amount_in_company_currency,
         net_amount_in_company_currency, tax_amount_in_company_currency, total_in_company_currency, cost_in_company_currency, margin_in_company_currency, invoicing, delivery_status, invoice_status, done)
       select ${id('order', 'o')}, 1, ${day} + o % 86400 * interval '1 second', now(), 'SO-' || to_char(${day}, 'YYYY') || '-' || lpad((row_number() over (partition by to_char(${day}, 'YYYY') order by o))::text, 6, '0'),
         ${id('party', `${mixed('o', 10)} % ${parties}`)}, ${id('employee', seller)}, ${id('company', '0')}, ${id('department', department)}, ${day}, ${day} + 14, c.id, 1, ${day}, 0, 0.00,
         'half-up', amount, 0.00, amount, 0.00, amount, cost, amount - cost, (array['draft', 'quoted', 'confirmed', 'confirmed', 'confirmed', 'cancelled'])[1 + o % 6], 0.00, amount, 0.00, amount, 0.00, amount, cost, amount - cost, 'on order', case when o % 6 in (2, 3, 4) then 'not needed' else 'none' end, 'none', false
       from (select o, sum(list_price * quantity) as amount, sum(cost * quantity) as cost from one_line group by o) l, (select id from currency where code = 'USD') c order by o`,
    `insert into timon.number_series (company_id, series, year, next)
       select company_id, 'sales-order', extract(year from order_date), count(*) + 1 from sales_order group by company_id, extract(year from order_date)`,
    `drop table one_line`,
    `vacuum analyze`,
  ];
}

/** Fills a migrated database by set-based SQL, as its owner: what is measured later is the reading and writing, not this. */
export async function loadCompany(ownerUrl: string, size: BenchSize, note: (text: string) => void): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const statement of statements(size)) {
      note(`loading ${/^insert into (\S+)/.exec(statement)?.[1] ?? '…'}`);
      await owner.query(statement);
    }
  } finally {
    await owner.end();
  }
}

/** After the first start has made principals of the employees: the lead and the director may sign in. */
export async function openAccount(ownerUrl: string, passwordHash: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const [id, { email }] of [[leadId, lead] as const, [directorId, director] as const])
      await owner.query('insert into timon.credential (principal_id, email, password_hash, changed_at) values ($1, $2, $3, now())', [
        id,
        email,
        passwordHash,
      ]);
  } finally {
    await owner.end();
  }
}
