import { Amount, Lines, Link, Resource, State, Text, type Money, type Ref } from '../../../kernel/declare/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { SupplierBillInstalment } from './supplier-bill-instalment.js';
import { SupplierBillLine } from './supplier-bill-line.js';
import { SupplierBillTax } from './supplier-bill-tax.js';
import { supplierBillAccess } from './invoice.access.js';
import { supplierBillFlow, type InvoiceState } from './invoice.flow.js';
import { Invoice } from './invoice.js';

/** What a supplier asks us to pay, or credits us, as it stands on their paper. */
@Resource<SupplierBill>({
  module: 'accounting',
  access: supplierBillAccess,
  title: 'number',
  orderBy: { field: 'date', direction: 'DESC' },
  columns: ['number', 'kind', 'supplier', 'supplierNumber', 'date', 'total', 'paymentStatus', 'state'],
  editableIn: ['draft'],
  exchange: { currency: 'currency', rate: 'exchangeRate', on: 'rateDate' },
  checks: {
    posted_whole: `"state" <> 'posted' or ("number" is not null and "entry_id" is not null and "posted_at" is not null)`,
    blocked_within_total: '"blocked_amount" = 0 or "blocked_amount" <= "total"',
  },
})
export class SupplierBill extends Invoice {
  @Link('internal', () => Party, { where: { isSupplier: true } }) supplier!: Ref<Party>;
  /** The number that the supplier gave it. */
  @Text('internal', { filter: true, search: true, maxLength: 60 }) supplierNumber!: string;
  /** The tax on the supplier's paper, where its cents differ from ours. */
  @Amount('money', { currency: 'currency', optional: true }) statedTaxAmount?: Money;
  /** What is not to be paid before it is settled with the supplier. */
  @Amount('money', { currency: 'currency', readonly: true, min: 0, default: 0 }) blockedAmount!: Money;
  @Link('internal', () => SupplierBill, {
    optional: true,
    fixed: true,
    inverse: 'creditNotes',
    where: { state: 'posted', kind: 'invoice' },
  })
  original?: Ref<SupplierBill>;
  @State(supplierBillFlow) state!: InvoiceState;
  @Lines('internal', () => SupplierBillLine, 'document') lines!: SupplierBillLine[];
  @Lines('internal', () => SupplierBillTax, 'document', { readonly: true }) taxes!: SupplierBillTax[];
  @Lines('internal', () => SupplierBillInstalment, 'document', { readonly: true }) instalments!: SupplierBillInstalment[];
}
