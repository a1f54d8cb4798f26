import { InvalidInput, NeedsConfirmation } from '../../kernel/errors.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { moveStock, type GoodsMove } from './move-stock.js';
import { nameLots } from './name-lots.js';
import { PlacesOf } from './places-of.js';
import { receiptFlow } from './receipt.flow.js';
import type { ReceiptLine } from './receipt-line.js';
import { Receipt } from './receipt.js';
import { requireGoods } from './require-goods.js';
import { ReceiptReceived } from './warehouse.events.js';

/** The word with which somebody accepts that more came than was expected. */
const receiveMore = 'RECEIVE_MORE';

/** The goods are on their way to us: from now on they count in what is forecast. */
export const confirmReceipt = moving(Receipt, receiptFlow, 'confirm', requireGoods);

/** The goods are here. What did not come is expected by a receipt of its own. */
export const receiveReceipt = moving(Receipt, receiptFlow, 'receive', async (receipts, work) => {
  for (const receipt of receipts) {
    for (const line of receipt.lines) line.received ??= line.quantity;
    if (receipt.lines.some(({ received, quantity }) => received!.gt(quantity)) && !work.accepted(receiveMore))
      throw new NeedsConfirmation(receiveMore, { receipt: receipt.number });
    receipt.receivedOn ??= work.today;
    if (receipt.receivedOn > work.today) throw new InvalidInput({ receivedOn: 'IN_FUTURE' });
  }
  await nameLots(
    receipts.flatMap(({ lines }) => lines),
    work,
  );
  const places = await PlacesOf.companies(
    receipts.map(({ company }) => company.id),
    work,
  );
  await moveStock(
    work,
    receipts.flatMap((receipt) => receipt.lines.filter(came).map((line) => arriving(receipt, line, places))),
  );
  await expectRest(receipts, work);
  work.announce(
    ReceiptReceived,
    receipts.map(({ id }) => ({ receiptId: id })),
  );
});

const came = ({ received }: ReceiptLine): boolean => !received!.isZero();

function arriving(receipt: Receipt, line: ReceiptLine, places: PlacesOf): GoodsMove {
  const { number: reference, party, company, kind, warehouse, location, receivedOn } = receipt;
  const { id: documentLine, product, lot, received, unitCost, returnOf } = line;
  return {
    reference,
    documentLine,
    day: receivedOn!,
    product,
    lot,
    party,
    returnOf,
    quantity: received!,
    from: places.outside(company.id, kind),
    to: location ?? places.floorOf(warehouse.id),
    value: unitCost?.times(received!),
  };
}

async function expectRest(receipts: readonly Receipt[], work: Work): Promise<void> {
  const rest = receipts.flatMap((receipt) => {
    const { kind, party, company, warehouse, location, expectedOn, reference, notes, id } = receipt;
    const lines = receipt.lines
      .filter(({ quantity, received }) => quantity.gt(received!))
      .map(({ quantity, received, product, unitCost, returnOf, sourceLine }) => ({
        product,
        quantity: quantity.minus(received!),
        unitCost,
        returnOf,
        sourceLine,
      }));
    return lines.length > 0 ? [{ kind, party, company, warehouse, location, expectedOn, reference, notes, backorderOf: id, lines }] : [];
  });
  if (rest.length === 0) return;
  const backorders = await work.create(Receipt, rest);
  await work.move(
    Receipt,
    'confirm',
    backorders.map(({ id }) => id),
  );
}
