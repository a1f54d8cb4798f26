import { Decimal } from 'decimal.js';
import { deriving, moving, uuidV7, type Work } from '../../../kernel/write/index.js';
import { Company, Currency, ratesOn } from '../../../foundation/company/index.js';
import { daysAfter } from '../../../foundation/directory/index.js';
import { roundTo } from '../../../foundation/taxes/index.js';
import { idsOf } from '../ids-of.js';
import { postEntries } from '../post-entries.js';
import type { EntryToPost } from '../posting.js';
import { reverseEntries } from '../reverse-entries.js';
import { NothingToRevalue } from './payments.errors.js';
import { RevaluationLine } from './revaluation-line.js';
import { revaluationFlow } from './revaluation.flow.js';
import { Revaluation } from './revaluation.js';
import { sided } from './sided.js';

/** A draft shows what it would book as things stand. */
deriving(Revaluation, (revaluations, work) =>
  revalue(
    revaluations.filter(({ state }) => state === 'draft'),
    work,
  ),
);

/**
 * Books what foreign money is worth on the day, and takes it back on the next. What was revalued for the same day before counts as
 * booked, so doing it twice books nothing twice.
 */
export const postRevaluation = moving(Revaluation, revaluationFlow, 'post', async (revaluations, work) => {
  await waitForOthers(revaluations, work);
  await revalue(revaluations, work);
  const empty = revaluations.find(({ lines }) => lines.every(({ difference }) => difference.isZero()));
  if (empty) throw new NothingToRevalue({ date: empty.date });
  const currencies = await work.getAll(Currency, idsOf(revaluations.flatMap(({ lines }) => lines.map(({ currency }) => currency))));
  const entries = await postEntries(
    work,
    revaluations.map((revaluation) => entryOf(revaluation, currencies)),
  );
  const reversals = await reverseEntries(
    work,
    revaluations.map(({ date }, at) => ({ entry: entries[at]!.id, date: daysAfter(date, 1) })),
  );
  revaluations.forEach((revaluation, at) => {
    const { id, number } = entries[at]!;
    Object.assign(revaluation, { entry: { id }, number, reversal: { id: reversals[at]!.id } });
  });
});

const longestDescription = 200;

/** Two at once would both book the same difference. */
async function waitForOthers(revaluations: readonly Revaluation[], work: Work): Promise<void> {
  await work.rows(`select id from account where company_id = any($1::uuid[]) and ${isRevalued} order by id for no key update`, [
    idsOf(revaluations.map(({ company }) => company)),
  ]);
}

async function revalue(revaluations: readonly Revaluation[], work: Work): Promise<void> {
  const companies = await work.getAll(Company, idsOf(revaluations.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf([...companies.values()].map(({ currency }) => currency)));
  for (const revaluation of revaluations) {
    const company = companies.get(revaluation.company.id)!;
    const rounding = { places: currencies.get(company.currency.id)!.decimals, mode: company.roundingMode };
    const standing = await work.rows<Standing>(foreignBalances, [company.id, company.currency.id, revaluation.date]);
    const rates = await ratesOn(
      standing.map(({ currency }) => ({ company, currency: { id: currency }, date: revaluation.date })),
      work,
    );
    revaluation.lines = standing.map(({ account, party, currency, ...sums }, at) => {
      const [balanceInCurrency, booked, exchangeRate] = [new Decimal(sums.inCurrency), new Decimal(sums.booked), rates[at]!];
      const worth = roundTo(balanceInCurrency.times(exchangeRate), rounding);
      const links = { account: { id: account }, party: party === null ? undefined : { id: party }, currency: { id: currency } };
      const amounts = { balanceInCurrency, booked, exchangeRate, worth, difference: worth.minus(booked) };
      return Object.assign(new RevaluationLine(), { id: uuidV7(), ...links, ...amounts });
    });
    revaluation.result = revaluation.lines.reduce((sum, { difference }) => sum.plus(difference), new Decimal(0));
  }
}

function entryOf({ company, date, id, result, lines }: Revaluation, currencies: ReadonlyMap<string, Currency>): EntryToPost {
  const moved = lines.filter(({ difference }) => !difference.isZero());
  const rates = new Set(moved.map(({ currency, exchangeRate }) => `${currencies.get(currency.id)!.code} ${exchangeRate.toFixed()}`));
  return {
    company,
    journal: 'general',
    date,
    description: [...rates].join(' · ').slice(0, longestDescription),
    source: { kind: 'Revaluation', id },
    lines: [
      ...moved.map(({ account, party, currency, difference }) =>
        sided(account, difference, { party }, { currency, amount: new Decimal(0) }),
      ),
      ...(result.isZero() && moved.length > 1 ? [] : [sided('unrealised exchange', result.negated())]),
    ],
  };
}

interface Standing {
  readonly account: string;
  readonly party: string | null;
  readonly currency: string;
  readonly inCurrency: string;
  readonly booked: string;
}

/** What is owed, and money in the bank. */
const isRevalued = `type in ('receivable', 'payable', 'bank')`;

const foreignBalances = `select l.account_id as account, l.party_id as party, l.currency_id as currency,
    sum(l.amount_in_currency)::text as "inCurrency", sum(l.balance)::text as booked
  from journal_entry_line l join account a on a.id = l.account_id and a.${isRevalued}
  where l.company_id = $1 and l.currency_id <> $2 and l.date <= $3::date and l.period_id is not null
  group by l.account_id, l.party_id, l.currency_id, a.code having sum(l.amount_in_currency) <> 0 or sum(l.balance) <> 0
  order by a.code, l.party_id, l.currency_id`;
