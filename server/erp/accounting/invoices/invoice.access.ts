import { company, defineAccess, Level } from '../../../kernel/declare/index.js';
import type { CustomerInvoiceInstalment } from './customer-invoice-instalment.js';
import type { CustomerInvoiceLine } from './customer-invoice-line.js';
import type { CustomerInvoiceTax } from './customer-invoice-tax.js';
import type { CustomerInvoice } from './customer-invoice.js';
import type { customerInvoiceFlow, supplierBillFlow } from './invoice.flow.js';
import type { SupplierBillInstalment } from './supplier-bill-instalment.js';
import type { SupplierBillLine } from './supplier-bill-line.js';
import type { SupplierBillTax } from './supplier-bill-tax.js';
import type { SupplierBill } from './supplier-bill.js';

/** Like the entries that they are booked by: clerks draft, specialists post. */
const rights = {
  domain: 'accounting',
  read: Level.Clerk,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Specialist,
  rows: { [Level.Clerk]: company() },
};
const moves = { post: Level.Specialist, cancel: Level.Clerk };

export const customerInvoiceAccess = defineAccess<CustomerInvoice, typeof customerInvoiceFlow>({
  ...rights,
  moves: { ...moves, credit: Level.Clerk },
});
export const customerInvoiceLineAccess = defineAccess<CustomerInvoiceLine>(rights);
export const customerInvoiceTaxAccess = defineAccess<CustomerInvoiceTax>(rights);
export const customerInvoiceInstalmentAccess = defineAccess<CustomerInvoiceInstalment>(rights);
export const supplierBillAccess = defineAccess<SupplierBill, typeof supplierBillFlow>({ ...rights, moves });
export const supplierBillLineAccess = defineAccess<SupplierBillLine>(rights);
export const supplierBillTaxAccess = defineAccess<SupplierBillTax>(rights);
export const supplierBillInstalmentAccess = defineAccess<SupplierBillInstalment>(rights);
