import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { moveSet } from '../../server/kernel/write/index.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

interface Named {
  readonly parties: readonly string[];
  readonly products: readonly string[];
}

/** A warehouse of each company in which goods came, were moved, scrapped, counted, set aside and sent, and documents of which nothing came yet; and how it sells. */
export async function stockUnderProof(db: TestDatabase, companies: readonly string[], named: Named): Promise<void> {
  for (const [at, company] of companies.entries()) await stockOf(db, company, at, named);
}

async function stockOf(db: TestDatabase, company: string, at: number, { parties, products }: Named): Promise<void> {
  const of = (record: string, input: object) => insert(db, record, { company, ...input });
  const system = await systemPrincipal(db.kernel);
  const moved = async (record: string, input: object, ...moves: readonly string[]): Promise<string> => {
    const id = await of(record, input);
    for (const move of moves) {
      const table = db.registry.named(record).table;
      const { rows } = await db.owner.query<{ version: number }>(`select version from "${table}" where id = $1`, [id]);
      await moveSet(db.kernel, system, db.registry.named(record), move, [{ id, version: rows[0]!.version }]);
    }
    return id;
  };
  const warehouse = await of('Warehouse', { code: `W${at}`, name: `Quay ${at}`, picking: at ? 'age' : 'expiry' });
  const { rows } = await db.owner.query<{ id: string }>('select id from location where warehouse_id = $1', [warehouse]);
  const floor = rows[0]!.id;
  const shelf = await of('Location', { name: `Shelf ${at}`, warehouse, parent: floor });
  const line = (product: number, quantity: number, more: object = {}) => ({ product: products[product], quantity: `${quantity}`, ...more });
  const came = [
    line(0, 40, { unitCost: `4.${at}1` }),
    line(1, 30, { unitCost: '7.5' }),
    line(2, 6, { unitCost: '2', lotNumber: `L-${at}` }),
  ];
  const receipt = await moved('Receipt', { party: parties[3], warehouse, reference: `PO-${at}`, lines: came }, 'confirm', 'receive');
  await moved('Receipt', { party: parties[4], warehouse, expectedOn: `2026-07-0${1 + at}`, lines: [line(0, 5 + at)] }, 'confirm');
  await of('Receipt', { party: parties[3], warehouse, location: shelf, notes: `Draft ${at}`, lines: [line(1, 9)] });
  await moved('Transfer', { from: floor, to: shelf, lines: [line(0, 8 + at)] }, 'complete');
  await of('Transfer', { from: shelf, to: floor, plannedOn: `2026-08-0${1 + at}`, lines: [line(1, 2)] });
  await moved('Scrap', { location: floor, reason: 'damaged', lines: [line(1, 1 + at)] }, 'scrap');
  await of('Scrap', { location: shelf, reason: 'expired', notes: `Old ${at}`, lines: [line(0, 1)] });
  await moved('Delivery', { party: parties[0], warehouse, reference: `SO-${at}`, lines: [line(0, 6), line(1, 2)] }, 'confirm', 'ship');
  await moved('Delivery', { party: parties[1], warehouse, plannedOn: `2026-07-1${at}`, lines: [line(0, 3 + at)] }, 'confirm', 'reserve');
  await of('Delivery', { party: parties[2], warehouse, minimumShelfLifeDays: 10 + at, lines: [line(2, 1)] });
  await moved('StockCount', { location: shelf, notes: `Half year ${at}` }, 'start');
  await of('StockCount', { location: floor });
  await moved('LandedCost', { amount: `1${at}.5`, reference: `Freight ${at}`, lines: [{ receipt }] }, 'book');
  await of('LandedCost', { amount: '3', splitBy: 'value', notes: `Duty ${at}`, lines: [{ receipt }] });
  await moved('StockRevaluation', { product: products[1], warehouse, unitValue: `6.${at}5` }, 'book');
  await of('StockRevaluation', { product: products[0], warehouse, unitValue: '4', reason: 'correction', notes: `Wrong ${at}` });
  await of('SalesPolicy', { warehouse, reserving: at ? 'later' : 'at confirmation', invoicing: at ? 'on order' : 'on delivery' });
}
