import { Decimal } from 'decimal.js';
import type { CalendarDay, Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { MissingExchangeRate } from './company.errors.js';
import { Company } from './company.js';
import { Currency } from './currency.js';

export interface RateWanted {
  readonly company: Ref<Company>;
  readonly currency: Ref<Currency>;
  readonly date: CalendarDay;
}

/** The rates in force on the days asked for, each into its company's own currency, in the order they were asked for. */
export async function ratesOn(wanted: readonly RateWanted[], work: Work): Promise<Decimal[]> {
  const companies = await work.getAll(Company, distinct(wanted.map(({ company }) => company.id)));
  const foreign = wanted.filter(({ company, currency }) => companies.get(company.id)!.currency.id !== currency.id);
  const found = await ratesFound(foreign, work);
  const missing = foreign.find((one) => !found.has(keyOf(one)));
  if (missing) throw await missingRate(missing, companies.get(missing.company.id)!, work);
  return wanted.map((one) => found.get(keyOf(one)) ?? new Decimal(1));
}

const keyOf = ({ company, currency, date }: RateWanted) => `${company.id} ${currency.id} ${date}`;
const distinct = (ids: readonly string[]) => [...new Set(ids)];

async function ratesFound(wanted: readonly RateWanted[], work: Work): Promise<Map<string, Decimal>> {
  if (wanted.length === 0) return new Map();
  const asked = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
  const rows = await work.rows<{ key: number; rate: string }>(
    `select (w.key - 1)::int as key, r.rate::text as rate
       from unnest($1::uuid[], $2::uuid[], $3::date[]) with ordinality w(company_id, currency_id, date, key)
       cross join lateral (select e.rate from exchange_rate e where e.company_id = w.company_id
         and e.currency_id = w.currency_id and e.date <= w.date and e.archived_at is null order by e.date desc limit 1) r`,
    [asked.map(({ company }) => company.id), asked.map(({ currency }) => currency.id), asked.map(({ date }) => date)],
  );
  return new Map(rows.map(({ key, rate }) => [keyOf(asked[key]!), new Decimal(rate)]));
}

async function missingRate(wanted: RateWanted, company: Company, work: Work): Promise<MissingExchangeRate> {
  const currency = await work.get(Currency, wanted.currency);
  return new MissingExchangeRate({ currency: currency.code, company: company.name, date: wanted.date });
}
