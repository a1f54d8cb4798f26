import { Amount, Integer, Link, Resource, Text, type Money, type Ref } from '../../kernel/declare/index.js';
import { Company, Department } from '../../foundation/company/index.js';
import { approvalRuleAccess } from './approval-rule.access.js';

/** From which amount on an order takes the approval of how many people, of which level. Without a rule, none does. */
@Resource<ApprovalRule>({
  module: 'purchasing',
  access: approvalRuleAccess,
  title: 'name',
  orderBy: { field: 'amountAbove', direction: 'ASC' },
  columns: ['name', 'department', 'amountAbove', 'level', 'persons', 'accumulationDays'],
  checks: { approves_once: 'persons > 0' },
})
export class ApprovalRule {
  id!: string;
  version!: number;
  @Text('internal', { search: true, maxLength: 80 }) name!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  /** Left out, for all departments that have no rules of their own. */
  @Link('internal', () => Department, { optional: true }) department?: Ref<Department>;
  /** Orders over more than this, tax included, in company currency. */
  @Amount('internal', { currency: 'company', min: 0, default: 0, filter: true }) amountAbove!: Money;
  @Integer('internal', { min: 4, max: 7 }) level!: number;
  @Integer('internal', { min: 1, max: 9, default: 1 }) persons!: number;
  /** What was ordered from the same supplier in so many days counts too; left out, each order by itself. */
  @Integer('internal', { optional: true, min: 1, max: 366 }) accumulationDays?: number;
}
