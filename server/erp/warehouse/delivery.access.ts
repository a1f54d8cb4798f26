import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { deliveryFlow } from './delivery.flow.js';
import type { DeliveryLine } from './delivery-line.js';
import type { Delivery } from './delivery.js';
import type { Reservation } from './reservation.js';
import { derivedRights, documentRights } from './warehouse.access.js';

export const deliveryAccess = defineAccess<Delivery, typeof deliveryFlow>({
  ...documentRights,
  moves: { confirm: Level.Clerk, reserve: Level.Clerk, release: Level.Specialist, ship: Level.Clerk, cancel: Level.Specialist },
});

export const deliveryLineAccess = defineAccess<DeliveryLine>(documentRights);
export const reservationAccess = defineAccess<Reservation>(derivedRights);
