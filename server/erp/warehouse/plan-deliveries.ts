import type { Decimal } from 'decimal.js';
import type { CalendarDay, Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import type { Product } from '../../foundation/catalog/index.js';
import type { Company } from '../../foundation/company/index.js';
import type { Party } from '../../foundation/directory/index.js';
import { Delivery } from './delivery.js';
import { reserveStock } from './reserve-stock.js';
import type { Warehouse } from './warehouse.js';

/** A delivery that another document asks for. */
export interface DeliveryWanted {
  readonly company: Ref<Company>;
  readonly warehouse: Ref<Warehouse>;
  readonly party: Ref<Party>;
  readonly plannedOn: CalendarDay;
  readonly reference: string;
  readonly lines: readonly GoodsToLeave[];
}

export interface GoodsToLeave {
  readonly product: Ref<Product>;
  /** In the product's own unit. */
  readonly quantity: Decimal;
  readonly sourceLine: string;
}

export interface DeliveryPlan {
  readonly wanted: DeliveryWanted;
  /** Whether goods are set aside at once, as far as there are any. */
  readonly isReserved: boolean;
}

/** Makes deliveries for other documents and confirms them: from now on the goods are wanted, and nobody else gets those set aside. */
export async function planDeliveries(plans: readonly DeliveryPlan[], work: Work): Promise<Delivery[]> {
  if (plans.length === 0) return [];
  const deliveries = await work.create(
    Delivery,
    plans.map(({ wanted }) => wanted),
  );
  await reserveStock(
    deliveries.filter((_, at) => plans[at]!.isReserved),
    work,
  );
  await work.move(
    Delivery,
    'confirm',
    deliveries.map(({ id }) => id),
  );
  return deliveries;
}
