import type { Work } from '../../../kernel/write/index.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';

const numberWidth = 6;
/** The series itself says which fiscal year it counts in. */
const everyYear = 0;

/** Legal numbers: without gaps per company, kind and fiscal year, in the order of the days. Drawn last, for others wait from here on. */
export async function numberInvoices(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<void> {
  const years = await fiscalYears(invoices, work);
  const groups = new Map<string, { company: string; series: string; members: Invoice[] }>();
  for (const invoice of [...invoices].sort((one, other) => one.date.localeCompare(other.date))) {
    const series = `${side.numberPrefix[invoice.kind]}-${years.get(invoice)!}`;
    const key = `${invoice.company.id} ${series}`;
    const group = groups.get(key) ?? { company: invoice.company.id, series, members: [] };
    group.members.push(invoice);
    groups.set(key, group);
  }
  const drawn = [...groups.values()];
  const firsts = await work.numbers(
    drawn.map(({ company, series, members }) => ({
      companyId: company,
      series: `invoice ${series}`,
      year: everyYear,
      count: members.length,
    })),
  );
  drawn.forEach(({ series, members }, place) =>
    members.forEach((invoice, at) => {
      invoice.number = `${series}-${String(firsts[place]! + BigInt(at)).padStart(numberWidth, '0')}`;
    }),
  );
}

/** The name of the year that a document lies in. Where there is none yet, posting is refused a moment later. */
async function fiscalYears(invoices: readonly Invoice[], work: Work): Promise<Map<Invoice, string>> {
  const rows = await work.rows<{ at: number; name: string }>(
    `select (w.at - 1)::int as at, y.name from unnest($1::uuid[], $2::date[]) with ordinality w(company, date, at)
      join fiscal_year y on y.company_id = w.company and w.date between y.starts_on and y.ends_on and y.archived_at is null`,
    [invoices.map(({ company }) => company.id), invoices.map(({ date }) => date)],
  );
  const names = new Map(rows.map(({ at, name }) => [at, name]));
  return new Map(invoices.map((invoice, at) => [invoice, names.get(at) ?? invoice.date.slice(0, 4)]));
}
