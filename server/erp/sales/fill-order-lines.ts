import { Decimal } from 'decimal.js';
import type { Price } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { convertQuantity, priceAt, Product, Unit, type PriceBreak } from '../../foundation/catalog/index.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';

const pricePlaces = 6;

/** Fills in what the lines leave open from the product: description, unit, tax code, price and cost. */
export async function fillOrderLines(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const products = await work.getAll(
    Product,
    distinct(orders.flatMap((order) => order.lines.map(({ product }) => product.id))),
  );
  for (const order of orders) order.lines.forEach((line) => fillFromProduct(line, products.get(line.product.id)!));
  await chargeNoTaxWhereNoneIsNamed(orders, work);
  const units = await work.getAll(
    Unit,
    distinct([...products.values()].map(({ unit }) => unit.id).concat(unitsIn(orders))),
  );
  const breaks = await breaksFor(orders, work);
  for (const order of orders) {
    for (const line of order.lines) {
      const product = products.get(line.product.id)!;
      const unitsHeld = convertQuantity(new Decimal(1), units.get(line.unit!.id)!, units.get(product.unit.id)!);
      if (followsList(line)) {
        const quantity = line.quantity.times(unitsHeld);
        const steps = breaks.get(`${order.priceList?.id} ${product.id}`) ?? [];
        const price = priceAt(steps, quantity, order.orderDate) ?? inOrderCurrency(product.listPrice, order);
        line.unitPrice = line.listPrice = price.times(unitsHeld).toDecimalPlaces(pricePlaces);
      }
      if (product.cost)
        line.unitCost = inOrderCurrency(product.cost, order).times(unitsHeld).toDecimalPlaces(pricePlaces);
    }
  }
}

function fillFromProduct(line: SalesOrderLine, product: Product): void {
  line.description ??= product.name;
  line.unit ??= product.unit;
  line.taxCode ??= product.taxCode;
}

async function chargeNoTaxWhereNoneIsNamed(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const untaxed = orders.flatMap((order) => order.lines.filter((line) => !line.taxCode));
  if (untaxed.length === 0) return;
  const [none] = await work.rows<{ id: string }>(`select id from tax_code where code = 'none'`, []);
  for (const line of untaxed) line.taxCode = { id: none!.id };
}

/** A price given by hand stays; one that came from a list follows it while the order is still a draft. */
const followsList = ({ unitPrice, listPrice }: SalesOrderLine): boolean =>
  !unitPrice || (listPrice != null && unitPrice.eq(listPrice));

const inOrderCurrency = (price: Price, order: SalesOrder): Price => price.div(order.exchangeRate!);

async function breaksFor(orders: readonly SalesOrder[], work: Work): Promise<Map<string, PriceBreak[]>> {
  const listed = orders.filter((order) => order.priceList && order.lines.some(followsList));
  if (listed.length === 0) return new Map();
  const rows = await work.rows<PriceRow>(
    `select price_list_id as list, product_id as product, min_quantity::text as "minQuantity", price::text as price,
            valid_from::text as "validFrom", valid_until::text as "validUntil"
       from price_list_line where price_list_id = any($1::uuid[]) and product_id = any($2::uuid[])`,
    [
      distinct(listed.map((order) => order.priceList!.id)),
      distinct(listed.flatMap((order) => order.lines.map(({ product }) => product.id))),
    ],
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

const unitsIn = (orders: readonly SalesOrder[]) => orders.flatMap((order) => order.lines.map((line) => line.unit!.id));
const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
