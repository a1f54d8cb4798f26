import { Decimal } from 'decimal.js';
import { listen, type Work } from '../../kernel/write/index.js';
import { convertQuantity, Product, Unit } from '../../foundation/catalog/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { roundTo } from '../../foundation/taxes/index.js';
import { holdBackBills, SupplierBillsPosted } from '../accounting/index.js';
import { BillMatch } from './bill-match.js';
import { blockedAmounts } from './blocked-amounts.js';
import { idsOf } from './ids-of.js';
import { lineOfOrder } from './bill-orders.js';
import { matchGoods } from './match-goods.js';
import { PurchaseOrder, type Extent } from './purchase-order.js';
import { BillMatchAccepted, GoodsNoted } from './purchasing.events.js';
import { Tolerances } from './tolerance-of.js';

/** A bill that is posted is held against what was ordered and what has come: what differs too much is not to be paid yet. */
listen(SupplierBillsPosted, async (payloads, work) => {
  const bills = payloads.map(({ billId }) => billId);
  const lines = await billedLines(bills, work);
  if (lines.length === 0) return;
  const ids = [...new Set(lines.map(({ order }) => order))].sort();
  await lockCosts(ids, work);
  const orders = await work.lock(PurchaseOrder, ids);
  await work.create(BillMatch, await matchesOf(lines, orders, work));
  await noteBilled([...orders.values()], work);
  await matchGoods([...orders.values()], work);
  await block([...orders.values()], work);
});

// What comes after it was billed, and what somebody accepts, is held against the bill in turn.
listen(GoodsNoted, async (payloads, work) => {
  const orders = [...(await work.lock(PurchaseOrder, payloads.map(({ orderId }) => orderId).sort())).values()];
  await matchGoods(orders, work);
  await block(orders, work);
});
listen(BillMatchAccepted, async (payloads, work) => {
  const orders = await work.getAll(
    PurchaseOrder,
    payloads.map(({ orderId }) => orderId),
  );
  await block([...orders.values()], work);
});

interface BilledLine {
  readonly id: string;
  readonly bill: string;
  readonly kind: 'invoice' | 'credit-note';
  readonly order: string;
  readonly orderLine: string;
  readonly quantity: string;
  readonly unit: string | null;
  readonly netAmount: string;
  readonly currency: string;
  readonly rate: string;
  readonly rateDate: string;
}

/** The lines of bills that were made for lines of orders, and those that take such a line back. */
const billedLines = (bills: readonly string[], work: Work): Promise<BilledLine[]> =>
  work.rows<BilledLine>(
    `select l.id, b.id as bill, b.kind, o.order_id as "order", o.id as "orderLine", l.quantity::text as quantity, l.unit_id as unit,
            l.net_amount::text as "netAmount", b.currency_id as currency, b.exchange_rate::text as rate, b.rate_date::text as "rateDate"
       from supplier_bill b join supplier_bill_line l on l.document_id = b.id left join supplier_bill_line t on t.id = l.original_id
       join purchase_order_line o on o.id::text = coalesce(l.source_id, t.source_id)
      where b.id = any($1::uuid[]) and coalesce(l.source_kind, t.source_kind) = '${lineOfOrder}' order by l.id`,
    [bills],
  );

/** Costs are locked before orders, as whoever receives goods does. */
async function lockCosts(orders: readonly string[], work: Work): Promise<void> {
  await work.rows(
    `select v.id from stock_value v where exists (select from purchase_order o join purchase_order_line l on l.order_id = o.id
       where o.id = any($1::uuid[]) and o.company_id = v.company_id and l.product_id = v.product_id) order by v.id for no key update`,
    [orders],
  );
}

async function matchesOf(lines: readonly BilledLine[], orders: ReadonlyMap<string, PurchaseOrder>, work: Work): Promise<object[]> {
  const charged = lines.filter(({ kind, quantity }) => kind === 'invoice' && new Decimal(quantity).gt(0));
  const ordered = [...orders.values()].flatMap((order) => order.lines.map((line) => ({ order, line })));
  const products = await work.getAll(Product, idsOf(ordered.map(({ line }) => line.product)));
  const units = await work.getAll(Unit, [
    ...charged.flatMap(({ unit }) => unit ?? []),
    ...[...products.values()].map(({ unit }) => unit.id),
  ]);
  return charged.map((billed) => {
    const { order, line } = ordered.find(({ line: one }) => one.id === billed.orderLine)!;
    const own = units.get(products.get(line.product.id)!.unit.id)!;
    const quantity = convertQuantity(new Decimal(billed.quantity), billed.unit ? units.get(billed.unit)! : own, own);
    const rate = new Decimal(billed.rate);
    const isSame = order.currency!.id === billed.currency;
    // A service comes with its bill.
    const isGoods = products.get(line.product.id)!.kind === 'goods';
    const matched = isGoods ? new Decimal(0) : Decimal.min(quantity, Decimal.max(0, line.stockQuantity.minus(line.billed)));
    const net = isSame ? line.netAmount : line.netAmount.times(order.exchangeRate!).div(rate);
    return {
      reference: order.number,
      company: order.company,
      department: order.department,
      owner: order.owner,
      order: { id: order.id },
      orderLine: { id: line.id },
      bill: { id: billed.bill },
      billLine: { id: billed.id },
      product: line.product,
      quantity,
      matched,
      currency: { id: billed.currency },
      exchangeRate: rate,
      rateDate: billed.rateDate,
      billedPrice: new Decimal(billed.netAmount).div(quantity).toDecimalPlaces(pricePlaces),
      orderedPrice: net.div(line.stockQuantity).toDecimalPlaces(pricePlaces),
    };
  });
}

const pricePlaces = 6;

async function noteBilled(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  const rows = await work.rows<{ id: string; billed: string }>(
    'select line_id as id, billed::text as billed from timon.goods_billed where line_id = any($1::uuid[])',
    [orders.flatMap(({ lines }) => lines.map(({ id }) => id))],
  );
  const billed = new Map(rows.map((row) => [row.id, new Decimal(row.billed)]));
  const changed = orders.filter(({ lines }) => lines.some((line) => !line.billed.eq(billed.get(line.id)!)));
  for (const order of changed) {
    for (const line of order.lines) line.billed = billed.get(line.id)!;
    order.billing = billingOf(order);
  }
  if (changed.length > 0) await work.save(PurchaseOrder, changed);
}

function billingOf({ lines }: PurchaseOrder): Extent {
  if (lines.every(({ billed }) => billed.isZero())) return 'none';
  return lines.every(({ billed, stockQuantity }) => billed.gte(stockQuantity)) ? 'full' : 'partial';
}

/** Works out anew what of the bills of orders is not to be paid yet, and says so on the bills. */
async function block(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  const found = await work.rows<{ id: string; due: string }>(
    `select m.id, timon.due_of_bill_line(m.bill_line_id)::text as due from bill_match m
      where m.order_id = any($1::uuid[]) and m.state = 'blocked' and m.archived_at is null order by m.id`,
    [orders.map(({ id }) => id)],
  );
  const due = new Map(found.map((row) => [row.id, new Decimal(row.due)]));
  const matches = [...(await work.lock(BillMatch, idsOf(found))).values()];
  if (matches.length === 0) return;
  const tolerances = await Tolerances.of(work, idsOf(matches.map(({ company }) => company)));
  const companies = await work.getAll(Company, idsOf(matches.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf(matches.map(({ currency }) => currency)));
  for (const match of matches) {
    const supplier = orders.find(({ id }) => id === match.order.id)!.supplier.id;
    const tolerance = tolerances.for({ company: match.company.id, supplier, product: match.product.id });
    const rounding = { places: currencies.get(match.currency.id)!.decimals, mode: companies.get(match.company.id)!.roundingMode };
    // What a credit note has taken back is not to be paid anyway.
    match.quantity = Decimal.max(match.matched, due.get(match.id)!);
    const accepted = { isPriceAccepted: !!match.priceAcceptedBy, isQuantityAccepted: !!match.quantityAcceptedBy };
    Object.assign(
      match,
      blockedAmounts({ ...match, ...accepted }, tolerance, (exact) => roundTo(exact, rounding)),
    );
  }
  await work.save(BillMatch, matches);
  await holdBack(idsOf(matches.map(({ bill }) => bill)), work);
  const settled = matches.filter(({ quantityBlocked, priceBlocked }) => quantityBlocked.isZero() && priceBlocked.isZero());
  if (settled.length > 0) await work.move(BillMatch, 'settle', idsOf(settled));
}

/** A blocked share of a line blocks the same share of its tax. */
async function holdBack(bills: readonly string[], work: Work): Promise<void> {
  const rows = await work.rows<{ bill: string; amount: string }>(
    `select m.bill_id as bill, round(sum(case when l.net_amount = 0 then 0
              else (m.quantity_blocked + m.price_blocked) * l.total / l.net_amount end), min(c.decimals))::text as amount
       from bill_match m join supplier_bill_line l on l.id = m.bill_line_id join currency c on c.id = m.currency_id
      where m.bill_id = any($1::uuid[]) and m.archived_at is null group by m.bill_id order by m.bill_id`,
    [bills],
  );
  await holdBackBills(
    work,
    rows.map(({ bill, amount }) => ({ bill: { id: bill }, amount: new Decimal(amount) })),
  );
}
