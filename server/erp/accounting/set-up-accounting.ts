import type { CalendarDay, Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Company } from '../../foundation/company/index.js';
import { AccountRole } from './account-role.js';
import { Account } from './account.js';
import { AccountingSetUp } from './accounting.errors.js';
import { chartTemplate, type ChartName } from './chart-template.js';
import { lastDayAfter, nameOfYear } from './fiscal-calendar.js';
import { FiscalYear } from './fiscal-year.js';
import { Journal, type JournalKind } from './journal.js';

export interface BooksWanted {
  readonly company: Ref<Company>;
  readonly chart: ChartName;
  /** The first day of the first fiscal year; left out, the first of January of this year. */
  readonly startsOn?: CalendarDay;
}

const monthsOfYear = 12;

const journals: readonly { code: string; kind: JournalKind; names: Readonly<Record<string, string>> }[] = [
  { code: 'SAL', kind: 'sales', names: { en: 'Sales', es: 'Ventas' } },
  { code: 'PUR', kind: 'purchases', names: { en: 'Purchases', es: 'Compras' } },
  { code: 'BNK', kind: 'bank', names: { en: 'Bank', es: 'Banco' } },
  { code: 'CSH', kind: 'cash', names: { en: 'Cash', es: 'Caja' } },
  { code: 'STK', kind: 'stock', names: { en: 'Stock', es: 'Existencias' } },
  { code: 'GEN', kind: 'general', names: { en: 'General', es: 'Operaciones varias' } },
  { code: 'OPN', kind: 'opening', names: { en: 'Opening', es: 'Apertura' } },
  { code: 'CLO', kind: 'closing', names: { en: 'Closing', es: 'Cierre' } },
];

/** Gives a company its books: a chart of accounts, who plays which part in it, journals, and a fiscal year with its periods. */
export async function setUpAccounting(work: Work, { company: ref, chart, startsOn }: BooksWanted): Promise<void> {
  const company = await work.get(Company, ref);
  await requireNoBooks(company, work);
  const called = (names: Readonly<Record<string, string>>): string => names[company.language] ?? names['en']!;
  const template = chartTemplate(chart);
  const accounts = await work.create(
    Account,
    template.map(({ code, names, type, partyRequired, reconcilable }) => ({
      company,
      code,
      name: called(names),
      type,
      partyRequired,
      reconcilable,
    })),
  );
  await work.create(
    AccountRole,
    template.flatMap(({ roles }, at) => roles.map((role) => ({ company, role, account: accounts[at] }))),
  );
  await work.create(
    Journal,
    journals.map(({ code, kind, names }) => ({ company, code, kind, name: called(names) })),
  );
  const first = startsOn ?? `${work.today.slice(0, 4)}-01-01`;
  const endsOn = lastDayAfter(first, monthsOfYear);
  await work.create(FiscalYear, [{ company, name: nameOfYear(first, endsOn), startsOn: first, endsOn }]);
}

/** Whoever else sets up the same company's books waits here and is then refused. */
async function requireNoBooks(company: Company, work: Work): Promise<void> {
  await work.rows('select id from company where id = $1 for no key update', [company.id]);
  const [found] = await work.rows('select id from account where company_id = $1 limit 1', [company.id]);
  if (found) throw new AccountingSetUp({ company: company.name });
}
