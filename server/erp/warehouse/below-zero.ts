import type { Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import type { Delivery } from './delivery.js';
import type { Location } from './location.js';
import { Warehouse } from './warehouse.js';

/** Of the warehouses in which places lie, those that may go below zero. */
export async function warehousesBelowZero(places: Iterable<Pick<Location, 'warehouse'>>, work: Work): Promise<Set<string>> {
  const warehouses = await work.getAll(
    Warehouse,
    [...places].flatMap(({ warehouse }) => (warehouse ? [warehouse.id] : [])),
  );
  return new Set([...warehouses.values()].filter(({ mayGoBelowZero }) => mayGoBelowZero).map(({ id }) => id));
}

/** The lines that leave for customers also where less is there than they ask for, because nobody has entered it yet. */
export async function linesBelowZero(deliveries: readonly Delivery[], work: Work): Promise<Set<string>> {
  const lenient = await warehousesBelowZero(deliveries, work);
  const lines = deliveries
    .filter(({ kind, warehouse }) => kind === 'customer' && lenient.has(warehouse.id))
    .flatMap((delivery) => delivery.lines.filter(({ lot }) => !lot));
  const products = await work.getAll(
    Product,
    lines.map(({ product }) => product.id),
  );
  return new Set(lines.filter(({ product }) => products.get(product.id)!.tracking === 'none').map(({ id }) => id));
}
