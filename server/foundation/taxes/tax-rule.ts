import { Choice, Day, Integer, Link, Resource, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { supplies, type Supply } from './choose-tax.js';
import { TaxClass } from './tax-class.js';
import { TaxCode } from './tax-code.js';
import { taxRuleAccess } from './taxes.access.js';
import { taxPlaces, type TaxPlace } from './tax-place.js';

const sides = ['sale', 'purchase'] as const;
const standings = ['registered', 'private'] as const;
export type TaxSide = (typeof sides)[number];
export type TaxStanding = (typeof standings)[number];

/** Which tax takes the place of the usual one, by who deals with whom and where. What is left empty holds for all. */
@Resource<TaxRule>({
  module: 'taxes',
  access: taxRuleAccess,
  title: 'name',
  columns: ['name', 'side', 'ourCountry', 'partyClass', 'place', 'standing', 'usual', 'charge'],
})
export class TaxRule {
  id!: string;
  version!: number;
  @Text('internal', { unique: true, search: true }) name!: string;
  @Choice('internal', sides, { default: 'sale', filter: true }) side!: TaxSide;
  @Text('internal', { format: 'code', maxLength: 2, optional: true, filter: true }) ourCountry?: string;
  @Link('internal', () => TaxClass, { optional: true, inverse: 'rules' }) partyClass?: Ref<TaxClass>;
  @Text('internal', { format: 'code', maxLength: 2, optional: true }) country?: string;
  @Choice('internal', taxPlaces, { optional: true }) place?: TaxPlace;
  /** Whether the party has a tax id. */
  @Choice('internal', standings, { optional: true }) standing?: TaxStanding;
  @Choice('internal', supplies, { optional: true }) supply?: Supply;
  @Link('internal', () => TaxCode, { optional: true, inverse: false }) usual?: Ref<TaxCode>;
  @Link('internal', () => TaxCode, { inverse: false }) charge!: Ref<TaxCode>;
  /** Of rules that fit equally well the one with the lowest number decides. */
  @Integer('internal', { min: 0, default: 10 }) sequence!: number;
  @Day('internal', { optional: true }) validFrom?: CalendarDay;
  @Day('internal', { optional: true }) validUntil?: CalendarDay;
}
