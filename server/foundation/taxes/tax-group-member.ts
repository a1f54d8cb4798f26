import { Link, Resource, type Ref } from '../../kernel/declare/index.js';
import { TaxCode } from './tax-code.js';
import { taxGroupMemberAccess } from './taxes.access.js';

/** One of the taxes that a group charges together. */
@Resource<TaxGroupMember>({ module: 'taxes', access: taxGroupMemberAccess, title: 'member', partOf: 'group' })
export class TaxGroupMember {
  id!: string;
  @Link('internal', () => TaxCode) group!: Ref<TaxCode>;
  @Link('internal', () => TaxCode, { inverse: false }) member!: Ref<TaxCode>;
}
