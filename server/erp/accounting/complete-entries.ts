import { Decimal } from 'decimal.js';
import { InvalidInput } from '../../kernel/errors.js';
import { deriving, type Work } from '../../kernel/write/index.js';
import { Company, Currency, ratesOn } from '../../foundation/company/index.js';
import { completeLine, needsRate } from './complete-line.js';
import { idsOf } from './ids-of.js';
import { JournalEntry } from './journal-entry.js';

/** A draft says what it comes to each time it is written. What is posted was complete before. */
deriving(JournalEntry, (entries, work) =>
  completeEntries(
    entries.filter(({ state }) => state === 'draft'),
    work,
  ),
);

/** Fills in what the lines of entries leave open, and what the entries come to. */
export async function completeEntries(entries: readonly JournalEntry[], work: Work): Promise<void> {
  if (entries.length === 0) return;
  requireOneSide(entries);
  const companies = await work.getAll(Company, idsOf(entries.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf([...companies.values()].map(({ currency }) => currency)));
  const rates = await ratesWanted(entries, companies, work);
  for (const entry of entries) {
    const company = companies.get(entry.company.id)!;
    const { decimals } = currencies.get(company.currency.id)!;
    const rounding = company.roundingMode === 'half-even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP;
    for (const line of entry.lines)
      completeLine(line, { companyCurrency: company.currency, places: decimals, rounding, rate: rates.get(line) });
    entry.total = entry.lines.reduce((sum, { debit }) => sum.plus(debit), new Decimal(0));
    entry.lineCount = entry.lines.length;
  }
}

/** A line stands in debit or in credit. */
function requireOneSide(entries: readonly JournalEntry[]): void {
  const reasons: Record<string, string> = {};
  for (const { lines } of entries)
    for (const [at, { debit, credit }] of lines.entries())
      if (!debit.isZero() && !credit.isZero()) reasons[`lines.${at}.credit`] = 'ONE_SIDE';
  if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
}

async function ratesWanted(
  entries: readonly JournalEntry[],
  companies: ReadonlyMap<string, Company>,
  work: Work,
): Promise<Map<object, Decimal>> {
  const wanted = entries.flatMap(({ company, date, lines }) =>
    lines
      .filter((line) => needsRate(line) && line.currency && line.currency.id !== companies.get(company.id)!.currency.id)
      .map((line) => ({ line, company, currency: line.currency!, date })),
  );
  const rates = await ratesOn(wanted, work);
  return new Map(wanted.map(({ line }, at) => [line, rates[at]!]));
}
