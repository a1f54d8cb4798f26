import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../kernel/declare/index.js';
import type { CostReason, UseChange } from './adjust-cost.js';
import type { UseCorrection } from './correct-uses.js';
import { shareOf, type Round } from './cost-pool.js';

/** So much of a layer that went with a move. */
export interface PastUse {
  readonly companyId: string;
  readonly moveId: string;
  readonly rootId: string;
  readonly layerId: string;
  readonly layerDay: CalendarDay;
  readonly quantity: Decimal;
  readonly value: Money;
  /** What became known of its cost since. */
  readonly late: Money;
}

export interface LayerLeft {
  readonly id: string;
  readonly day: CalendarDay;
  quantity: Decimal;
  value: Money;
}

/**
 * First in, first out, with goods that came before some that have gone: each of these took, in its turn, the oldest that were there. What
 * it had taken instead is there for the next.
 */
export function lateInTurn(
  lateId: string,
  uses: readonly PastUse[],
  layers: readonly LayerLeft[],
  reason: CostReason,
  round: Round,
): { corrections: UseCorrection[]; changes: UseChange[] } {
  const left = new Map(layers.map((layer) => [layer.id, { ...layer }]));
  const free = [{ layer: left.get(lateId)!, quantity: left.get(lateId)!.quantity }];
  const corrections: UseCorrection[] = [];
  const changes: UseChange[] = [];
  for (const { companyId, moveId, rootId, layerId, layerDay, ...taken } of uses) {
    let open = taken;
    let freed = new Decimal(0);
    for (const source of free) {
      if (!isOlder(source.layer, { id: layerId, day: layerDay })) continue;
      const quantity = Decimal.min(open.quantity, source.quantity);
      if (quantity.isZero()) continue;
      const [value, late] = [shareOf(open.value, quantity, open.quantity, round), shareOf(open.late, quantity, open.quantity, round)];
      const cost = shareOf(source.layer.value, quantity, source.layer.quantity, round);
      corrections.push({ companyId, moveId, rootId, from: layerId, to: source.layer.id, quantity, value });
      changes.push({ ...reason, layerId, rootId, amount: late.negated() });
      changes.push({ ...reason, layerId: source.layer.id, rootId, amount: cost.minus(value) });
      change(source.layer, quantity.negated(), cost.negated());
      change(left.get(layerId)!, quantity, value.plus(late));
      source.quantity = source.quantity.minus(quantity);
      open = { quantity: open.quantity.minus(quantity), value: open.value.minus(value), late: open.late.minus(late) };
      freed = freed.plus(quantity);
    }
    if (freed.isZero()) continue;
    free.push({ layer: left.get(layerId)!, quantity: freed });
    free.sort((one, other) => (isOlder(one.layer, other.layer) ? -1 : 1));
  }
  return { corrections, changes };
}

type Aged = Pick<LayerLeft, 'id' | 'day'>;
const isOlder = (one: Aged, other: Aged): boolean => (one.day === other.day ? one.id < other.id : one.day < other.day);

function change(layer: LayerLeft, quantity: Decimal, value: Money): void {
  layer.quantity = layer.quantity.plus(quantity);
  layer.value = layer.value.plus(value);
}
