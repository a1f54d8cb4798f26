import { Decimal } from 'decimal.js';
import type { Money, Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { adjustCost, type CostReason, type LayerChange } from './adjust-cost.js';
import type { ReceiptLine } from './receipt-line.js';
import { inParts } from './spread-cost.js';
import type { StockMove } from './stock-move.js';

/** Goods that have cost so much more, or less, than was known when they came. They are named by their receipt or by the move that brought them. */
export type ReceiptCostChange = CostReason & {
  readonly amount: Money;
} & ({ readonly receiptLine: Pick<ReceiptLine, 'id'> } | { readonly move: Ref<StockMove> });

/**
 * Says what receipts have really cost, as a bill or a freight bill tells it. The share of what is still there changes what the stock is
 * worth, that of what has gone the cost of where it went; `CostAdjusted` tells each part.
 */
export async function adjustReceiptCost(work: Work, changes: readonly ReceiptCostChange[]): Promise<void> {
  const layers = await layersOf(work, changes);
  await adjustCost(
    work,
    changes.flatMap((change): LayerChange[] => {
      const brought = layers.filter(({ move, line }) => ('move' in change ? move === change.move.id : line === change.receiptLine.id));
      const quantities = brought.map(({ quantity }) => new Decimal(quantity));
      const { amount, cause, reference, source, day } = change;
      const places = Math.max(0, ...brought.map((layer) => layer.places));
      const parts = inParts(amount, quantities, Decimal.sum(0, ...quantities), (exact) => exact.toDecimalPlaces(places));
      return brought.map(({ id }, at) => ({ layerId: id, amount: parts[at]!, cause, reference, source, day }));
    }),
  );
}

interface LayerRow {
  readonly id: string;
  readonly move: string;
  readonly line: string | null;
  readonly quantity: string;
  readonly places: number;
}

const layersOf = (work: Work, changes: readonly ReceiptCostChange[]): Promise<LayerRow[]> =>
  work.rows<LayerRow>(
    `select l.id, m.id as move, m.document_line as line, l.quantity::text as quantity, u.decimals as places
       from stock_move m join cost_layer l on l.move_id = m.id join company c on c.id = m.company_id join currency u on u.id = c.currency_id
      where m.id = any($1::uuid[]) or m.document_line = any($2) order by l.id`,
    [
      changes.flatMap((change) => ('move' in change ? [change.move.id] : [])),
      changes.flatMap((change) => ('move' in change ? [] : [change.receiptLine.id])),
    ],
  );
