import { Decimal } from 'decimal.js';
import type { Price } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { convertQuantity, Product, Unit } from '../../foundation/catalog/index.js';
import { ratesOn } from '../../foundation/company/index.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import type { PurchaseOrder } from './purchase-order.js';
import { arrivalOf, offerFor, type SupplierOffer, type SupplierOffers } from './supplier-offers.js';

const pricePlaces = 6;

/** Fills in what the lines leave open from the product and from what its supplier offers. Their taxes are known by then. */
export async function fillOrderLines(orders: readonly PurchaseOrder[], offers: SupplierOffers, work: Work): Promise<void> {
  const lines = orders.flatMap((order) => order.lines);
  const products = await work.getAll(Product, idsOf(lines.map((line) => line.product)));
  for (const line of lines) {
    const product = products.get(line.product.id)!;
    line.description ??= product.name;
    line.unit ??= product.unit;
  }
  const units = await work.getAll(Unit, idsOf([...lines, ...products.values()].map(({ unit }) => unit)));
  const taken: { order: PurchaseOrder; line: PurchaseOrderLine; offer: SupplierOffer; unitsHeld: Decimal }[] = [];
  for (const order of orders) {
    for (const line of order.lines) {
      const [own, counted] = [units.get(products.get(line.product.id)!.unit.id)!, units.get(line.unit!.id)!];
      line.stockQuantity = convertQuantity(line.quantity, counted, own);
      const theirs = offers.from(order.supplier.id, line.product.id, order.orderDate);
      line.expectedOn ??= arrivalOf(theirs, order.orderDate);
      if (!followsOffer(order, line)) continue;
      const offer = offerFor(theirs, line.stockQuantity);
      if (offer) taken.push({ order, line, offer, unitsHeld: convertQuantity(new Decimal(1), counted, own) });
      else line.unitPrice ??= new Decimal(0);
    }
  }
  const rates = await ratesOn(
    taken.map(({ order, offer }) => ({ company: order.company, currency: { id: offer.currency }, date: order.orderDate })),
    work,
  );
  taken.forEach(({ order, line, offer, unitsHeld }, at) => {
    line.offeredPrice = inOrderCurrency(offer, order, rates[at]!).times(unitsHeld).toDecimalPlaces(pricePlaces);
    line.unitPrice = line.offeredPrice;
  });
}

/** A price given by hand stays; one that the supplier offered follows them as long as nobody is bound to the order. */
function followsOffer({ state }: PurchaseOrder, { unitPrice, offeredPrice }: PurchaseOrderLine): boolean {
  if (!unitPrice) return true;
  return (state === 'draft' || state === 'sent') && offeredPrice != null && unitPrice.eq(offeredPrice);
}

const inOrderCurrency = ({ price, currency }: SupplierOffer, order: PurchaseOrder, rate: Decimal): Price =>
  currency === order.currency!.id ? price! : price!.times(rate).div(order.exchangeRate!);
