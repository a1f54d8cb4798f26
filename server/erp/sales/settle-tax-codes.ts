import type { Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import type { TaxBook } from '../../foundation/taxes/index.js';
import { idsOf } from './ids-of.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';

/** A tax given by hand stays if it may be charged; one that the rules chose follows them while the order is still a draft. */
export async function settleTaxCodes(orders: readonly SalesOrder[], book: TaxBook, work: Work): Promise<void> {
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const customers = await work.getAll(Party, idsOf(orders.map((order) => order.customer)));
  const products = await work.getAll(Product, idsOf(orders.flatMap((order) => order.lines.map((line) => line.product))));
  for (const order of orders) {
    const { countryCode, taxClass, taxId } = customers.get(order.customer.id)!;
    const ourCountry = companies.get(order.company.id)!.country?.toUpperCase();
    const dealing = { date: order.orderDate, ourCountry, country: countryCode, partyClass: taxClass?.id, taxId };
    for (const line of order.lines) {
      const { kind, taxCode } = products.get(line.product.id)!;
      const ruled = followsRules(line) ? { id: book.choose({ ...dealing, supply: kind, usual: taxCode?.id }) } : undefined;
      line.ruledTaxCode = ruled;
      line.taxCode = ruled ?? line.taxCode;
      book.require(line.taxCode!.id, order.orderDate);
    }
  }
}

const followsRules = ({ taxCode, ruledTaxCode }: SalesOrderLine): boolean => !taxCode || taxCode.id === ruledTaxCode?.id;
