import { moving, type Work } from '../../kernel/write/index.js';
import { DraftsStand, YearNotOpen } from './accounting.errors.js';
import { fiscalPeriodFlow } from './fiscal-period.flow.js';
import { FiscalPeriod } from './fiscal-period.js';
import { FiscalYear } from './fiscal-year.js';
import { idsOf } from './ids-of.js';

/** Nothing more is booked in these days. What still waits as a draft would be shut out, so it is booked or moved first. */
export const closeFiscalPeriod = moving(FiscalPeriod, fiscalPeriodFlow, 'close', requireNoDrafts);

/** Days that were closed too early. Those of a closed year stay closed until the year itself is opened. */
export const reopenFiscalPeriod = moving(FiscalPeriod, fiscalPeriodFlow, 'reopen', async (periods, work) => {
  const years = await work.getAll(FiscalYear, idsOf(periods.map(({ year }) => year)));
  for (const { name, year } of periods) {
    const { state, name: yearName } = years.get(year.id)!;
    if (state !== 'open') throw new YearNotOpen({ period: name, year: yearName });
  }
});

async function requireNoDrafts(periods: readonly FiscalPeriod[], work: Work): Promise<void> {
  const [waiting] = await work.rows<{ name: string; drafts: number }>(
    `select p.name, count(*)::int as drafts from fiscal_period p join journal_entry e on e.company_id = p.company_id
        and e.state = 'draft' and e.archived_at is null
        and case when e.period_id is null then p.kind = 'standard' and e.date between p.starts_on and p.ends_on else e.period_id = p.id end
      where p.id = any($1::uuid[]) group by p.id order by p.starts_on limit 1`,
    [periods.map(({ id }) => id)],
  );
  if (waiting) throw new DraftsStand(waiting);
}
