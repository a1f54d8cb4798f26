import { Link, Resource, State, Text, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../company/index.js';
import { Party } from './party.js';
import { portalUserAccess } from './portal-user.access.js';
import { portalUserFlow, type PortalUserState } from './portal-user.flow.js';

/**
 * A person of a customer or supplier who may sign in and look at its documents with us: never at anybody else's, and never at
 * more of them than the access tables show to parties.
 */
@Resource<PortalUser>({
  module: 'directory',
  access: portalUserAccess,
  title: 'name',
  personal: { of: 'itself', fields: ['name', 'email'], sameAs: ['person', 'party'], erasableIn: ['suspended'] },
})
export class PortalUser {
  id!: string;
  version!: number;
  @Text('internal', { filter: true, search: true }) name!: string;
  @Text('internal', { unique: true, format: 'email', search: true }) email!: string;
  /** Whom they stand for: another one is another user. */
  @Link('internal', () => Party, { fixed: true, inverse: 'portalUsers' }) party!: Ref<Party>;
  @Link('internal', () => Party, { optional: true, inverse: 'portalAccounts', where: { kind: 'person' } }) person?: Ref<Party>;
  @Link('internal', () => Company, { default: 'my company', inverse: false }) company!: Ref<Company>;
  @Text('internal', { format: 'language', optional: true, maxLength: 2 }) language?: string;
  @State(portalUserFlow) state!: PortalUserState;
}
