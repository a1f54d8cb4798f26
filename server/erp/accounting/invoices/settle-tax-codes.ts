import { InvalidInput } from '../../../kernel/errors.js';
import type { Work } from '../../../kernel/write/index.js';
import { Product } from '../../../foundation/catalog/index.js';
import { Company } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import type { TaxBook } from '../../../foundation/taxes/index.js';
import { idsOf } from '../ids-of.js';
import type { InvoiceLine } from './invoice-line.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';

/**
 * A tax given by hand stays if it may be charged; one that the rules chose follows them while the document is still a draft. What
 * is only said in words has no usual tax, so somebody has to say which.
 */
export async function settleTaxCodes(invoices: readonly Invoice[], side: InvoiceSide, book: TaxBook, work: Work): Promise<void> {
  const companies = await work.getAll(Company, idsOf(invoices.map(({ company }) => company)));
  const parties = await work.getAll(Party, idsOf(invoices.map((invoice) => side.partyOf(invoice))));
  const products = await work.getAll(Product, idsOf(invoices.flatMap(({ lines }) => lines.map(({ product }) => product))));
  const reasons: Record<string, string> = {};
  for (const invoice of invoices) {
    const { countryCode, taxClass, taxId } = parties.get(side.partyOf(invoice).id)!;
    const ourCountry = companies.get(invoice.company.id)!.country?.toUpperCase();
    const dealing = { date: invoice.date, ourCountry, country: countryCode, partyClass: taxClass?.id, taxId };
    invoice.lines.forEach((line, at) => {
      // What is taken back was taxed as the law was then.
      if (line.original) return;
      const product = line.product && products.get(line.product.id)!;
      if (product && followsRules(line)) {
        line.ruledTaxCode = { id: book.choose({ ...dealing, supply: product.kind, usual: product.taxCode?.id }) };
        line.taxCode = line.ruledTaxCode;
      } else line.ruledTaxCode = undefined;
      if (line.taxCode) book.require(line.taxCode.id, invoice.date);
      else reasons[`lines.${at}.taxCode`] = 'REQUIRED';
    });
  }
  if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
}

const followsRules = ({ taxCode, ruledTaxCode }: InvoiceLine): boolean => !taxCode || taxCode.id === ruledTaxCode?.id;
