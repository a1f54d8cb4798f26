import type { SqlType, Statement } from './statement.js';

const units: Readonly<Record<string, string>> = { week: '7 days', month: '1 month', quarter: '3 months', year: '1 year' };

/** Whether a day or a moment lies in a period named relative to the caller's today, in the caller's time zone. */
export function periodSql(statement: Statement, column: string, type: SqlType, period: string): string {
  const today = statement.parameter((moment) => moment.today, 'date');
  const [from, until] = boundsOf(today, period);
  if (type === 'date') return `${column} >= ${from} and ${column} < ${until}`;
  const zone = statement.parameter((moment) => moment.timeZone, 'text');
  return `${column} >= (${from})::timestamp at time zone ${zone} and ${column} < (${until})::timestamp at time zone ${zone}`;
}

function boundsOf(today: string, period: string): [string, string] {
  const day = { yesterday: -1, today: 0, tomorrow: 1 }[period];
  if (day !== undefined) return [`(${today} + ${day})`, `(${today} + ${day + 1})`];
  const [which, unit] = period.split(' ') as ['this' | 'last' | 'next', string];
  const shift = { last: -1, this: 0, next: 1 }[which];
  const start = (steps: number) => `(date_trunc('${unit}', ${today}) + ${steps} * interval '${units[unit]}')::date`;
  return [start(shift), start(shift + 1)];
}
