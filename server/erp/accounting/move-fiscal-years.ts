import { moving, type Work } from '../../kernel/write/index.js';
import { EarlierYearOpen, LaterYearClosed, PeriodsOpen } from './accounting.errors.js';
import { FiscalPeriod } from './fiscal-period.js';
import { fiscalYearFlow } from './fiscal-year.flow.js';
import { FiscalYear } from './fiscal-year.js';

/** Closed in order, and only when nothing in it is open any more. */
export const closeFiscalYear = moving(FiscalYear, fiscalYearFlow, 'close', async (years, work) => {
  await requireClosedPeriods(years, work);
  const earlier = await neighbour(years, work, `y.starts_on < w.starts_on and y.state = 'open'`);
  if (earlier) throw new EarlierYearOpen({ year: earlier.year, earlier: earlier.other });
});

/** Opened in the opposite order. Its periods are then opened one by one. */
export const reopenFiscalYear = moving(FiscalYear, fiscalYearFlow, 'reopen', async (years, work) => {
  const later = await neighbour(years, work, `y.starts_on > w.starts_on and y.state <> 'open'`);
  if (later) throw new LaterYearClosed({ year: later.year, later: later.other });
});

/** For good, and its periods with it. */
export const lockFiscalYear = moving(FiscalYear, fiscalYearFlow, 'lock', async (years, work) => {
  const closed = await work.rows<{ id: string }>(`select id from fiscal_period where year_id = any($1::uuid[]) and state = 'closed'`, [
    years.map(({ id }) => id),
  ]);
  await work.move(
    FiscalPeriod,
    'lock',
    closed.map(({ id }) => id),
  );
});

async function requireClosedPeriods(years: readonly FiscalYear[], work: Work): Promise<void> {
  const [open] = await work.rows<{ year: string; periods: string[] }>(
    `select y.name as year, array_agg(p.name::text order by p.starts_on, p.kind desc) as periods
       from fiscal_year y join fiscal_period p on p.year_id = y.id and p.state = 'open' where y.id = any($1::uuid[]) group by y.id limit 1`,
    [years.map(({ id }) => id)],
  );
  if (open) throw new PeriodsOpen(open);
}

/** A year outside the set that stands in the way of one in it. */
async function neighbour(
  years: readonly FiscalYear[],
  work: Work,
  condition: string,
): Promise<{ year: string; other: string } | undefined> {
  const [found] = await work.rows<{ year: string; other: string }>(
    `select w.name as year, y.name as other from fiscal_year w join fiscal_year y on y.company_id = w.company_id and y.id <> all($1::uuid[])
        and y.archived_at is null and ${condition} where w.id = any($1::uuid[]) order by y.starts_on limit 1`,
    [years.map(({ id }) => id)],
  );
  return found;
}
