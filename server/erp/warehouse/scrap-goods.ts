import { moving } from '../../kernel/write/index.js';
import { moveStock } from './move-stock.js';
import { PlacesOf } from './places-of.js';
import { requireGoods } from './require-goods.js';
import { scrapFlow } from './scrap.flow.js';
import { Scrap } from './scrap.js';

/** The goods are gone, and what they were worth is lost. */
export const scrapGoods = moving(Scrap, scrapFlow, 'scrap', async (scraps, work) => {
  await requireGoods(scraps, work);
  const places = await PlacesOf.companies(
    scraps.map(({ company }) => company.id),
    work,
  );
  await moveStock(
    work,
    scraps.flatMap(({ number: reference, company, location, lines }) =>
      lines.map(({ id: documentLine, product, lot, quantity }) => ({
        reference,
        documentLine,
        day: work.today,
        product,
        lot,
        quantity,
        from: location,
        to: places.outside(company.id, 'loss'),
      })),
    ),
  );
  for (const scrap of scraps) scrap.scrappedOn = work.today;
});
