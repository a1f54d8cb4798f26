import type { Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { TaxCode, type TaxBook } from '../../foundation/taxes/index.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import type { PurchaseOrder } from './purchase-order.js';

/** A tax given by hand stays if it may be charged; one that the rules chose follows them while nobody is bound to the order. */
export async function settleTaxCodes(orders: readonly PurchaseOrder[], book: TaxBook, work: Work): Promise<void> {
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const suppliers = await work.getAll(Party, idsOf(orders.map((order) => order.supplier)));
  const products = await work.getAll(Product, idsOf(orders.flatMap((order) => order.lines.map((line) => line.product))));
  const codes = await work.getAll(TaxCode, idsOf([...products.values()].map(({ taxCode }) => taxCode)));
  for (const order of orders) {
    const { countryCode, taxClass, taxId } = suppliers.get(order.supplier.id)!;
    const ourCountry = companies.get(order.company.id)!.country?.toUpperCase();
    const dealing = { date: order.orderDate, ourCountry, country: countryCode, partyClass: taxClass?.id, taxId };
    for (const line of order.lines) {
      const { kind, taxCode } = products.get(line.product.id)!;
      if (followsRules(line)) {
        const chosen = book.choose({ ...dealing, supply: kind, usual: taxCode?.id });
        // What is charged on sales alone says nothing about purchases, as long as no rule puts something in its place.
        const isOurs = chosen === taxCode?.id && codes.get(chosen)!.use === 'sale';
        line.ruledTaxCode = { id: isOurs ? book.noTax : chosen };
        line.taxCode = line.ruledTaxCode;
      } else line.ruledTaxCode = undefined;
      book.require(line.taxCode!.id, order.orderDate);
    }
  }
}

const followsRules = ({ taxCode, ruledTaxCode }: PurchaseOrderLine): boolean => !taxCode || taxCode.id === ruledTaxCode?.id;
