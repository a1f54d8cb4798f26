import { Choice, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { pageSizes, type PageSize } from '../../kernel/work/print/page-size.js';
import { companyAccess } from './company.access.js';
import { Currency } from './currency.js';

const roundingModes = ['half-up', 'half-even'] as const;
const taxRoundings = ['document', 'line'] as const;
export type RoundingMode = (typeof roundingModes)[number];
export type TaxRounding = (typeof taxRoundings)[number];
export const costingMethods = ['fifo', 'average'] as const;
export type CostingMethod = (typeof costingMethods)[number];

/** A legal entity that keeps books of its own: its currency, clock and rounding hold for every document it writes. */
@Resource<Company>({
  module: 'company',
  access: companyAccess,
  title: 'name',
  columns: ['name', 'legalName', 'taxId', 'country', 'currency'],
})
export class Company {
  id!: string;
  version!: number;
  @Text('public', { unique: true, search: true }) name!: string;
  @Text('public', { optional: true }) legalName?: string;
  @Text('internal', { optional: true, maxLength: 40 }) taxId?: string;
  @Link('public', () => Currency, { fixed: true }) currency!: Ref<Currency>;
  @Text('public', { format: 'code', maxLength: 2, optional: true }) country?: string;
  @Text('public', { format: 'language', maxLength: 2, default: 'en' }) language!: string;
  @Text('public', { format: 'timeZone', maxLength: 60, default: 'UTC' }) timeZone!: string;
  @Choice('internal', roundingModes, { default: 'half-up' }) roundingMode!: RoundingMode;
  @Choice('internal', taxRoundings, { default: 'document' }) taxRounding!: TaxRounding;
  /** What goods cost that leave the stock: what the oldest of them cost, or the average of all that are there. */
  @Choice('internal', costingMethods, { default: 'fifo' }) costingMethod!: CostingMethod;
  @Text('public', { optional: true }) street?: string;
  @Text('public', { optional: true }) street2?: string;
  @Text('public', { optional: true, maxLength: 20 }) postalCode?: string;
  @Text('public', { optional: true }) city?: string;
  @Text('public', { optional: true }) region?: string;
  @Text('public', { optional: true, format: 'phone', maxLength: 40 }) phone?: string;
  @Text('public', { optional: true, format: 'email', maxLength: 254 }) email?: string;
  @Text('public', { optional: true, format: 'url' }) website?: string;
  /** Left out, what is usual in its country. */
  @Choice('public', pageSizes, { optional: true }) paperSize?: PageSize;
  /** What the law or custom wants at the foot of every paper. */
  @Text('public', { optional: true, maxLength: 300 }) paperFooter?: string;
  /** The hash under which the picture is kept. */
  @Text('public', { optional: true, readonly: true, maxLength: 64 }) logo?: string;
}
