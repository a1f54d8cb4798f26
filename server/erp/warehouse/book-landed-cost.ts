import { Decimal } from 'decimal.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { adjustReceiptCost, type ReceiptCostChange } from './adjust-receipt-cost.js';
import { landedCostFlow } from './landed-cost.flow.js';
import { LandedCost } from './landed-cost.js';
import { inParts } from './spread-cost.js';
import { DocumentWithoutLines, NothingToSplitBy } from './warehouse.errors.js';

/** The goods of the receipts have cost so much more: what is there is worth more, and what went cost more than was known. */
export const bookLandedCost = moving(LandedCost, landedCostFlow, 'book', async (documents, work) => {
  const empty = documents.find(({ lines }) => lines.length === 0);
  if (empty) throw new DocumentWithoutLines({ document: empty.number });
  const goods = await goodsOf(documents, work);
  await adjustReceiptCost(
    work,
    documents.flatMap((document) => sharesOf(document, goods)),
  );
  for (const document of documents) document.bookedOn = work.today;
});

function sharesOf(document: LandedCost, goods: readonly GoodsRow[]): ReceiptCostChange[] {
  const receipts = new Set(document.lines.map(({ receipt }) => receipt.id));
  const moves = goods.filter(({ receipt }) => receipts.has(receipt));
  const weights = moves.map((row) => new Decimal(row[document.splitBy] ?? 0));
  const all = Decimal.sum(0, ...weights);
  if (all.isZero()) throw new NothingToSplitBy({ document: document.number });
  const places = moves[0]!.places;
  const parts = inParts(document.amount, weights, all, (exact) => exact.toDecimalPlaces(places));
  const reason = { cause: 'landed cost', reference: document.number, source: { kind: 'LandedCost', id: document.id } } as const;
  return moves.map(({ move }, at) => ({ ...reason, move: { id: move }, amount: parts[at]! })).filter(({ amount }) => !amount.isZero());
}

interface GoodsRow {
  readonly receipt: string;
  readonly move: string;
  readonly places: number;
  readonly quantity: string;
  readonly value: string;
  readonly weight: string | null;
}

const goodsOf = (documents: readonly LandedCost[], work: Work): Promise<GoodsRow[]> =>
  work.rows<GoodsRow>(
    `select n.receipt_id as receipt, m.id as move, u.decimals as places, m.quantity::text as quantity, m.value::text as value,
            (m.quantity * p.weight_kg)::text as weight
       from receipt_line n join stock_move m on m.document_line = n.id::text join product p on p.id = m.product_id
       join company c on c.id = m.company_id join currency u on u.id = c.currency_id
      where n.receipt_id = any($1::uuid[]) order by m.id`,
    [documents.flatMap(({ lines }) => lines.map(({ receipt }) => receipt.id))],
  );
