import { Choice, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { partyAddressAccess } from './party.access.js';
import { Party } from './party.js';

const addressKinds = ['main', 'billing', 'delivery'] as const;
export type AddressKind = (typeof addressKinds)[number];

/** A place where a party can be visited, billed or delivered to. */
@Resource<PartyAddress>({
  module: 'directory',
  access: partyAddressAccess,
  title: 'street',
  partOf: 'party',
  plural: 'partyAddresses',
  personal: { of: 'itself', fields: ['street', 'street2', 'city', 'region', 'postalCode', 'countryCode', 'country'] },
})
export class PartyAddress {
  id!: string;
  @Link('internal', () => Party) party!: Ref<Party>;
  @Choice('internal', addressKinds, { default: 'main' }) kind!: AddressKind;
  @Text('internal', { optional: true }) street?: string;
  @Text('internal', { optional: true }) street2?: string;
  @Text('internal', { optional: true }) city?: string;
  @Text('internal', { optional: true }) region?: string;
  @Text('internal', { optional: true, maxLength: 20 }) postalCode?: string;
  @Text('internal', { optional: true, format: 'code', maxLength: 2 }) countryCode?: string;
  @Text('internal', { optional: true, maxLength: 80 }) country?: string;
}
