import { Lines, Resource, Text } from '../../kernel/declare/index.js';
import { PaymentInstalment } from './payment-instalment.js';
import { paymentTermAccess } from './payment-term.access.js';

/** When a document is to be paid: at once, later, or in instalments, and what is left off for paying early. */
@Resource<PaymentTerm>({ module: 'directory', access: paymentTermAccess, title: 'name', columns: ['code', 'name'] })
export class PaymentTerm {
  id!: string;
  version!: number;
  @Text('public', { unique: true, format: 'code', maxLength: 20, search: true }) code!: string;
  @Text('public', { search: true }) name!: string;
  @Lines('public', () => PaymentInstalment, 'term') instalments!: PaymentInstalment[];
}
