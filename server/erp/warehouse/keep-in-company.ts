import type { Ref } from '../../kernel/declare/index.js';
import { placing, type Work } from '../../kernel/write/index.js';
import type { Company } from '../../foundation/company/index.js';
import { StockCount } from './stock-count.js';
import { Delivery } from './delivery.js';
import { LandedCost } from './landed-cost.js';
import { Location } from './location.js';
import { Receipt } from './receipt.js';
import { Scrap } from './scrap.js';
import { StockRevaluation } from './stock-revaluation.js';
import { Transfer } from './transfer.js';
import { Warehouse } from './warehouse.js';
import { LocationOfOtherCompany, ReceiptOfOtherCompany } from './warehouse.errors.js';

interface Placed {
  readonly company: Ref<Company>;
}

/** A document of one company moves goods in its own warehouses alone. */
async function requireOwn<Document extends Placed>(
  documents: readonly Document[],
  work: Work,
  placesOf: (document: Document) => readonly (Ref<Location> | undefined)[],
  warehouseOf: (document: Document) => Ref<Warehouse> | undefined = () => undefined,
): Promise<void> {
  const ids = (links: readonly (Ref<unknown> | undefined)[]) => links.flatMap((link) => (link ? [link.id] : []));
  const places = await work.getAll(Location, ids(documents.flatMap(placesOf)));
  const warehouses = await work.getAll(Warehouse, ids(documents.map(warehouseOf)));
  for (const document of documents) {
    const own = [...placesOf(document).map((link) => link && places.get(link.id)), warehouses.get(warehouseOf(document)?.id ?? '')];
    const stranger = own.find((place) => place && place.company.id !== document.company.id);
    if (stranger) throw new LocationOfOtherCompany({ location: stranger.name });
  }
}

placing(Delivery, (documents, work) =>
  requireOwn(
    documents,
    work,
    () => [],
    ({ warehouse }) => warehouse,
  ),
);
placing(Receipt, (documents, work) =>
  requireOwn(
    documents,
    work,
    ({ location }) => [location],
    ({ warehouse }) => warehouse,
  ),
);
placing(Transfer, (documents, work) => requireOwn(documents, work, ({ from, to }) => [from, to]));
placing(Scrap, (documents, work) => requireOwn(documents, work, ({ location }) => [location]));
placing(StockCount, (documents, work) =>
  requireOwn(documents, work, ({ location, lines }) => [location, ...lines.map((line) => line.location)]),
);
placing(StockRevaluation, (documents, work) =>
  requireOwn(
    documents,
    work,
    () => [],
    ({ warehouse }) => warehouse,
  ),
);
placing(LandedCost, async (documents, work) => {
  const receipts = await work.getAll(
    Receipt,
    documents.flatMap(({ lines }) => lines.map(({ receipt }) => receipt.id)),
  );
  for (const { company, lines } of documents) {
    const stranger = lines.map(({ receipt }) => receipts.get(receipt.id)!).find((receipt) => receipt.company.id !== company.id);
    if (stranger) throw new ReceiptOfOtherCompany({ receipt: stranger.number });
  }
});
