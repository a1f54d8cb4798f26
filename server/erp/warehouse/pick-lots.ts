import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import type { LotState } from './lot.flow.js';
import type { Picking } from './warehouse.js';

/** Goods in a place, and what their lot says of them. */
export interface Pickable {
  readonly placeId: string;
  readonly lotId: string | null;
  readonly free: Decimal;
  readonly since: CalendarDay;
  readonly removeOn: CalendarDay | null;
  readonly expiresOn: CalendarDay | null;
  readonly lotState: LotState | null;
}

export const skipReasons = ['QUARANTINED', 'OFF_SALE', 'EXPIRES_TOO_SOON', 'NOTHING_FREE'] as const;
export type SkipReason = (typeof skipReasons)[number];

export interface PickingTerms {
  readonly picking: Picking;
  readonly shipOn: CalendarDay;
  /** The day up to which goods must keep at least. */
  readonly keepsUntil: CalendarDay;
}

/** Why goods may not leave, if they may not. */
export function reasonToSkip(
  { lotState, removeOn, expiresOn, free }: Pickable,
  { shipOn, keepsUntil }: PickingTerms,
): SkipReason | undefined {
  if (lotState === 'quarantined') return 'QUARANTINED';
  if (removeOn !== null && removeOn <= shipOn) return 'OFF_SALE';
  if (expiresOn !== null && expiresOn < keepsUntil) return 'EXPIRES_TOO_SOON';
  return free.isPositive() && !free.isZero() ? undefined : 'NOTHING_FREE';
}

/** Goods in the order in which they are to leave: what expires first, or what came first. */
export function inTurn<Goods extends Pickable>(goods: readonly Goods[], picking: Picking): Goods[] {
  const never = '9999-12-31';
  const rank = ({ removeOn, expiresOn, since, placeId }: Pickable) =>
    picking === 'expiry' ? `${removeOn ?? expiresOn ?? never} ${since} ${placeId}` : `${since} ${placeId}`;
  return [...goods].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

export interface Pick {
  readonly placeId: string;
  readonly quantity: Decimal;
}

/** Takes goods in turn until there is enough, or none is left that may leave. */
export function pickLots(goods: readonly Pickable[], wanted: Decimal, terms: PickingTerms): Pick[] {
  const picks: Pick[] = [];
  let missing = wanted;
  for (const each of inTurn(goods, terms.picking)) {
    if (missing.isZero()) break;
    if (reasonToSkip(each, terms)) continue;
    const quantity = Decimal.min(missing, each.free);
    picks.push({ placeId: each.placeId, quantity });
    missing = missing.minus(quantity);
  }
  return picks;
}
