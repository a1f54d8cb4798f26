import type { CalendarDay } from '../../kernel/declare/index.js';
import type { PeriodKind } from './fiscal-period.js';

export interface PeriodOfYear {
  readonly name: string;
  readonly startsOn: CalendarDay;
  readonly endsOn: CalendarDay;
  readonly kind: PeriodKind;
}

const dayOf = (date: Date): CalendarDay => date.toISOString().slice(0, 10);
const at = (day: CalendarDay): Date => new Date(`${day}T00:00:00Z`);

/** The day so many months later, less one: `2026-01-01` and 12 give `2026-12-31`. */
export function lastDayAfter(startsOn: CalendarDay, months: number): CalendarDay {
  const start = at(startsOn);
  return dayOf(new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate() - 1)));
}

/** `2026` for a calendar year, `2026/27` for one that runs into the next. */
export function nameOfYear(startsOn: CalendarDay, endsOn: CalendarDay): string {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  return first === last ? first : `${first}/${last.slice(2)}`;
}

/** The calendar months that a fiscal year touches, cut at its ends, and behind them a period for adjustments on its last day. */
export function periodsOfYear({ name, startsOn, endsOn }: { name: string; startsOn: CalendarDay; endsOn: CalendarDay }): PeriodOfYear[] {
  const periods: PeriodOfYear[] = [];
  for (let start = startsOn; start <= endsOn;) {
    const [year, month] = start.split('-').map(Number) as [number, number];
    const next = dayOf(new Date(Date.UTC(year, month, 1)));
    const last = dayOf(new Date(Date.UTC(year, month, 0)));
    periods.push({ name: start.slice(0, 7), startsOn: start, endsOn: last < endsOn ? last : endsOn, kind: 'standard' });
    start = next;
  }
  return [...periods, { name: `${name}-A`, startsOn: endsOn, endsOn, kind: 'adjustment' }];
}
