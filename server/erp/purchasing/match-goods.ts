import { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { roundTo, type Rounding } from '../../foundation/taxes/index.js';
import { adjustReceiptCost, type ReceiptCostChange } from '../warehouse/index.js';
import { BillMatchReceipt } from './bill-match-receipt.js';
import { BillMatch } from './bill-match.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrder } from './purchase-order.js';

/**
 * Gives what has come of orders to what was billed of them, each in its turn, and once: any number of receipts to any number of bills.
 * What the bill says otherwise than the receipt becomes cost of the goods, of those still there and of those gone.
 */
export async function matchGoods(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  const matches = await openMatches(orders, work);
  if (matches.length === 0) return;
  const arrivals = await arrivalsOf(matches, work);
  const companies = await work.getAll(Company, idsOf(matches.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf([...companies.values()].map(({ currency }) => currency)));
  const values = await billedValues(matches, work);
  const bills = new Map(values.map(({ match, number }) => [match, number]));
  const changes: ReceiptCostChange[] = [];
  for (const match of matches) {
    const { currency, roundingMode: mode } = companies.get(match.company.id)!;
    const rounding = { places: currencies.get(currency.id)!.decimals, mode };
    const whole = new Decimal(values.find((row) => row.match === match.id)!.value);
    for (const part of partsOf(match, arrivals, whole, rounding)) {
      match.receipts.push(part);
      match.matched = match.matched.plus(part.quantity);
      const amount = part.billedValue.minus(part.receivedValue);
      const source = { kind: 'SupplierBill', id: match.bill.id };
      if (!amount.isZero())
        changes.push({ receiptLine: { id: part.receiptLine.id }, amount, cause: 'bill', reference: bills.get(match.id)!, source });
    }
  }
  await work.save(BillMatch, matches);
  if (changes.length > 0) await adjustReceiptCost(work, changes);
}

async function openMatches(orders: readonly PurchaseOrder[], work: Work): Promise<BillMatch[]> {
  const rows = await work.rows<{ id: string }>(
    `select m.id from bill_match m join product p on p.id = m.product_id
      where m.order_id = any($1::uuid[]) and m.matched < m.quantity and p.kind = 'goods' and m.archived_at is null order by m.id`,
    [orders.map(({ id }) => id)],
  );
  return [...(await work.lock(BillMatch, idsOf(rows))).values()];
}

/** What came with one line of a receipt and was not billed yet. */
interface Arrival {
  readonly id: string;
  readonly orderLine: string;
  /** What of it is still here: what went back is not to be paid. */
  kept: Decimal;
  quantity: Decimal;
  value: Money;
}

async function arrivalsOf(matches: readonly BillMatch[], work: Work): Promise<Arrival[]> {
  const rows = await work.rows<{ id: string; orderLine: string; kept: string; quantity: string; value: string }>(
    `select r.id, r.source_line as "orderLine", greatest(0, came.quantity - taken.quantity - gone.quantity)::text as kept,
            (came.quantity - taken.quantity)::text as quantity, (came.value - taken.value)::text as value
       from receipt_line r
       cross join lateral (select coalesce(sum(m.quantity), 0) as quantity, coalesce(sum(m.value), 0) as value, min(m.id::text) as first
         from stock_move m where m.document_line = r.id::text and m.return_of_id is null) came
       cross join lateral (select coalesce(sum(b.quantity), 0) as quantity from stock_move m join stock_move b on b.return_of_id = m.id
         where m.document_line = r.id::text) gone
       cross join lateral (select coalesce(sum(p.quantity), 0) as quantity, coalesce(sum(p.received_value), 0) as value
         from bill_match_receipt p where p.receipt_line_id = r.id) taken
      where r.source_line = any($1::text[]) and came.quantity > taken.quantity order by came.first`,
    [idsOf(matches.map(({ orderLine }) => orderLine))],
  );
  return rows.map(({ kept, quantity, value, ...row }) => ({
    ...row,
    kept: new Decimal(kept),
    quantity: new Decimal(quantity),
    value: new Decimal(value),
  }));
}

/** Whoever takes the last of something takes what is left of its value, so that nothing stays on the account between. */
function partsOf(match: BillMatch, arrivals: readonly Arrival[], whole: Money, rounding: Rounding): BillMatchReceipt[] {
  let left = match.quantity.minus(match.matched);
  let value = whole.minus(Decimal.sum(0, ...match.receipts.map(({ billedValue }) => billedValue)));
  const parts: BillMatchReceipt[] = [];
  for (const arrival of arrivals.filter(({ orderLine }) => orderLine === match.orderLine.id)) {
    const quantity = Decimal.min(left, arrival.kept);
    if (quantity.isZero()) continue;
    const billedValue = shareOf(value, quantity, left, rounding);
    const receivedValue = shareOf(arrival.value, quantity, arrival.quantity, rounding);
    parts.push(
      Object.assign(new BillMatchReceipt(), { id: uuidV7(), receiptLine: { id: arrival.id }, quantity, billedValue, receivedValue }),
    );
    left = left.minus(quantity);
    value = value.minus(billedValue);
    arrival.kept = arrival.kept.minus(quantity);
    arrival.quantity = arrival.quantity.minus(quantity);
    arrival.value = arrival.value.minus(receivedValue);
  }
  return parts;
}

const shareOf = (value: Money, quantity: Decimal, of: Decimal, rounding: Rounding): Money =>
  quantity.eq(of) ? value : roundTo(value.times(quantity).div(of), rounding);

/** What the lines of bills have booked, in company currency. */
const billedValues = (matches: readonly BillMatch[], work: Work): Promise<{ match: string; value: string; number: string }[]> =>
  work.rows(
    `select m.id as match, l.net_amount_in_company_currency::text as value, b.number from bill_match m
       join supplier_bill_line l on l.id = m.bill_line_id join supplier_bill b on b.id = m.bill_id where m.id = any($1::uuid[])`,
    [idsOf(matches)],
  );
