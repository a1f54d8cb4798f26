import { deriving, whenWritten, type Work } from '../../kernel/write/index.js';
import { FiscalYearsOverlap } from './accounting.errors.js';
import { periodsOfYear } from './fiscal-calendar.js';
import { FiscalPeriod } from './fiscal-period.js';
import { FiscalYear } from './fiscal-year.js';
import { idsOf } from './ids-of.js';

/** A day belongs to one year of a company. Whoever else adds a year to the same company waits. */
deriving(FiscalYear, async (years, work) => {
  await work.rows('select id from company where id = any($1::uuid[]) order by id for no key update', [
    idsOf(years.map(({ company }) => company)),
  ]);
  const [overlapping] = await work.rows<{ year: string; other: string }>(
    `select w.name as year, y.name as other from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::date[]) w(id, company_id, name, starts_on, ends_on)
       join fiscal_year y on y.company_id = w.company_id and y.id <> w.id and y.archived_at is null
        and y.starts_on <= w.ends_on and y.ends_on >= w.starts_on limit 1`,
    [
      years.map(({ id }) => id),
      years.map(({ company }) => company.id),
      years.map(({ name }) => name),
      years.map(({ startsOn }) => startsOn),
      years.map(({ endsOn }) => endsOn),
    ],
  );
  if (overlapping) throw new FiscalYearsOverlap(overlapping);
});

whenWritten(FiscalYear, makePeriods);

/** The periods of a year come with it. */
async function makePeriods(years: readonly FiscalYear[], work: Work): Promise<void> {
  const made = await work.rows<{ id: string }>('select distinct year_id as id from fiscal_period where year_id = any($1::uuid[])', [
    years.map(({ id }) => id),
  ]);
  const fresh = years.filter(({ id }) => !made.some((year) => year.id === id));
  if (fresh.length === 0) return;
  await work.create(
    FiscalPeriod,
    fresh.flatMap((year) => periodsOfYear(year).map((period) => ({ ...period, company: year.company, year: { id: year.id } }))),
  );
}
