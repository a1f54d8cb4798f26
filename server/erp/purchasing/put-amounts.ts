import type { Money } from '../../kernel/declare/index.js';
import { twinName } from '../../kernel/declare/naming.js';
import { uuidV7 } from '../../kernel/write/index.js';
import { documentAmounts, inCompanyCurrency, type Rounding, type TaxBook, type TaxOnLine } from '../../foundation/taxes/index.js';
import { PurchaseOrderTax } from './purchase-order-tax.js';
import type { PurchaseOrder } from './purchase-order.js';

/** Puts on an order what it comes to: line by line, tax by tax, and as a whole, each also in company currency. */
export function putAmounts(order: PurchaseOrder, book: TaxBook, rounding: Rounding, atHome: Rounding): void {
  const rate = order.exchangeRate!;
  const lines = order.lines.map((line) => ({
    quantity: line.quantity,
    taxedUnits: line.stockQuantity,
    unitPrice: line.unitPrice!,
    discount: line.discount,
    taxes: book.taxes(line.taxCode!.id, rate),
  }));
  const { documentDiscount, taxRounding } = order;
  const document = documentAmounts(lines, { rounding, taxRounding: taxRounding!, documentDiscount });
  const worth = inCompanyCurrency(document, rate, atHome);
  const { linesAmount, discountAmount } = document;
  Object.assign(order, { linesAmount, discountAmount }, inBoth(amountsOf(document), amountsOf(worth)));
  order.lines.forEach((line, at) => {
    line.amount = document.lines[at]!.amount;
    Object.assign(line, inBoth(amountsOf(document.lines[at]!), amountsOf(worth.lines[at]!)));
  });
  const taxes = document.taxes.map((tax, at) => ({ tax, worth: worth.taxes[at]! }));
  order.taxes = taxes.filter(({ tax }) => tax.tax.id !== book.noTax).map(({ tax, worth }) => taxLine(order, tax, worth));
}

type Amounts = Pick<PurchaseOrder, 'netAmount' | 'taxAmount' | 'total'>;

const amountsOf = ({ netAmount, taxAmount, total }: Amounts): Amounts => ({ netAmount, taxAmount, total });

/** Amounts as the record holds them: each beside its worth in company currency. */
const inBoth = (amounts: object, worth: object): Record<string, Money> => ({
  ...amounts,
  ...Object.fromEntries(Object.entries(worth).map(([name, amount]) => [twinName(name), amount as Money])),
});

function taxLine(order: PurchaseOrder, { tax, base, charged }: TaxOnLine, worth: TaxOnLine): PurchaseOrderTax {
  const line =
    order.taxes.find(({ taxCode }) => taxCode.id === tax.id) ??
    Object.assign(new PurchaseOrderTax(), { id: uuidV7(), taxCode: { id: tax.id } });
  return Object.assign(line, inBoth({ base, amount: charged }, { base: worth.base, amount: worth.charged }));
}
