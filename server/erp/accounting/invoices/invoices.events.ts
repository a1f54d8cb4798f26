import { defineEvent } from '../../../kernel/write/index.js';

export const CustomerInvoicesPosted = defineEvent<{ readonly invoiceId: string }>('CustomerInvoicesPosted');
export const SupplierBillsPosted = defineEvent<{ readonly billId: string }>('SupplierBillsPosted');
