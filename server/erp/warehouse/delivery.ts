import {
  Choice,
  Day,
  Integer,
  Lines,
  Link,
  LongText,
  Resource,
  State,
  Text,
  type CalendarDay,
  type Ref,
} from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { deliveryAccess } from './delivery.access.js';
import { deliveryFlow, type DeliveryState } from './delivery.flow.js';
import { DeliveryLine } from './delivery-line.js';
import { Warehouse } from './warehouse.js';

const reservationExtents = ['none', 'partial', 'full'] as const;
/** How much of what a delivery takes has been set aside for it. */
export type ReservationExtent = (typeof reservationExtents)[number];

/** Goods that leave us: for a customer, or back to the supplier they came from. */
@Resource<Delivery>({
  module: 'warehouse',
  access: deliveryAccess,
  title: 'number',
  plural: 'deliveries',
  orderBy: { field: 'plannedOn', direction: 'DESC' },
  columns: ['number', 'party', 'warehouse', 'plannedOn', 'reservation', 'state'],
  editableIn: ['draft', 'confirmed'],
})
export class Delivery {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Choice('internal', ['customer', 'supplier'], { default: 'customer', filter: true }) kind!: 'customer' | 'supplier';
  @Link('internal', () => Party) party!: Ref<Party>;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Warehouse) warehouse!: Ref<Warehouse>;
  @Day('internal', { default: 'today', filter: true }) plannedOn!: CalendarDay;
  @Day('internal', { readonly: true, optional: true, filter: true }) shippedOn?: CalendarDay;
  @Text('internal', { optional: true, search: true, maxLength: 60 }) reference?: string;
  /** What expires within so many days of leaving does not leave. */
  @Integer('internal', { optional: true, min: 0, max: 3650 }) minimumShelfLifeDays?: number;
  @Choice('internal', reservationExtents, { readonly: true, default: 'none', filter: true }) reservation!: ReservationExtent;
  /** The delivery that left this behind. */
  @Link('internal', () => Delivery, { optional: true, readonly: true, inverse: 'backorders' }) backorderOf?: Ref<Delivery>;
  @LongText('internal', { optional: true }) notes?: string;
  @State(deliveryFlow) state!: DeliveryState;
  @Lines('internal', () => DeliveryLine, 'delivery') lines!: DeliveryLine[];
}
