import type { Work } from '../../kernel/write/index.js';
import { promiseGoods } from '../warehouse/index.js';
import type { PolicyOfCompany } from './policies-of.js';
import type { SalesOrder } from './sales-order.js';
import type { StockUnits } from './stock-units.js';

/** Settles from where orders are delivered, what of them leaves by a delivery, and on which days that can be. */
export async function settleSupply(
  orders: readonly SalesOrder[],
  policies: ReadonlyMap<string, PolicyOfCompany>,
  units: StockUnits,
  work: Work,
): Promise<void> {
  for (const order of orders) {
    const { warehouse, invoicing } = policies.get(order.company.id)!;
    order.warehouse ??= warehouse === null ? undefined : { id: warehouse };
    order.invoicing ??= invoicing;
    for (const line of order.lines) line.ships = order.warehouse !== undefined && units.isGoods(line);
  }
  const goods = orders.flatMap((order) => order.lines.filter(({ ships }) => ships).map((line) => ({ order, line })));
  const promised = await promiseGoods(
    goods.map(({ order, line }) => ({
      warehouse: order.warehouse!,
      product: line.product,
      quantity: units.inStock(line),
      notBefore: order.requestedOn,
    })),
    work,
  );
  goods.forEach(({ line }, at) => (line.promisedOn = promised[at]));
  for (const order of orders) {
    const shipping = order.lines.filter(({ ships }) => ships);
    order.promisedOn = shipping.every(({ promisedOn }) => promisedOn) ? latest(shipping.map(({ promisedOn }) => promisedOn)) : undefined;
  }
}

/** The last of the days that are set. */
export const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days.reduce((last, day) => (last === undefined || (day !== undefined && day > last) ? day : last), undefined);
