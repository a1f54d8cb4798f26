import type { CalendarDay } from '../../kernel/declare/index.js';

/** From where days are counted: from the document's date, then on to the end of that month, or from the end of its month. */
export const countings = ['from-date', 'to-month-end', 'from-month-end'] as const;
export type Counting = (typeof countings)[number];

export interface DueRule {
  readonly months: number;
  readonly days: number;
  readonly counting: Counting;
  readonly payDay?: number | null;
}

/** The day on which something falls due. A month later than the 31st is the last day of a shorter month. */
export function dueOn(date: CalendarDay, { months, days, counting, payDay }: DueRule): CalendarDay {
  const later = monthsAfter(date, months);
  const due =
    counting === 'from-month-end'
      ? daysAfter(monthEnd(later), days)
      : counting === 'to-month-end'
        ? monthEnd(daysAfter(later, days))
        : daysAfter(later, days);
  return payDay ? nextOf(due, payDay) : due;
}

export function daysAfter(date: CalendarDay, days: number): CalendarDay {
  const { year, month, day } = partsOf(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

function monthsAfter(date: CalendarDay, months: number): CalendarDay {
  const { year, month, day } = partsOf(date);
  return dayIn(year, month + months, day);
}

const monthEnd = (date: CalendarDay): CalendarDay => nextOf(date, 31);

/** The next such day of a month, or the last of a month that has none. */
function nextOf(date: CalendarDay, payDay: number): CalendarDay {
  const { year, month } = partsOf(date);
  const inMonth = dayIn(year, month, payDay);
  return inMonth >= date ? inMonth : dayIn(year, month + 1, payDay);
}

function dayIn(year: number, month: number, day: number): CalendarDay {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

function partsOf(date: CalendarDay): { year: number; month: number; day: number } {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { year, month, day };
}
