import type { Ref } from '../../kernel/declare/index.js';
import { moving, type Work } from '../../kernel/write/index.js';
import type { Location } from './location.js';
import { moveStock, type GoodsMove } from './move-stock.js';
import { PlacesOf } from './places-of.js';
import { requireGoods } from './require-goods.js';
import { transferFlow } from './transfer.flow.js';
import type { TransferLine } from './transfer-line.js';
import { Transfer } from './transfer.js';
import { sentWith } from './sent-goods.js';
import { MoreThanSent } from './warehouse.errors.js';

/** Goods that change their place at once. */
export const completeTransfer = moving(Transfer, transferFlow, 'complete', async (transfers, work) => {
  await requireGoods(transfers, work);
  await moveStock(
    work,
    transfers.flatMap((transfer) => transfer.lines.map((line) => movedBy(transfer, line, transfer.from, transfer.to, work))),
  );
  for (const transfer of transfers) {
    Object.assign(transfer, { shippedOn: work.today, receivedOn: work.today });
    for (const line of transfer.lines) line.received = line.quantity;
  }
});

/** The goods leave, and are ours on the way. */
export const shipTransfer = moving(Transfer, transferFlow, 'ship', async (transfers, work) => {
  await requireGoods(transfers, work);
  const places = await placesOf(transfers, work);
  await moveStock(
    work,
    transfers.flatMap((transfer) =>
      transfer.lines.map((line) => movedBy(transfer, line, transfer.from, places.outside(transfer.company.id, 'transit'), work)),
    ),
  );
  for (const transfer of transfers) transfer.shippedOn = work.today;
});

/** The goods arrive. What left and did not arrive was lost on the way. */
export const receiveTransfer = moving(Transfer, transferFlow, 'receive', async (transfers, work) => {
  const places = await placesOf(transfers, work);
  const sent = await sentWith(transfers, work);
  const moves = transfers.flatMap((transfer) =>
    transfer.lines.flatMap((line): GoodsMove[] => {
      const { id: moveId, quantity } = sent.get(line.id)!;
      const arrived = (line.received ??= quantity);
      if (arrived.gt(quantity))
        throw new MoreThanSent({ transfer: transfer.number, sent: quantity.toFixed(), received: arrived.toFixed() });
      const way = { follows: { id: moveId } };
      const [transit, loss] = [places.outside(transfer.company.id, 'transit'), places.outside(transfer.company.id, 'loss')];
      return [
        { ...movedBy(transfer, line, transit, transfer.to, work), ...way, quantity: arrived },
        { ...movedBy(transfer, line, transit, loss, work), ...way, quantity: quantity.minus(arrived) },
      ];
    }),
  );
  await moveStock(
    work,
    moves.filter(({ quantity }) => !quantity.isZero()),
  );
  for (const transfer of transfers) transfer.receivedOn = work.today;
});

const placesOf = (transfers: readonly Transfer[], work: Work): Promise<PlacesOf> =>
  PlacesOf.companies(
    transfers.map(({ company }) => company.id),
    work,
  );

function movedBy(transfer: Transfer, line: TransferLine, from: Ref<Location>, to: Ref<Location>, work: Work): GoodsMove {
  const { id: documentLine, product, lot, quantity } = line;
  return { reference: transfer.number, documentLine, day: work.today, product, lot, quantity, from, to };
}
