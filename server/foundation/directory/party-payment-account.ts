import { Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Currency } from '../company/index.js';
import { partyPaymentAccountAccess } from './party.access.js';
import { Party } from './party.js';

/** An account we pay a party into, or expect its payments from. Its numbers take a right of their own to see. */
@Resource<PartyPaymentAccount>({
  module: 'directory',
  access: partyPaymentAccountAccess,
  title: 'bankName',
  partOf: 'party',
  personal: { of: 'itself', fields: ['bankName'] },
})
export class PartyPaymentAccount {
  id!: string;
  @Link('internal', () => Party) party!: Ref<Party>;
  @Text('internal', { maxLength: 120 }) bankName!: string;
  @Link('internal', () => Currency, { optional: true, inverse: false }) currency?: Ref<Currency>;
  @Text('bank', { optional: true, maxLength: 120 }) holder?: string;
  @Text('bank', { optional: true, maxLength: 34 }) iban?: string;
  @Text('bank', { optional: true, maxLength: 34 }) accountNumber?: string;
  @Text('bank', { optional: true, maxLength: 11 }) bic?: string;
}
