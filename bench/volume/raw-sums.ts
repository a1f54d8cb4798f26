import { Decimal } from 'decimal.js';
import type pg from 'pg';
import { companyId } from '../load-company.js';

interface Sums {
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
}

export interface TrialBalanceAnswer {
  readonly trialBalance: Sums & { readonly rows: readonly (Sums & { readonly account: { readonly id: string } })[] };
}

/** What a trial balance says has to be what all lines add up to, account by account. */
export async function requireRawSums(
  owner: pg.Client,
  { from, to }: { from: string; to: string },
  answer: TrialBalanceAnswer,
): Promise<void> {
  const { rows } = await owner.query<Sums & { account: string }>(
    `select account_id as account, coalesce(sum(balance) filter (where date < $2), 0)::text as opening,
         coalesce(sum(debit) filter (where date >= $2), 0)::text as debit, coalesce(sum(credit) filter (where date >= $2), 0)::text as credit
       from journal_entry_line where company_id = $1 and period_id is not null and date <= $3 group by account_id`,
    [companyId, from, to],
  );
  const told = new Map(answer.trialBalance.rows.map((row) => [row.account.id, row]));
  const differs = rows.filter(({ account, ...sums }) => {
    const row = told.get(account);
    return !row || (['opening', 'debit', 'credit'] as const).some((each) => !new Decimal(row[each]).equals(sums[each]));
  });
  if (rows.length === 0 || rows.length !== told.size || differs.length > 0)
    throw new Error(`(l) The trial balance is not what the lines add up to, in ${differs.length} of ${rows.length} accounts.`);
}
