import type { PoolClient } from 'pg';
import { uuidV7 } from '../server/kernel/write/uuid-v7.js';

export interface OrderToWrite {
  readonly id: string;
  readonly customer: string;
  readonly lines: readonly { readonly product: string; readonly quantity: string }[];
}

interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly cents: number;
  readonly costCents: number;
  readonly unit: string;
  readonly taxCode: string;
}

interface TermsRow {
  readonly company: string;
  readonly department: string;
  readonly currency: string;
  readonly year: number;
  readonly today: string;
}

const money = (cents: number): string => (cents / 100).toFixed(2);

/** What the create and the move write, as somebody would who knows the tables and has no rules to keep: one transaction, sent in three trips. */
export async function writeOrder(client: PoolClient, principal: string, order: OrderToWrite): Promise<object> {
  const run = (name: string, text: string, values: readonly unknown[] = []) => client.query({ name, text, values: [...values] });
  const sent: Promise<unknown>[] = [];
  const send = (name: string, text: string, values: readonly unknown[] = []) => void sent.push(run(name, text, values));
  try {
    send('g-begin', 'begin');
    send('g-enter', `select set_config('timon.principal', $1, true)`, [principal]);
    const [products, terms] = await Promise.all([
      run('g-products', readProducts, [order.lines.map(({ product }) => product)]),
      run('g-terms', readTerms, [principal]),
      ...sent,
    ]);
    const found = new Map((products.rows as ProductRow[]).map((product) => [product.id, product]));
    const { company, department, currency, year, today } = terms.rows[0] as TermsRow;
    send('g-facts', 'set local role timon_facts');
    const drawn = await run(
      'g-number',
      `update timon.number_series set next = next + 1 where company_id = $1 and series = 'sales-order' and year = $2 returning next - 1 as number`,
      [company, year],
    );
    const number = `SO-${year}-${String((drawn.rows[0] as { number: string }).number).padStart(6, '0')}`;
    const lines = order.lines.map(({ product, quantity }, at) => {
      const { name, cents, costCents, unit, taxCode } = found.get(product)!;
      const amount = cents * Number(quantity);
      const cost = costCents * Number(quantity);
      return {
        id: uuidV7(),
        position: at + 1,
        product,
        name,
        quantity,
        unit,
        taxCode,
        price: money(cents),
        unitCost: money(costCents),
        amount: money(amount),
        margin: money(amount - cost),
        amountCents: amount,
        costCents: cost,
      };
    });
    const amountCents = lines.reduce((sum, line) => sum + line.amountCents, 0);
    const costCents = lines.reduce((sum, line) => sum + line.costCents, 0);
    const sums = { amount: money(amountCents), cost: money(costCents), margin: money(amountCents - costCents) };
    const head = { customer: order.customer, owner: principal, company, department, orderDate: today, currency, number };
    send('g-caller', 'set local role timon_caller');
    send('g-order', insertOrder, [
      order.id,
      number,
      order.customer,
      principal,
      company,
      department,
      today,
      currency,
      sums.amount,
      sums.cost,
      sums.margin,
    ]);
    send('g-lines', insertLines, [order.id, JSON.stringify(lines), principal, department, company]);
    send(
      'g-confirm',
      `update sales_order set state = 'confirmed', invoicing = 'on delivery', delivery_status = 'not needed', version = 2, updated_at = now() where id = $1 and version = 1`,
      [order.id],
    );
    send('g-owed', 'update sales_order_line set to_invoice = quantity where order_id = $1', [order.id]);
    send('g-facts', 'set local role timon_facts');
    send('g-history', insertHistory, [order.id, principal, JSON.stringify(changesOf(head, sums, lines))]);
    send('g-commit', 'commit');
    await Promise.all(sent);
    return {
      createSalesOrder: { id: order.id },
      confirmSalesOrder: { id: order.id, number, state: 'confirmed', total: sums.amount, version: 2 },
    };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

type Line = Record<'id' | 'product' | 'name' | 'quantity' | 'unit' | 'taxCode' | 'price' | 'unitCost' | 'amount' | 'margin', string>;

function changesOf(
  head: Record<string, string>,
  { amount, cost, margin }: Record<'amount' | 'cost' | 'margin', string>,
  lines: readonly Line[],
): object {
  const fresh = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [null, value]]));
  const common = {
    state: 'draft',
    freight: '0.00',
    rateDate: head['orderDate']!,
    exchangeRate: '1',
    roundingMode: 'half-up',
    taxRounding: 'document',
    documentDiscount: '0',
    deliveryStatus: 'none',
    invoiceStatus: 'none',
    done: 'false',
  };
  const sums = { total: amount, netAmount: amount, linesAmount: amount, taxAmount: '0.00', discountAmount: '0.00', cost, margin };
  const told = lines.map(({ id, name, price, amount: net, ...line }) => {
    const { product, quantity, unit, taxCode, unitCost, margin: left } = line;
    const values = {
      product,
      quantity,
      unit,
      taxCode,
      ruledTaxCode: taxCode,
      unitCost,
      margin: left,
      description: name,
      unitPrice: price,
      listPrice: price,
      discount: '0',
      amount: net,
      netAmount: net,
      taxAmount: '0.00',
      total: net,
      ships: 'false',
      delivered: '0',
      invoiced: '0',
      toDeliver: '0',
      toInvoice: '0',
    };
    return [id, fresh(values)];
  });
  return { ...fresh({ ...head, ...common, ...sums }), lines: Object.fromEntries(told) as object };
}

const readProducts = `select id, name, (list_price * 100)::int as cents, (cost * 100)::int as "costCents", unit_id as unit, tax_code_id as "taxCode" from product where id = any($1::uuid[])`;
const readTerms = `select e.company_id as company, e.department_id as department, c.currency_id as currency, extract(year from current_date)::int as year, current_date::text as today
  from employee e join company c on c.id = e.company_id where e.id = $1`;
const insertOrder = `insert into sales_order (id, version, created_at, updated_at, number, customer_id, owner_id, company_id, department_id, order_date, currency_id, exchange_rate, rate_date, document_discount, freight, rounding_mode, tax_rounding,
    lines_amount, discount_amount, net_amount, tax_amount, total, cost, margin, state, freight_in_company_currency, lines_amount_in_company_currency, discount_amount_in_company_currency, net_amount_in_company_currency,
    tax_amount_in_company_currency, total_in_company_currency, cost_in_company_currency, margin_in_company_currency, delivery_status, invoice_status, done)
  values ($1, 1, now(), now(), $2, $3, $4, $5, $6, $7, $8, 1, $7, 0, 0.00, 'half-up', 'document', $9, 0.00, $9, 0.00, $9, $10, $11, 'draft', 0.00, $9, 0.00, $9, 0.00, $9, $10, $11, 'none', 'none', false)`;
const insertLines = `insert into sales_order_line (id, position, order_id, product_id, description, quantity, unit_id, unit_price, list_price, discount, tax_code_id, ruled_tax_code_id, amount, net_amount, tax_amount, total, unit_cost, margin,
    amount_in_company_currency, net_amount_in_company_currency, tax_amount_in_company_currency, total_in_company_currency, margin_in_company_currency, ships, delivered, invoiced, to_deliver, to_invoice, owner_id, department_id, company_id)
  select id, position, $1, product, name, quantity, unit, price, price, 0, "taxCode", "taxCode", amount, amount, 0.00, amount, "unitCost", margin, amount, amount, 0.00, amount, margin, false, 0, 0, 0, 0, $3, $4, $5
  from json_to_recordset($2::json) as l(id uuid, position int, product uuid, name text, quantity numeric, unit uuid, "taxCode" uuid, price numeric, "unitCost" numeric, amount numeric, margin numeric)`;
const insertHistory = `with kept as (insert into timon.history (record, record_id, version, at, principal_id, action, changes, input_hash)
    values ('SalesOrder', $1, 1, now(), $2, 'create', $3::text::jsonb, sha256(convert_to($3::text, 'UTF8'))), ('SalesOrder', $1, 2, now(), $2, 'confirm', '{"state": ["draft", "confirmed"], "invoicing": [null, "on delivery"], "deliveryStatus": ["none", "not needed"]}', null) returning version, action)
  insert into timon.outbox (topic, record_id, payload, at) select 'SalesOrder.' || action, $1, jsonb_build_object('version', version), now() from kept`;
