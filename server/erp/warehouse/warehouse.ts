import { Choice, Flag, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { warehouseAccess } from './location.access.js';

const pickings = ['expiry', 'age'] as const;
/** Which goods leave first: those that expire first, or those that came first. */
export type Picking = (typeof pickings)[number];

/** A building with goods of ours. What lies in it is valued by itself. */
@Resource<Warehouse>({
  module: 'warehouse',
  access: warehouseAccess,
  title: 'name',
  columns: ['code', 'name', 'company', 'picking'],
})
export class Warehouse {
  id!: string;
  version!: number;
  @Text('internal', { unique: ['company'], format: 'code', maxLength: 10, search: true, filter: true }) code!: string;
  @Text('internal', { search: true, filter: true }) name!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Choice('internal', pickings, { default: 'expiry' }) picking!: Picking;
  /** What is not there by the books may leave all the same; what it cost is put right when it comes. Promises are kept. */
  @Flag('internal', { default: false }) mayGoBelowZero!: boolean;
}
