import { Decimal } from 'decimal.js';
import { InvalidInput } from '../../kernel/errors.js';
import { deriving, type Work } from '../../kernel/write/index.js';
import { Transfer } from './transfer.js';

/** What a line of a transfer has sent on its way. */
export interface Sent {
  readonly id: string;
  readonly line: string;
  readonly product: string;
  readonly lot: string | null;
  readonly quantity: Decimal;
}

/** The moves by which transfers left, by their lines. */
export async function sentWith(transfers: readonly Transfer[], work: Work): Promise<Map<string, Sent>> {
  const rows = await work.rows<Omit<Sent, 'quantity'> & { quantity: string }>(
    `select m.id, m.document_line as line, m.product_id as product, m.lot_id as lot, m.quantity::text as quantity
       from stock_move m join location l on l.id = m.to_id
      where m.reference = any($1) and m.company_id = any($2::uuid[]) and l.kind = 'transit'`,
    [transfers.map(({ number }) => number), transfers.map(({ company }) => company.id)],
  );
  return new Map(rows.map((row) => [row.line, { ...row, quantity: new Decimal(row.quantity) }]));
}

/** While goods are on the way, only what arrives of them is still to be said. */
deriving(Transfer, async (transfers, work) => {
  const underway = transfers.filter(({ state }) => state === 'on the way');
  if (underway.length === 0) return;
  const sent = await sentWith(underway, work);
  const lines = underway.flatMap((transfer) => transfer.lines);
  const isSent = ({ id, product, lot, quantity }: (typeof lines)[number]): boolean => {
    const move = sent.get(id);
    return move !== undefined && move.product === product.id && move.lot === (lot?.id ?? null) && move.quantity.eq(quantity);
  };
  if (lines.length !== sent.size || !lines.every(isSent)) throw new InvalidInput({ lines: 'FIXED' });
});
