import { Day, Link, Rate, Resource, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import type { Decimal } from 'decimal.js';
import { Company } from './company.js';
import { Currency } from './currency.js';
import { exchangeRateAccess } from './exchange-rate.access.js';

/** What one unit of a foreign currency was worth in a company's own currency from a day on, until the next rate. */
@Resource<ExchangeRate>({
  module: 'company',
  access: exchangeRateAccess,
  title: 'date',
  columns: ['date', 'currency', 'rate', 'company'],
  orderBy: { field: 'date', direction: 'DESC' },
})
export class ExchangeRate {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Currency, { fixed: true }) currency!: Ref<Currency>;
  @Day('internal', { filter: true, default: 'today', fixed: true, unique: ['company', 'currency'] }) date!: CalendarDay;
  @Rate('internal', { min: 1e-9 }) rate!: Decimal;
}
