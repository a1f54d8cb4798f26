import { Decimal } from 'decimal.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import type { CostingMethod } from '../../foundation/company/index.js';
import { adjustCost, type LayerChange } from './adjust-cost.js';
import { groupedBy } from './grouped-by.js';
import { inParts } from './spread-cost.js';
import { stockRevaluationFlow } from './stock-revaluation.flow.js';
import { StockRevaluation } from './stock-revaluation.js';
import { NothingToRevalue } from './warehouse.errors.js';
import { Warehouse } from './warehouse.js';

/** What is there is worth so much from now on; what has gone keeps its cost. */
export const bookStockRevaluation = moving(StockRevaluation, stockRevaluationFlow, 'book', async (documents, work) => {
  const layers = groupedBy(await openLayers(documents, work), ({ document }) => document);
  for (const document of documents) if (!layers.has(document.id)) throw await nothingThere(document, work);
  await adjustCost(
    work,
    documents.flatMap((document) => changesBy(document, layers.get(document.id)!)),
  );
  for (const document of documents) document.bookedOn = work.today;
});

function changesBy({ id, number: reference, unitValue }: StockRevaluation, layers: readonly LayerRow[]): LayerChange[] {
  const { places, method, poolValue } = layers[0]!;
  const quantities = layers.map(({ quantity }) => new Decimal(quantity));
  const all = Decimal.sum(0, ...quantities);
  const round = (exact: Decimal) => exact.toDecimalPlaces(places);
  const worth = round(unitValue.times(all));
  // At average cost only all layers together are worth what they say, so the change is shared out, not the value.
  const amounts =
    method === 'average'
      ? inParts(worth.minus(poolValue), quantities, all, round)
      : inParts(worth, quantities, all, round).map((value, at) => value.minus(layers[at]!.value));
  const reason = { cause: 'revaluation', reference, source: { kind: 'StockRevaluation', id } } as const;
  return layers.map(({ layer }, at) => ({ ...reason, layerId: layer, amount: amounts[at]!, leftOnly: true }));
}

interface LayerRow {
  readonly document: string;
  readonly layer: string;
  readonly quantity: string;
  readonly value: string;
  readonly poolValue: string;
  readonly method: CostingMethod;
  readonly places: number;
}

/** What is left of the goods. Their pools are locked first, in the order of their ids. */
async function openLayers(documents: readonly StockRevaluation[], work: Work): Promise<LayerRow[]> {
  const asked = [
    documents.map(({ id }) => id),
    documents.map(({ company }) => company.id),
    documents.map(({ product }) => product.id),
    documents.map(({ warehouse }) => warehouse.id),
  ];
  await work.rows(
    `select v.id from stock_value v where (v.company_id, v.product_id) in (select * from unnest($1::uuid[], $2::uuid[]))
      order by v.id for no key update`,
    asked.slice(1, 3),
  );
  return work.rows<LayerRow>(
    `select w.document, b.layer_id as layer, b.quantity::text as quantity, b.value::text as value, v.value::text as "poolValue",
            v.costing_method as method, u.decimals as places
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as w(document, company, product, warehouse)
       join stock_value v on v.company_id = w.company and v.product_id = w.product and v.warehouse_id = w.warehouse
       join timon.layer_balance b on b.company_id = w.company and b.product_id = w.product and b.warehouse_id = w.warehouse and b.quantity > 0
       join company c on c.id = w.company join currency u on u.id = c.currency_id order by b.day, b.layer_id`,
    asked,
  );
}

async function nothingThere(document: StockRevaluation, work: Work): Promise<NothingToRevalue> {
  const { name: product } = await work.get(Product, document.product);
  const { name: warehouse } = await work.get(Warehouse, document.warehouse);
  return new NothingToRevalue({ document: document.number, product, warehouse });
}
