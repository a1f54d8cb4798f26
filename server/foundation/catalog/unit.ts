import type { Decimal } from 'decimal.js';
import { Choice, Rate, Resource, Text } from '../../kernel/declare/index.js';
import { unitAccess } from './unit.access.js';

const unitCategories = ['count', 'mass', 'length', 'area', 'volume', 'time'] as const;
export type UnitCategory = (typeof unitCategories)[number];

/** A measure that quantities are counted in. Units of one category convert into each other, others never do. */
@Resource<Unit>({ module: 'catalog', access: unitAccess, title: 'code', columns: ['code', 'name', 'category', 'factor'] })
export class Unit {
  id!: string;
  version!: number;
  @Text('public', { unique: true, maxLength: 12, search: true }) code!: string;
  @Text('public', { filter: true, search: true }) name!: string;
  @Choice('public', unitCategories, { default: 'count', filter: true, fixed: true }) category!: UnitCategory;
  /** How many of the category's base unit (piece, kilogram, metre, square metre, litre, hour) make one of this. */
  @Rate('public', { min: 1e-9, default: 1, fixed: true }) factor!: Decimal;
}
