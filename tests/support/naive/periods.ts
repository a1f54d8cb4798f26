const dayMs = 86_400_000;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const plusDays = (day: string, days: number): string => dayOf(new Date(dateOf(day).getTime() + days * dayMs));

/** The first day of the week, month, quarter or year of a day; a week begins on Monday. */
export function startOf(unit: string, day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (unit === 'day') return day;
  if (unit === 'week') return plusDays(day, -((dateOf(day).getUTCDay() + 6) % 7));
  if (unit === 'month') return day.slice(0, 8) + '01';
  if (unit === 'quarter') return dayOf(new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3, 1)));
  return `${day.slice(0, 4)}-01-01`;
}

/** The start of the unit that many units later. */
export function step(unit: string, start: string, steps: number): string {
  const [year, month, day] = start.split('-').map(Number) as [number, number, number];
  if (unit === 'day') return plusDays(start, steps);
  if (unit === 'week') return plusDays(start, 7 * steps);
  const months = { month: 1, quarter: 3, year: 12 }[unit]! * steps;
  return dayOf(new Date(Date.UTC(year, month - 1 + months, day)));
}

/** The days from and until which a period named relative to today lasts. */
export function bounds(period: string, today: string): [string, string] {
  const near = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 }[period];
  if (near !== undefined) return [plusDays(today, near), plusDays(today, near + 1)];
  const [which, unit] = period.toLowerCase().split('_') as [string, string];
  const start = step(unit, startOf(unit, today), { last: -1, this: 0, next: 1 }[which]!);
  return [start, step(unit, start, 1)];
}
