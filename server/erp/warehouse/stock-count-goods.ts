import { Decimal } from 'decimal.js';
import { deriving, moving, uuidV7, type Work } from '../../kernel/write/index.js';
import { stockCountFlow } from './stock-count.flow.js';
import { StockCountLine } from './stock-count-line.js';
import { StockCount } from './stock-count.js';
import { moveStock, type GoodsMove } from './move-stock.js';
import { PlacesOf } from './places-of.js';
import { CountedTwice } from './warehouse.errors.js';

/** What was found, less what was there when the count began. */
deriving(StockCount, (counts) => {
  for (const { lines } of counts) for (const line of lines) line.difference = line.counted?.minus(line.expected);
});

/** Writes down what is there, so that what is bought and sold while people count does not count as a difference. */
export const startCount = moving(StockCount, stockCountFlow, 'start', async (counts, work) => {
  const held = await heldWithin(counts, work);
  for (const count of counts) {
    count.startedAt = work.now.toISOString();
    count.lines = [
      ...count.lines,
      ...held.filter(({ count: id }) => id === count.id).flatMap((row) => (isListed(count, row) ? noteOn(count, row) : [lineFor(row)])),
    ];
  }
});

/** The difference happens now, as a move: whatever else has moved since the count began stays. */
export const applyCount = moving(StockCount, stockCountFlow, 'apply', async (counts, work) => {
  for (const count of counts) requireOnce(count);
  const places = await PlacesOf.companies(
    counts.map(({ company }) => company.id),
    work,
  );
  await moveStock(
    work,
    counts.flatMap((count) => count.lines.flatMap((line) => correction(count, line, places, work))),
  );
});

interface HeldRow {
  readonly count: string;
  readonly location: string;
  readonly product: string;
  readonly lot: string | null;
  readonly quantity: string;
}

async function heldWithin(counts: readonly StockCount[], work: Work): Promise<HeldRow[]> {
  return work.rows<HeldRow>(
    `with recursive within(count, id) as (
       select * from unnest($1::uuid[], $2::uuid[]) union all select w.count, l.id from location l join within w on l.parent_id = w.id)
     select w.count, s.location_id as location, s.product_id as product, s.lot_id as lot, s.quantity::text as quantity
       from within w join stock_on_hand s on s.location_id = w.id join product p on p.id = s.product_id
      where s.quantity <> 0 order by p.name, s.id`,
    [counts.map(({ id }) => id), counts.map(({ location }) => location.id)],
  );
}

const keyOf = (location: string, product: string, lot: string | null | undefined): string => `${location} ${product} ${lot ?? null}`;
const keyOfLine = ({ location, product, lot }: StockCountLine): string => keyOf(location.id, product.id, lot?.id);

const isListed = ({ lines }: StockCount, { location, product, lot }: HeldRow): boolean =>
  lines.some((line) => keyOfLine(line) === keyOf(location, product, lot));

/** A line that was there before the count began learns what is there. */
function noteOn({ lines }: StockCount, { location, product, lot, quantity }: HeldRow): [] {
  const line = lines.find((each) => keyOfLine(each) === keyOf(location, product, lot))!;
  line.expected = new Decimal(quantity);
  line.difference = line.counted?.minus(line.expected);
  return [];
}

const lineFor = ({ location, product, lot, quantity }: HeldRow): StockCountLine =>
  Object.assign(new StockCountLine(), {
    id: uuidV7(),
    location: { id: location },
    product: { id: product },
    lot: lot === null ? undefined : { id: lot },
    expected: new Decimal(quantity),
  });

function requireOnce({ number, lines }: StockCount): void {
  if (new Set(lines.map(keyOfLine)).size < lines.length) throw new CountedTwice({ count: number });
}

function correction(
  count: StockCount,
  { id, product, lot, location, difference }: StockCountLine,
  places: PlacesOf,
  work: Work,
): GoodsMove[] {
  if (!difference || difference.isZero()) return [];
  const loss = places.outside(count.company.id, 'loss');
  const [from, to] = difference.isPositive() ? [loss, location] : [location, loss];
  return [{ reference: count.number, documentLine: id, day: work.today, product, lot, quantity: difference.abs(), from, to }];
}
