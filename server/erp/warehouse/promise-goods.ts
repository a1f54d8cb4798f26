import { Decimal } from 'decimal.js';
import type { CalendarDay, Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import type { Product } from '../../foundation/catalog/index.js';
import { promisable, promisedInFull, type DayOfGoods } from './promise.js';
import { outlookOf } from './stock-outlook.js';
import type { Warehouse } from './warehouse.js';

/** Goods that somebody wants to be promised, in the product's own unit. */
export interface GoodsWanted {
  readonly warehouse: Ref<Warehouse>;
  readonly product: Ref<Product>;
  readonly quantity: Decimal;
  /** When they are wanted; what can be promised earlier is promised for then. */
  readonly notBefore?: CalendarDay;
}

/** The first day on which each can leave in full, one after another: what is promised to the first is not there for the next. Empty: none is in sight. */
export async function promiseGoods(wanted: readonly GoodsWanted[], work: Work): Promise<(CalendarDay | undefined)[]> {
  const keyOf = ({ warehouse, product }: GoodsWanted): string => `${warehouse.id} ${product.id}`;
  const goods = [...new Map(wanted.map((each) => [keyOf(each), each])).values()];
  if (goods.length === 0) return [];
  // Promises for the same goods are given one after another, also where nothing lies there yet that could be locked.
  await work.rows(
    `select pg_advisory_xact_lock(hashtextextended('promise ' || key, 0)) from (select key from unnest($1::text[]) k(key) order by key) k`,
    [goods.map(keyOf)],
  );
  const outlooks = await outlookOf(
    goods.map(({ warehouse, product }) => ({ warehouse: warehouse.id, product: product.id })),
    work.today,
    (_of, sql, values) => work.rows(sql, values),
  );
  const outlookAt = new Map(goods.map((each, at) => [keyOf(each), outlooks[at]!]));
  return wanted.map((each) => {
    const { usable, days } = outlookAt.get(keyOf(each))!;
    const from = each.notBefore && each.notBefore > work.today ? each.notBefore : work.today;
    include(days, from, new Decimal(0));
    const later = promisable(usable, days).filter(({ on }) => on >= from);
    const promised = promisedInFull(later, each.quantity);
    include(days, promised ?? from, each.quantity);
    return promised;
  });
}

/** So much more is to leave on a day. */
function include(days: DayOfGoods[], day: CalendarDay, outgoing: Decimal): void {
  const at = days.findIndex((each) => each.day >= day);
  if (at >= 0 && days[at]!.day === day) days[at] = { ...days[at]!, outgoing: days[at]!.outgoing.plus(outgoing) };
  else days.splice(at < 0 ? days.length : at, 0, { day, incoming: new Decimal(0), outgoing });
}
