import type { Decimal } from 'decimal.js';
import {
  Choice,
  Day,
  Flag,
  Integer,
  Lines,
  Rate,
  Resource,
  Text,
  UnitPrice,
  type CalendarDay,
  type Price,
} from '../../kernel/declare/index.js';
import { TaxGroupMember } from './tax-group-member.js';
import { TaxPart } from './tax-part.js';
import { taxKinds, type TaxKind } from './tax-to-charge.js';
import { taxCodeAccess } from './taxes.access.js';

const taxUses = ['sale', 'purchase', 'both'] as const;
const exigibilities = ['invoice', 'payment'] as const;
export type TaxUse = (typeof taxUses)[number];
export type Exigibility = (typeof exigibilities)[number];

/**
 * One tax, or a group of taxes that are charged together. What decides about amounts is fixed once it is written: a new rate is a
 * new code, so that what was sold at the old one stays explained.
 */
@Resource<TaxCode>({
  module: 'taxes',
  access: taxCodeAccess,
  title: 'code',
  columns: ['code', 'name', 'kind', 'rate', 'included', 'use', 'country'],
})
export class TaxCode {
  id!: string;
  version!: number;
  @Text('public', { unique: true, maxLength: 20, search: true }) code!: string;
  @Text('public', { search: true }) name!: string;
  @Choice('public', taxKinds, { default: 'percent', filter: true, fixed: true }) kind!: TaxKind;
  /** In percent: of the base, or for a division of the price with the tax in it. Below zero it is withheld. */
  @Rate('public', { min: -99, max: 1000, default: 0, fixed: true }) rate!: Decimal;
  /** For one unit, where the tax is fixed. */
  @UnitPrice('public', { currency: 'company', optional: true, fixed: true }) amount?: Price;
  @Flag('public', { default: false, fixed: true }) included!: boolean;
  @Flag('internal', { default: false, fixed: true }) affectsBase!: boolean;
  @Flag('internal', { default: true, fixed: true }) baseAffected!: boolean;
  /** Taxes of one line are charged in this order. */
  @Integer('internal', { min: 0, default: 10, fixed: true }) sequence!: number;
  @Choice('internal', taxUses, { default: 'both', filter: true }) use!: TaxUse;
  /** When the tax is owed: with the invoice, or only once it is paid. */
  @Choice('internal', exigibilities, { default: 'invoice', fixed: true }) exigibility!: Exigibility;
  @Text('public', { format: 'code', maxLength: 2, optional: true, filter: true }) country?: string;
  @Day('internal', { optional: true }) validFrom?: CalendarDay;
  @Day('internal', { optional: true }) validUntil?: CalendarDay;
  @Lines('internal', () => TaxGroupMember, 'group', { fixed: true }) members!: TaxGroupMember[];
  @Lines('internal', () => TaxPart, 'taxCode') parts!: TaxPart[];
}
