import { Choice, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { partyContactPointAccess } from './party.access.js';
import { Party } from './party.js';

const contactPointKinds = ['phone', 'email', 'fax', 'web'] as const;
export type ContactPointKind = (typeof contactPointKinds)[number];

/** A way to reach a party: a number or an address on the wire. */
@Resource<PartyContactPoint>({
  module: 'directory',
  access: partyContactPointAccess,
  title: 'value',
  partOf: 'party',
  personal: { of: 'itself', fields: ['value', 'label'] },
})
export class PartyContactPoint {
  id!: string;
  @Link('internal', () => Party) party!: Ref<Party>;
  @Choice('internal', contactPointKinds, { default: 'phone' }) kind!: ContactPointKind;
  @Text('internal') value!: string;
  @Text('internal', { optional: true, maxLength: 80 }) label?: string;
}
