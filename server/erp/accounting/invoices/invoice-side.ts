import type { Constructor, Ref } from '../../../kernel/declare/index.js';
import type { Party } from '../../../foundation/directory/index.js';
import type { TaxedDocument } from '../../../foundation/taxes/index.js';
import type { AccountRoleName } from '../account-role.js';
import type { JournalKind } from '../journal.js';
import { CustomerInvoiceInstalment } from './customer-invoice-instalment.js';
import { CustomerInvoiceLine } from './customer-invoice-line.js';
import { CustomerInvoiceTax } from './customer-invoice-tax.js';
import { CustomerInvoice } from './customer-invoice.js';
import type { InvoiceInstalment } from './invoice-instalment.js';
import type { InvoiceLine } from './invoice-line.js';
import type { InvoiceTax } from './invoice-tax.js';
import type { Invoice, InvoiceKind } from './invoice.js';
import { SupplierBillInstalment } from './supplier-bill-instalment.js';
import { SupplierBillLine } from './supplier-bill-line.js';
import { SupplierBillTax } from './supplier-bill-tax.js';
import { SupplierBill } from './supplier-bill.js';

/** What differs between invoices to customers and bills of suppliers; all else is the same for both. */
export interface InvoiceSide<Document extends Invoice = Invoice> {
  readonly target: Constructor<Document>;
  readonly line: Constructor<InvoiceLine>;
  readonly tax: Constructor<InvoiceTax>;
  readonly instalment: Constructor<InvoiceInstalment>;
  readonly table: 'customer_invoice' | 'supplier_bill';
  readonly partyColumn: 'customer_id' | 'supplier_id';
  partyOf(document: Document): Ref<Party>;
  readonly taxed: Readonly<Record<InvoiceKind, TaxedDocument>>;
  readonly numberPrefix: Readonly<Record<InvoiceKind, string>>;
  readonly journal: JournalKind;
  /** The account of what is owed, and where an invoice stands on it. */
  readonly control: AccountRoleName;
  readonly controlSide: 'debit' | 'credit';
  /** Where lines go that name no account, and taxes that do not say where they go. */
  readonly lineRole: AccountRoleName;
  readonly taxRole: AccountRoleName;
}

export const customerSide: InvoiceSide<CustomerInvoice> = {
  target: CustomerInvoice,
  line: CustomerInvoiceLine,
  tax: CustomerInvoiceTax,
  instalment: CustomerInvoiceInstalment,
  table: 'customer_invoice',
  partyColumn: 'customer_id',
  partyOf: ({ customer }) => customer,
  taxed: { invoice: 'invoice', 'credit-note': 'credit-note' },
  numberPrefix: { invoice: 'INV', 'credit-note': 'CN' },
  journal: 'sales',
  control: 'receivable',
  controlSide: 'debit',
  lineRole: 'revenue',
  taxRole: 'output tax',
};

export const supplierSide: InvoiceSide<SupplierBill> = {
  target: SupplierBill,
  line: SupplierBillLine,
  tax: SupplierBillTax,
  instalment: SupplierBillInstalment,
  table: 'supplier_bill',
  partyColumn: 'supplier_id',
  partyOf: ({ supplier }) => supplier,
  taxed: { invoice: 'bill', 'credit-note': 'supplier-credit' },
  numberPrefix: { invoice: 'BILL', 'credit-note': 'SCN' },
  journal: 'purchases',
  control: 'payable',
  controlSide: 'credit',
  lineRole: 'purchases',
  taxRole: 'input tax',
};
