import { Integer, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Company } from './company.js';
import { delegationTermAccess } from './delegation.access.js';
import { Delegation } from './delegation.js';
import { Department } from './department.js';

/** A part of somebody's grants that is handed to a substitute: a domain, perhaps in one place only or at a lower level. */
@Resource<DelegationTerm>({ module: 'company', access: delegationTermAccess, title: 'domain', partOf: 'delegation' })
export class DelegationTerm {
  id!: string;
  @Link('internal', () => Delegation) delegation!: Ref<Delegation>;
  /** `*` stands for every domain. */
  @Text('internal', { maxLength: 40 }) domain!: string;
  @Link('internal', () => Company, { optional: true, inverse: false }) company?: Ref<Company>;
  @Link('internal', () => Department, { optional: true, inverse: false }) department?: Ref<Department>;
  /** Left out, the other's own level. */
  @Integer('internal', { optional: true, min: 1, max: 7 }) level?: number;
}
