import type { Decimal } from 'decimal.js';
import { Amount, Link, Quantity, Resource, type Money, type Ref } from '../../kernel/declare/index.js';
import { ReceiptLine } from '../warehouse/index.js';
import { BillMatch } from './bill-match.js';
import { billMatchReceiptAccess } from './bill-match.access.js';

/** So much of what was billed came with this receipt: what it was billed at, and at what it came. */
@Resource<BillMatchReceipt>({
  module: 'purchasing',
  access: billMatchReceiptAccess,
  title: 'receiptLine',
  partOf: 'match',
  columns: ['receiptLine', 'quantity', 'billedValue', 'receivedValue'],
})
export class BillMatchReceipt {
  id!: string;
  @Link('internal', () => BillMatch) match!: Ref<BillMatch>;
  @Link('internal', () => ReceiptLine, { readonly: true, inverse: false }) receiptLine!: Ref<ReceiptLine>;
  @Quantity('internal', { readonly: true }) quantity!: Decimal;
  @Amount('money', { currency: 'company', readonly: true }) billedValue!: Money;
  @Amount('money', { currency: 'company', readonly: true }) receivedValue!: Money;
}
