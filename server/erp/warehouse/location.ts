import { Choice, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { locationAccess } from './location.access.js';
import { Warehouse } from './warehouse.js';

const locationKinds = ['internal', 'supplier', 'customer', 'transit', 'production', 'loss'] as const;
export type LocationKind = (typeof locationKinds)[number];

/**
 * Where goods are: a place in a warehouse, on the way between two, or one of the ends of the world from which they come and to
 * which they go. Where a place lies never changes, so that what was moved there stays explained.
 */
@Resource<Location>({
  module: 'warehouse',
  access: locationAccess,
  title: 'name',
  columns: ['name', 'kind', 'warehouse', 'parent'],
  checks: { lies_somewhere: `(kind = 'internal') = (warehouse_id is not null)` },
})
export class Location {
  id!: string;
  version!: number;
  @Text('internal', { unique: ['parent'], search: true, filter: true }) name!: string;
  @Choice('internal', locationKinds, { default: 'internal', filter: true, fixed: true }) kind!: LocationKind;
  @Link('internal', () => Warehouse, { optional: true, fixed: true }) warehouse?: Ref<Warehouse>;
  @Link('internal', () => Location, { optional: true, fixed: true, inverse: 'places' }) parent?: Ref<Location>;
  @Link('internal', () => Company, { default: 'my company', fixed: true, inverse: false }) company!: Ref<Company>;
}

/** Whether goods there are ours and counted. */
export const holdsStock = ({ kind }: Pick<Location, 'kind'>): boolean => kind === 'internal' || kind === 'transit';
