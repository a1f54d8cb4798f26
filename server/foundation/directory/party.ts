import { Amount, Choice, Flag, Lines, Link, LongText, Resource, Text, type Money, type Ref } from '../../kernel/declare/index.js';
import { Currency } from '../company/index.js';
import { TaxClass } from '../taxes/index.js';
import { partyAccess } from './party.access.js';
import { PartyAddress } from './party-address.js';
import { PartyContactPoint } from './party-contact-point.js';
import { PartyPaymentAccount } from './party-payment-account.js';
import { PaymentTerm } from './payment-term.js';

const partyKinds = ['company', 'person'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** A company or a person that we deal with: one record whatever they are to us, so nobody is known twice. */
@Resource<Party>({
  module: 'directory',
  access: partyAccess,
  title: 'name',
  columns: ['name', 'code', 'city', 'country', 'taxId', 'isCustomer', 'isSupplier'],
  personal: {
    of: 'itself',
    when: { kind: 'person' },
    fields: ['name', 'legalName', 'jobTitle', 'taxId', 'city', 'country', 'countryCode', 'notes'],
  },
})
export class Party {
  id!: string;
  version!: number;
  @Choice('internal', partyKinds, { default: 'company', filter: true }) kind!: PartyKind;
  @Text('internal', { filter: true, search: true }) name!: string;
  @Text('internal', { optional: true, search: true }) legalName?: string;
  @Text('internal', { optional: true, unique: true, format: 'code', maxLength: 20, search: true }) code?: string;
  @Text('internal', { optional: true, maxLength: 80 }) jobTitle?: string;
  @Text('internal', { optional: true, maxLength: 40, filter: true, search: true }) taxId?: string;
  @Flag('internal', { default: false, filter: true }) isCustomer!: boolean;
  @Flag('internal', { default: false, filter: true }) isSupplier!: boolean;
  @Flag('internal', { default: false }) isCarrier!: boolean;
  @Text('internal', { format: 'language', optional: true, maxLength: 2 }) language?: string;
  @Link('internal', () => Currency, { optional: true, inverse: false }) currency?: Ref<Currency>;
  @Link('internal', () => PaymentTerm, { optional: true, inverse: false }) paymentTerms?: Ref<PaymentTerm>;
  @Link('internal', () => TaxClass, { optional: true, inverse: 'parties' }) taxClass?: Ref<TaxClass>;
  @Amount('money', { optional: true, currency: 'company', min: 0 }) creditLimit?: Money;
  /** Kept from the first address, so that lists can show and filter by it. */
  @Text('internal', { optional: true, readonly: true, filter: true, search: true }) city?: string;
  @Text('internal', { optional: true, readonly: true, filter: true }) country?: string;
  /** Decides with the tax id where a party is for tax law. */
  @Text('internal', { optional: true, readonly: true, maxLength: 2 }) countryCode?: string;
  @LongText('internal', { optional: true }) notes?: string;
  @Lines('internal', () => PartyAddress, 'party') addresses!: PartyAddress[];
  @Lines('internal', () => PartyContactPoint, 'party') contactPoints!: PartyContactPoint[];
  @Lines('internal', () => PartyPaymentAccount, 'party') paymentAccounts!: PartyPaymentAccount[];
}
