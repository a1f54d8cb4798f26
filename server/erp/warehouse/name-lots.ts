import type { CalendarDay, Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import type { Product } from '../../foundation/catalog/index.js';
import { Lot } from './lot.js';

interface LineWithLot {
  readonly product: Ref<Product>;
  lot?: Ref<Lot>;
  readonly lotNumber?: string;
  readonly madeOn?: CalendarDay;
  readonly expiresOn?: CalendarDay;
}

const keyOf = (productId: string, number: string): string => `${productId} ${number}`;

/** Finds the lots that lines name by their numbers, and makes those that are new. */
export async function nameLots(lines: readonly LineWithLot[], work: Work): Promise<void> {
  const unnamed = lines.filter(({ lot, lotNumber }) => !lot && lotNumber);
  if (unnamed.length === 0) return;
  const known = await work.rows<{ id: string; product: string; number: string }>(
    `select t.id, t.product_id as product, t.number from unnest($1::uuid[], $2::text[]) as w(product, number)
       join lot t on t.product_id = w.product and t.number = w.number`,
    [unnamed.map(({ product }) => product.id), unnamed.map(({ lotNumber }) => lotNumber)],
  );
  const ids = new Map(known.map(({ id, product, number }) => [keyOf(product, number), id]));
  const fresh = new Map<string, object>();
  for (const { product, lotNumber, madeOn, expiresOn } of unnamed) {
    const key = keyOf(product.id, lotNumber!);
    if (!ids.has(key)) fresh.set(key, { product, number: lotNumber, madeOn, expiresOn });
  }
  const made = await work.create(Lot, [...fresh.values()]);
  [...fresh.keys()].forEach((key, at) => ids.set(key, made[at]!.id));
  for (const line of unnamed) line.lot = { id: ids.get(keyOf(line.product.id, line.lotNumber!))! };
}
