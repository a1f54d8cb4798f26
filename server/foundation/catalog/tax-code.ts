import type { Decimal } from 'decimal.js';
import { Flag, Rate, Resource, Text } from '../../kernel/declare/index.js';
import { taxCodeAccess } from './tax-code.access.js';

/** How a sale is taxed: a rate in percent, on top of the price or already inside it. */
@Resource<TaxCode>({ module: 'catalog', access: taxCodeAccess, title: 'code', columns: ['code', 'name', 'rate', 'included'] })
export class TaxCode {
  id!: string;
  version!: number;
  @Text('public', { unique: true, maxLength: 20, search: true }) code!: string;
  @Text('public', { search: true }) name!: string;
  /** A new rate is a new code, so that what was sold at the old one stays explained. */
  @Rate('public', { min: 0, max: 100, fixed: true }) rate!: Decimal;
  @Flag('public', { default: false, fixed: true }) included!: boolean;
}
