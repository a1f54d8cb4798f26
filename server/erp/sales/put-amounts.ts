import type { Money } from '../../kernel/declare/index.js';
import { twinName } from '../../kernel/declare/naming.js';
import { uuidV7 } from '../../kernel/write/index.js';
import { documentAmounts, inCompanyCurrency, roundTo, type Rounding, type TaxBook, type TaxOnLine } from '../../foundation/taxes/index.js';
import { marginOf } from './order-margin.js';
import type { SalesOrderLine } from './sales-order-line.js';
import { SalesOrderTax } from './sales-order-tax.js';
import type { SalesOrder } from './sales-order.js';

export interface Measures {
  readonly rounding: Rounding;
  readonly atHome: Rounding;
  /** How many of the product's own unit a line is: what a tax per unit goes by. */
  readonly unitsIn: (line: SalesOrderLine) => SalesOrderLine['quantity'];
}

/** Puts on an order what it comes to: line by line, tax by tax, and as a whole, each also in company currency. */
export function putAmounts(order: SalesOrder, book: TaxBook, { rounding, atHome, unitsIn }: Measures): void {
  const rate = order.exchangeRate!;
  const lines = order.lines.map((line) => ({
    quantity: line.quantity,
    taxedUnits: unitsIn(line),
    unitPrice: line.unitPrice!,
    discount: line.discount,
    taxes: book.taxes(line.taxCode!.id, rate),
  }));
  const { documentDiscount, taxRounding, freight } = order;
  const document = documentAmounts(lines, { rounding, taxRounding: taxRounding!, documentDiscount });
  const worth = inCompanyCurrency(document, rate, atHome);
  const { linesAmount, discountAmount } = document;
  Object.assign(
    order,
    { linesAmount, discountAmount },
    inBoth(amountsOf(document, freight), amountsOf(worth, roundTo(freight.times(rate), atHome))),
  );
  order.lines.forEach((line, at) => {
    line.amount = document.lines[at]!.amount;
    Object.assign(line, inBoth(amountsOf(document.lines[at]!), amountsOf(worth.lines[at]!)));
  });
  const taxes = document.taxes.map((tax, at) => ({ tax, worth: worth.taxes[at]! }));
  order.taxes = taxes.filter(({ tax }) => tax.tax.id !== book.noTax).map(({ tax, worth }) => taxLine(order, tax, worth));
  const { margins, cost, margin } = marginOf(order.lines, (exact) => roundTo(exact, rounding));
  Object.assign(order, { cost, margin });
  order.lines.forEach((line, at) => Object.assign(line, { margin: margins[at] }));
}

type Amounts = Pick<SalesOrder, 'netAmount' | 'taxAmount' | 'total'>;

/** Freight is not taxed. */
const amountsOf = ({ netAmount, taxAmount, total }: Amounts, freight?: Money): Amounts => ({
  netAmount,
  taxAmount,
  total: freight ? total.plus(freight) : total,
});

/** Amounts as the record holds them: each beside its worth in company currency. */
const inBoth = (amounts: object, worth: object): Record<string, Money> => ({
  ...amounts,
  ...Object.fromEntries(Object.entries(worth).map(([name, amount]) => [twinName(name), amount as Money])),
});

function taxLine(order: SalesOrder, { tax, base, charged }: TaxOnLine, worth: TaxOnLine): SalesOrderTax {
  const line =
    order.taxes.find(({ taxCode }) => taxCode.id === tax.id) ??
    Object.assign(new SalesOrderTax(), { id: uuidV7(), taxCode: { id: tax.id } });
  return Object.assign(line, inBoth({ base, amount: charged }, { base: worth.base, amount: worth.charged }));
}
