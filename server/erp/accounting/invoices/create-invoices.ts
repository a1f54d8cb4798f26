import type { Decimal } from 'decimal.js';
import type { CalendarDay, Price, Ref } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import type { Product, Unit } from '../../../foundation/catalog/index.js';
import type { Company, Currency } from '../../../foundation/company/index.js';
import type { Party, PaymentTerm } from '../../../foundation/directory/index.js';
import type { TaxCode } from '../../../foundation/taxes/index.js';
import type { AccountRoleName } from '../account-role.js';
import type { Account } from '../account.js';
import { booksOf } from '../books-of.js';
import { CustomerInvoice } from './customer-invoice.js';
import type { InvoiceKind } from './invoice.js';
import { SupplierBill } from './supplier-bill.js';

/** The record that something was made for: an order, a line of it. */
export interface InvoiceSource {
  readonly kind: string;
  readonly id: string;
}

export interface InvoiceLineToCreate {
  readonly product?: Ref<Product>;
  readonly description?: string;
  readonly quantity: Decimal;
  readonly unit?: Ref<Unit>;
  /** In the currency of the document; left out, the product's own. A bill always says it. */
  readonly unitPrice?: Price;
  readonly discount?: Decimal;
  readonly taxCode?: Ref<TaxCode>;
  /** An account, or the part that one plays: `customer deposits` makes the line a deposit. */
  readonly account?: Ref<Account> | AccountRoleName;
  /** The posted line that is credited, or the deposit that is taken off: by a quantity below zero on an invoice. */
  readonly original?: Ref<object>;
  readonly source?: InvoiceSource;
}

interface DocumentToCreate {
  readonly kind?: InvoiceKind;
  readonly company: Ref<Company>;
  readonly date?: CalendarDay;
  readonly currency?: Ref<Currency>;
  readonly paymentTerms?: Ref<PaymentTerm>;
  readonly documentDiscount?: Decimal;
  readonly notes?: string;
  /** The invoice that a credit note takes back; without lines, all that is left of it. */
  readonly original?: Ref<object>;
  readonly source?: InvoiceSource;
  readonly lines: readonly InvoiceLineToCreate[];
}

export interface CustomerInvoiceToCreate extends DocumentToCreate {
  readonly customer: Ref<Party>;
  readonly customerReference?: string;
}

export interface SupplierBillToCreate extends DocumentToCreate {
  readonly supplier: Ref<Party>;
  readonly supplierNumber: string;
  readonly statedTaxAmount?: Decimal;
}

/** The one way for other modules to invoice customers: any number of drafts at once. They are posted by their move. */
export const createCustomerInvoices = async (work: Work, invoices: readonly CustomerInvoiceToCreate[]): Promise<CustomerInvoice[]> =>
  work.create(CustomerInvoice, await withAccounts(work, invoices));

/** The same for bills of suppliers. */
export const createSupplierBills = async (work: Work, bills: readonly SupplierBillToCreate[]): Promise<SupplierBill[]> =>
  work.create(SupplierBill, await withAccounts(work, bills));

async function withAccounts(work: Work, documents: readonly DocumentToCreate[]): Promise<object[]> {
  const roles = documents.flatMap(({ company, lines }) =>
    lines.flatMap(({ account }) => (typeof account === 'string' ? [{ company, role: account }] : [])),
  );
  const books = await booksOf(work, roles, []);
  return documents.map(({ source, lines, ...document }) => ({
    ...document,
    ...sourced(source),
    lines: lines.map(({ source: lineSource, account, ...line }) => ({
      ...line,
      account: typeof account === 'string' ? books.account(document.company, account) : account,
      ...sourced(lineSource),
    })),
  }));
}

const sourced = (source: InvoiceSource | undefined): object => (source ? { sourceKind: source.kind, sourceId: source.id } : {});
