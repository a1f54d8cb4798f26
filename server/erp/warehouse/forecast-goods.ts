import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { outlookOf, type GoodsIn } from './stock-outlook.js';

/** What warehouses will hold of products once a day is over, for those who plan: all facts count, in the order of the questions. */
export async function forecastGoods(wanted: readonly (GoodsIn & { readonly on: CalendarDay })[], work: Work): Promise<Decimal[]> {
  const outlooks = await outlookOf(wanted, work.today, (_of, sql, values) => work.rows(sql, values));
  return wanted.map(({ on }, at) => {
    const { onHand, days } = outlooks[at]!;
    const upTo = days.filter(({ day }) => day <= on).map(({ incoming, outgoing }) => incoming.minus(outgoing));
    return Decimal.sum(onHand, ...upTo);
  });
}
