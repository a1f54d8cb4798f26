import type pg from 'pg';
import { setUpAccounting, FiscalYear } from '../../server/erp/accounting/index.js';
import type { Kernel } from '../../server/kernel/kernel.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { companyId, id } from '../load-company.js';

export const bookYears = [2022, 2023, 2024, 2025, 2026] as const;
const linesOfEntry = 4;

/**
 * Five years of sales of one company. Entries are written by SQL, a month at a time; what is summed up beside their lines is left
 * to the product's own trigger, so that it is the product's sums that are asked later.
 */
export async function loadBooks(kernel: Kernel, owner: pg.Client, lines: number, note: (text: string) => void): Promise<void> {
  const company = { id: companyId };
  await asSystem(kernel, (work) => setUpAccounting(work, { company, chart: 'international', startsOn: '2022-01-01' }));
  const further = bookYears.slice(1).map((year) => ({ company, name: `${year}`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }));
  await asSystem(kernel, (work) => work.create(FiscalYear, further));
  await owner.query(`set session_replication_role = replica; set synchronous_commit = off; drop index journal_entry_search_index;
    alter table journal_entry_line enable always trigger lines_inserted`);
  const { rows: months } = await owner.query<{ id: string; name: string }>(
    `select id, name from fiscal_period where company_id = $1 and kind = 'standard' order by starts_on`,
    [companyId],
  );
  const entries = Math.round(lines / linesOfEntry / months.length);
  for (const [at, month] of months.entries()) {
    if (at % 12 === 0) note(`loading journal_entry_line of ${bookYears[at / 12]}`);
    for (const statement of entriesOf(month.id, at * entries, entries)) await owner.query(statement);
  }
  await owner.query(`alter table journal_entry_line enable trigger lines_inserted; set session_replication_role = origin`);
  await owner.query('vacuum analyze');
}

/** Sales on account, each with revenue on two accounts and tax. */
function entriesOf(period: string, first: number, count: number): string[] {
  const days = `(p.ends_on - p.starts_on + 1)`;
  const of = `fiscal_period p cross join generate_series(${first}, ${first + count - 1}) e where p.id = '${period}'`;
  const role = (name: string) => `(select account_id from account_role where company_id = '${companyId}' and role = '${name}')`;
  const net = `(10 + e % 997 + 0.25)`;
  const tax = `(1 + e % 89 + 0.10)`;
  const line = (position: number, account: string, debit: string, credit: string, party = 'null::uuid') =>
    `(${position}, ${account}, ${debit}::numeric, ${credit}::numeric, ${party})`;
  return [
    `insert into journal_entry (id, version, created_at, updated_at, number, series, company_id, journal_id, date, period_id, description, total, line_count, posted_at, state)
       select ${id('entry', 'e')}, 1, now(), now(), 'SAL-' || e, 'SAL', p.company_id, j.id, p.starts_on + e % ${days}, p.id, 'Sale ' || e, ${net} + ${tax}, ${linesOfEntry}, now(), 'posted'
       from journal j, ${of} and j.company_id = p.company_id and j.code = 'SAL'`,
    `insert into journal_entry_line (id, position, entry_id, account_id, party_id, debit, credit, balance, currency_id, amount_in_currency, date, period_id, company_id)
       select ${id('entryLine', `e::bigint * ${linesOfEntry} + l.position`)}, l.position, ${id('entry', 'e')}, l.account_id, l.party_id, l.debit, l.credit, l.debit - l.credit,
         c.currency_id, l.debit - l.credit, p.starts_on + e % ${days}, p.id, p.company_id
       from (select id as company, currency_id from company where id = '${companyId}') c, ${of.replace(
         ' where ',
         ` cross join lateral (values ${[
           line(1, role('receivable'), `${net} + ${tax}`, '0', id('party', 'e % 900')),
           line(2, role('revenue'), '0', `${net} - 7`),
           line(3, role('freight revenue'), '0', '7'),
           line(4, role('output tax'), '0', tax),
         ].join(', ')}) l(position, account_id, debit, credit, party_id) where `,
       )} and c.company = p.company_id`,
  ];
}
