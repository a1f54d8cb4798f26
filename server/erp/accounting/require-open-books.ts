import type { Work } from '../../kernel/write/index.js';
import { BooksLocked, PeriodNotOpen, PeriodOfOtherDay } from './accounting.errors.js';
import type { FiscalState } from './fiscal-year.flow.js';
import type { JournalEntry } from './journal-entry.js';
import type { Journal } from './journal.js';

/** Where in the books an entry goes: its period, and the name of the year that its number carries. */
export interface Place {
  readonly periodId: string;
  readonly year: string;
}

interface PeriodRow {
  readonly at: number;
  readonly id: string;
  readonly state: FiscalState;
  readonly year: string;
}

/**
 * Finds the periods of entries and holds them open until this transaction ends: whoever closes one waits for it. Refuses, and
 * proposes a day, where a period is not open or a lock holds the day.
 */
export async function requireOpenBooks(
  entries: readonly JournalEntry[],
  journals: ReadonlyMap<string, Journal>,
  work: Work,
): Promise<Place[]> {
  const places = await periodsOf(entries, work);
  for (const [at, entry] of entries.entries()) {
    if (places[at]?.state === 'open') continue;
    if (entry.period && !places[at]) throw new PeriodOfOtherDay(await misplaced(entry, work));
    throw new PeriodNotOpen({ ...named(entry), openFrom: await firstOpenDay(entry, work) });
  }
  await requireUnlocked(entries, journals, work);
  return places.map((place) => ({ periodId: place!.id, year: place!.year }));
}

export const nameOf = ({ description, reference }: Pick<JournalEntry, 'description' | 'reference'>): string => reference ?? description;
const named = (entry: JournalEntry) => ({ entry: nameOf(entry), date: entry.date });

async function periodsOf(entries: readonly JournalEntry[], work: Work): Promise<(PeriodRow | undefined)[]> {
  const rows = await work.rows<PeriodRow>(
    `select (w.at - 1)::int as at, p.id, p.state, y.name as year
       from unnest($1::uuid[], $2::date[], $3::uuid[]) with ordinality w(company_id, date, period_id, at)
       join fiscal_period p on p.company_id = w.company_id and w.date between p.starts_on and p.ends_on
         and case when w.period_id is null then p.kind = 'standard' else p.id = w.period_id end
       join fiscal_year y on y.id = p.year_id order by p.id for share of p`,
    [entries.map(({ company }) => company.id), entries.map(({ date }) => date), entries.map(({ period }) => period?.id ?? null)],
  );
  const found: (PeriodRow | undefined)[] = entries.map(() => undefined);
  for (const row of rows) found[row.at] = row;
  return found;
}

async function misplaced(entry: JournalEntry, work: Work) {
  const [period] = await work.rows<{ name: string }>('select name from fiscal_period where id = $1', [entry.period!.id]);
  return { ...named(entry), period: period?.name ?? '' };
}

/** The first day on which the entry could be booked instead. */
async function firstOpenDay({ company }: JournalEntry, work: Work): Promise<string | undefined> {
  const [found] = await work.rows<{ day: string }>(
    `select greatest(p.starts_on, max(l.locked_through) + 1)::text as day from fiscal_period p
       left join lock_date l on l.company_id = p.company_id and l.lock in ('all', 'hard') and l.archived_at is null
      where p.company_id = $1 and p.state = 'open' and p.kind = 'standard' group by p.id
     having max(l.locked_through) is null or p.ends_on > max(l.locked_through) order by p.starts_on limit 1`,
    [company.id],
  );
  return found?.day;
}

async function requireUnlocked(entries: readonly JournalEntry[], journals: ReadonlyMap<string, Journal>, work: Work): Promise<void> {
  const [locked] = await work.rows<{ at: number; lockedThrough: string }>(
    `select (w.at - 1)::int as at, l.locked_through::text as "lockedThrough"
       from unnest($1::uuid[], $2::date[], $3::text[], $4::boolean[]) with ordinality w(company_id, date, journal_kind, has_tax, at)
       join lock_date l on l.company_id = w.company_id and l.locked_through >= w.date and l.archived_at is null
         and (l.lock in ('all', 'hard', w.journal_kind) or l.lock = 'tax' and w.has_tax)
      where not exists (select from lock_exception x where x.company_id = l.company_id and x.lock = l.lock and x.archived_at is null
        and coalesce(x.employee_id = $5::uuid, x.employee_id is null) and x.open_from <= w.date and x.valid_until > $6::timestamptz)
      order by w.at, l.locked_through desc limit 1`,
    [
      entries.map(({ company }) => company.id),
      entries.map(({ date }) => date),
      entries.map(({ journal }) => journals.get(journal.id)!.kind),
      entries.map(({ lines }) => lines.some(({ taxCode }) => taxCode)),
      work.principal.employeeId,
      work.now,
    ],
  );
  if (locked) throw new BooksLocked({ ...named(entries[locked.at]!), lockedThrough: locked.lockedThrough });
}
