import { Day, Flag, Integer, Link, Resource, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company } from './company.js';
import { Department } from './department.js';
import { Employee } from './employee.js';
import { grantAccess } from './grant.access.js';

/**
 * What an employee is trusted with: a level in a domain, in one department or in the whole company.
 * Pay, margin, bank and secret figures each need a right of their own; the head has them all.
 */
@Resource<Grant>({ module: 'company', access: grantAccess, title: 'domain', partOf: 'employee' })
export class Grant {
  id!: string;
  @Link('internal', () => Employee) employee!: Ref<Employee>;
  /** Left out, the grant holds in every company. */
  @Link('internal', () => Company, { optional: true, inverse: false }) company?: Ref<Company>;
  /** Left out, the grant holds in every department. */
  @Link('internal', () => Department, { optional: true, inverse: false }) department?: Ref<Department>;
  /** `*` stands for every domain. */
  @Text('internal', { maxLength: 40 }) domain!: string;
  @Integer('internal', { min: 1, max: 7 }) level!: number;
  @Flag('internal', { default: false }) pay!: boolean;
  @Flag('internal', { default: false }) margin!: boolean;
  @Flag('internal', { default: false }) bank!: boolean;
  @Flag('internal', { default: false }) secret!: boolean;
  /** Asked of analysts alone. */
  @Flag('internal', { default: false }) personal!: boolean;
  @Day('internal', { optional: true }) validFrom?: CalendarDay;
  @Day('internal', { optional: true }) validUntil?: CalendarDay;
}
