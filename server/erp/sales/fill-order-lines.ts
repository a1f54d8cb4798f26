import { Decimal } from 'decimal.js';
import type { Price } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { convertQuantity, priceAt, Product, Unit, type PriceBreak } from '../../foundation/catalog/index.js';
import { priceUnderOtherTaxes, type TaxBook } from '../../foundation/taxes/index.js';
import { idsOf } from './ids-of.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';

const pricePlaces = 6;

/** Fills in what the lines leave open from the product: description, unit, price and cost. Their taxes are known by then. */
export async function fillOrderLines(orders: readonly SalesOrder[], book: TaxBook, work: Work): Promise<void> {
  const lines = orders.flatMap((order) => order.lines);
  const products = await work.getAll(Product, idsOf(lines.map((line) => line.product)));
  for (const line of lines) fillFromProduct(line, products.get(line.product.id)!);
  const units = await work.getAll(Unit, idsOf([...lines, ...products.values()].map(({ unit }) => unit)));
  const breaks = await breaksFor(orders, work);
  for (const order of orders) {
    for (const line of order.lines) {
      const product = products.get(line.product.id)!;
      const unitsHeld = convertQuantity(new Decimal(1), units.get(line.unit!.id)!, units.get(product.unit.id)!);
      priceLine(line, { order, product, book, unitsHeld, breaks: breaks.get(`${order.priceList?.id} ${product.id}`) ?? [] });
    }
  }
}

interface Offer {
  readonly order: SalesOrder;
  readonly product: Product;
  readonly book: TaxBook;
  /** How many of the product's own unit one of the line's is. */
  readonly unitsHeld: Decimal;
  readonly breaks: readonly PriceBreak[];
}

function priceLine(line: SalesOrderLine, { order, product, book, unitsHeld, breaks }: Offer): void {
  const perLineUnit = (price: Price) => price.times(unitsHeld).toDecimalPlaces(pricePlaces);
  if (followsList(line)) {
    const listed = priceAt(breaks, line.quantity.times(unitsHeld), order.orderDate);
    line.listPrice = perLineUnit(underTaxesOf(line, listed ?? inOrderCurrency(product.listPrice, order), { order, product, book }));
    line.unitPrice = line.listPrice;
  }
  line.unitCost = product.cost && perLineUnit(inOrderCurrency(product.cost, order));
}

function fillFromProduct(line: SalesOrderLine, product: Product): void {
  line.description ??= product.name;
  line.unit ??= product.unit;
}

/** A list states prices with the usual taxes of the product in them, or not; where others are charged, the net price stays. */
function underTaxesOf(line: SalesOrderLine, price: Price, { order, product, book }: Pick<Offer, 'order' | 'product' | 'book'>): Price {
  const usual = product.taxCode?.id ?? book.noTax;
  if (usual === line.taxCode!.id) return price;
  return priceUnderOtherTaxes(price, book.taxes(usual, order.exchangeRate!), book.taxes(line.taxCode!.id, order.exchangeRate!));
}

/** A price given by hand stays; one that came from a list follows it while the order is still a draft. */
const followsList = ({ unitPrice, listPrice }: SalesOrderLine): boolean => !unitPrice || (listPrice != null && unitPrice.eq(listPrice));

const inOrderCurrency = (price: Price, order: SalesOrder): Price => price.div(order.exchangeRate!);

async function breaksFor(orders: readonly SalesOrder[], work: Work): Promise<Map<string, PriceBreak[]>> {
  const listed = orders.filter((order) => order.priceList && order.lines.some(followsList));
  if (listed.length === 0) return new Map();
  const rows = await work.rows<PriceRow>(
    `select price_list_id as list, product_id as product, min_quantity::text as "minQuantity", price::text as price,
            valid_from::text as "validFrom", valid_until::text as "validUntil"
       from price_list_line where price_list_id = any($1::uuid[]) and product_id = any($2::uuid[])`,
    [idsOf(listed.map((order) => order.priceList)), idsOf(listed.flatMap((order) => order.lines.map((line) => line.product)))],
  );
  const breaks = new Map<string, PriceBreak[]>();
  for (const { list, product, minQuantity, price, ...days } of rows) {
    const step = { ...days, minQuantity: new Decimal(minQuantity), price: new Decimal(price) };
    breaks.set(`${list} ${product}`, [...(breaks.get(`${list} ${product}`) ?? []), step]);
  }
  return breaks;
}

interface PriceRow {
  list: string;
  product: string;
  minQuantity: string;
  price: string;
  validFrom: string | null;
  validUntil: string | null;
}
