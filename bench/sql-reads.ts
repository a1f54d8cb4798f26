/** Hand-written statements, one per case: the context in the same round trip, the answer as JSON text. */
const asCaller = (body: string) =>
  `with ctx as materialized (select set_config('timon.principal', $1, true) as principal) select l.data from ctx cross join lateral (select (${body})::text as data where ctx.principal is not null) l`;

export interface SqlRead {
  readonly text: string;
  readonly values: (variables: Record<string, unknown>) => unknown[];
}

const orderLines = (fields: string, joins: string) =>
  `(select coalesce(json_agg(l), '[]') from (select ${fields} from sales_order_line l ${joins} where l.order_id = o.id order by l.order_id, l.position) l)`;

export const sqlReads: Readonly<Record<string, SqlRead>> = {
  a: {
    text: asCaller(`select json_build_object('parties', json_build_object('nodes', coalesce(json_agg(p), '[]'))) from (
      select id, name, city, country, tax_id as "taxId" from party where archived_at is null order by name, id limit 50) p`),
    values: () => [],
  },
  b: {
    text: asCaller(`select json_build_object('salesOrders', json_build_object('nodes', coalesce(json_agg(r), '[]'))) from (
      select o.id, o.number, o.order_date as "orderDate", o.state, o.total::text as total,
        (select row_to_json(c) from (select p.id, p.name, p.city from party p where p.id = o.customer_id) c) as customer,
        ${orderLines(`l.id, l.quantity::text as quantity, l.unit_price::text as "unitPrice", l.total::text as total, json_build_object('id', p.id, 'code', p.code, 'name', p.name) as product`, 'left join product p on p.id = l.product_id')} as lines
      from (select * from sales_order where archived_at is null order by order_date desc, id desc limit 50) o order by o.order_date desc, o.id desc) r`),
    values: () => [],
  },
  c: {
    text: asCaller(`with found as materialized (
        select o.id, o.number, o.order_date, o.total, p.name, p.city from sales_order o join party p on p.id = o.customer_id
        where p.city = $2 and o.total_in_company_currency >= $3::numeric and o.archived_at is null)
      select json_build_object('salesOrders', json_build_object(
        'nodes', (select coalesce(json_agg(r), '[]') from (
          select id, number, order_date as "orderDate", total::text as total, json_build_object('name', name, 'city', city) as customer
          from found order by order_date desc, id desc limit 50) r),
        'count', json_build_object('value', (select count(*) from found))))`),
    values: ({ city, total }) => [city, total],
  },
  d: {
    text: asCaller(`select json_build_object('salesOrderLines', json_build_object('nodes', coalesce(json_agg(r), '[]'))) from (
      select l.id, l.quantity::text as quantity, l.unit_price::text as "unitPrice", l.total::text as total, (select json_build_object('name', p.name) from product p where p.id = l.product_id) as product
      from (select * from sales_order_line where id > $2::uuid order by id limit 50) l) r`),
    values: ({ after }) => [after],
  },
  e: {
    text: asCaller(`select json_build_object('salesOrderLinesGrouped', json_build_object('rows', coalesce(json_agg(json_build_object(
        'keys', json_build_object('order', json_build_object('orderDate', month), 'product', json_build_object('category', json_build_object('id', category_id))), 'sum', json_build_object('netAmount', net::text)) order by month, category_id), '[]')))
      from (select date_trunc('month', o.order_date::timestamp)::date as month, p.category_id, sum(l.net_amount_in_company_currency) as net
        from (select id, order_date from sales_order where order_date >= $2::date and order_date < $3::date offset 0) o
          join sales_order_line l on l.order_id = o.id left join product p on p.id = l.product_id group by 1, 2) g`),
    values: ({ from, until }) => [from, until],
  },
  f: {
    text: asCaller(`select json_build_object('salesOrder', (select row_to_json(r) from (
      select o.id, o.version, o.number, o.order_date as "orderDate", o.requested_on as "requestedOn", o.shipped_on as "shippedOn", o.customer_reference as "customerReference",
        o.exchange_rate::text as "exchangeRate", o.rate_date as "rateDate", o.document_discount::text as "documentDiscount", o.freight::text as freight,
        o.ship_name as "shipName", o.ship_street as "shipStreet", o.ship_city as "shipCity", o.ship_region as "shipRegion", o.ship_postal_code as "shipPostalCode", o.ship_country as "shipCountry", o.notes,
        o.rounding_mode as "roundingMode", o.lines_amount::text as "linesAmount", o.discount_amount::text as "discountAmount", o.net_amount::text as "netAmount", o.tax_amount::text as "taxAmount", o.total::text as total, o.state,
        (select json_build_object('id', p.id, 'name', p.name) from party p where p.id = o.customer_id) as customer,
        (select json_build_object('id', e.id, 'name', e.name) from employee e where e.id = o.owner_id) as owner,
        (select json_build_object('id', c.id, 'name', c.name) from company c where c.id = o.company_id) as company,
        (select json_build_object('id', d.id, 'name', d.name) from department d where d.id = o.department_id) as department,
        (select json_build_object('id', c.id, 'code', c.code) from currency c where c.id = o.currency_id) as currency,
        (select json_build_object('id', p.id, 'name', p.name) from price_list p where p.id = o.price_list_id) as "priceList",
        (select json_build_object('id', p.id, 'name', p.name) from party p where p.id = o.carrier_id) as carrier,
        ${orderLines(
          `l.id, l.position, l.description, l.quantity::text as quantity, l.unit_price::text as "unitPrice", l.list_price::text as "listPrice", l.discount::text as discount, l.amount::text as amount,
          l.net_amount::text as "netAmount", l.tax_amount::text as "taxAmount", l.total::text as total, (select json_build_object('id', p.id, 'name', p.name) from product p where p.id = l.product_id) as product,
          (select json_build_object('id', u.id, 'code', u.code) from unit u where u.id = l.unit_id) as unit, (select json_build_object('id', t.id, 'code', t.code) from tax_code t where t.id = l.tax_code_id) as "taxCode"`,
          '',
        )} as lines
      from sales_order o where o.id = $2::uuid) r))`),
    values: ({ id }) => [id],
  },
  h: {
    text: asCaller(`select json_build_object('parties', json_build_object('nodes', coalesce(json_agg(r), '[]'))) from (
      select id, name, city from party where search_text %> timon.plain($2) and archived_at is null order by word_similarity(timon.plain($2), search_text) desc, id desc limit 20) r`),
    values: ({ words }) => [words],
  },
};
