import { Day, Flag, Link, Resource, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { partyLinkAccess } from './party-link.access.js';
import { Party } from './party.js';

/** What a person is to a company, and since when: the same person may buy for two. */
@Resource<PartyLink>({ module: 'directory', access: partyLinkAccess, title: 'role', columns: ['person', 'role', 'company', 'isPrimary'] })
export class PartyLink {
  id!: string;
  version!: number;
  @Link('internal', () => Party, { inverse: 'companyLinks', where: { kind: 'person' } }) person!: Ref<Party>;
  @Link('internal', () => Party, { inverse: 'personLinks', where: { kind: 'company' } }) company!: Ref<Party>;
  @Text('internal', { maxLength: 80, filter: true }) role!: string;
  @Flag('internal', { default: false }) isPrimary!: boolean;
  @Day('internal', { optional: true }) validFrom?: CalendarDay;
  @Day('internal', { optional: true }) validUntil?: CalendarDay;
}
