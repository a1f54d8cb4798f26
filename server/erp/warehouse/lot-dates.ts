import { deriving } from '../../kernel/write/index.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Lot } from './lot.js';

/** What the maker does not say about a lot follows from the product's own days, counted from the day it was made. */
deriving(Lot, async (lots, work) => {
  const products = await work.getAll(
    Product,
    lots.map(({ product }) => product.id),
  );
  for (const lot of lots) {
    const { shelfLifeDays, bestBeforeDays, removalDays, alertDays } = products.get(lot.product.id)!;
    if (lot.madeOn === undefined) continue;
    lot.expiresOn ??= daysAfter(lot.madeOn, shelfLifeDays);
    lot.bestBefore ??= daysAfter(lot.madeOn, bestBeforeDays);
    lot.removeOn ??= daysAfter(lot.madeOn, removalDays);
    lot.alertOn ??= daysAfter(lot.madeOn, alertDays);
  }
});

const dayMs = 86_400_000;

/** The day so many days after another. */
export function daysAfter(day: CalendarDay, days: number | undefined): CalendarDay | undefined {
  return days === undefined ? undefined : new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
