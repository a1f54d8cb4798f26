import type { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { convertQuantity, Product, Unit } from '../../foundation/catalog/index.js';
import { idsOf } from './ids-of.js';
import type { SalesOrderLine } from './sales-order-line.js';

/** What order lines come to in the units in which the stock of their products is counted, and the other way round. */
export class StockUnits {
  private constructor(
    private readonly units: ReadonlyMap<string, Unit>,
    private readonly products: ReadonlyMap<string, Product>,
  ) {}

  static async of(lines: readonly SalesOrderLine[], work: Work): Promise<StockUnits> {
    const products = await work.getAll(Product, idsOf(lines.map(({ product }) => product)));
    return new StockUnits(await work.getAll(Unit, idsOf([...lines, ...products.values()].map(({ unit }) => unit))), products);
  }

  isGoods = ({ product }: SalesOrderLine): boolean => this.products.get(product.id)!.kind === 'goods';

  inStock(line: SalesOrderLine, quantity = line.quantity): Decimal {
    return convertQuantity(quantity, this.unitOf(line), this.stockUnitOf(line));
  }

  /** All of a line is all of it, also where its unit cannot be told exactly by the other. */
  inLine(line: SalesOrderLine, inStock: Decimal): Decimal {
    return inStock.eq(this.inStock(line)) ? line.quantity : convertQuantity(inStock, this.stockUnitOf(line), this.unitOf(line));
  }

  private unitOf = ({ unit }: SalesOrderLine): Unit => this.units.get(unit!.id)!;
  private stockUnitOf = ({ product }: SalesOrderLine): Unit => this.units.get(this.products.get(product.id)!.unit.id)!;
}
