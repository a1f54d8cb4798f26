import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';

/** What comes and what goes on one day. */
export interface DayOfGoods {
  readonly day: CalendarDay;
  readonly incoming: Decimal;
  readonly outgoing: Decimal;
}

export interface Promised {
  readonly on: CalendarDay;
  readonly quantity: Decimal;
}

/** How much there will be once each day is over. */
function forecast(onHand: Decimal, days: readonly DayOfGoods[]): Promised[] {
  let there = onHand;
  return days.map(({ day, incoming, outgoing }) => {
    there = there.plus(incoming).minus(outgoing);
    return { on: day, quantity: there };
  });
}

/**
 * What can be promised from each day on without taking it from those who were promised before: the least there will be from then
 * on, never below zero. Days come in their order, the first one being the day of the question.
 */
export function promisable(onHand: Decimal, days: readonly DayOfGoods[]): Promised[] {
  let least: Decimal | undefined;
  return forecast(onHand, days)
    .reverse()
    .map(({ on, quantity }) => {
      least = least ? Decimal.min(least, quantity) : quantity;
      return { on, quantity: Decimal.max(least, 0) };
    })
    .reverse();
}

/** On which days how much of what is wanted can be promised, as early as each part can be. */
export function promisedParts(available: readonly Promised[], wanted: Decimal): Promised[] {
  const parts: Promised[] = [];
  let given = new Decimal(0);
  for (const { on, quantity } of available) {
    const upTo = Decimal.min(quantity, wanted);
    if (upTo.lte(given)) continue;
    parts.push({ on, quantity: upTo.minus(given) });
    given = upTo;
  }
  return parts;
}

/** The first day on which all of it can be promised. */
export const promisedInFull = (available: readonly Promised[], wanted: Decimal): CalendarDay | undefined =>
  available.find(({ quantity }) => quantity.gte(wanted))?.on;
