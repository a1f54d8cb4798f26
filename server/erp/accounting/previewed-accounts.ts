import { Decimal } from 'decimal.js';
import { Field, ObjectType } from 'type-graphql';
import { MoneyScalar } from '../../kernel/graphql/scalars.js';
import { accountBalances } from './account-balances.js';
import type { AccountType } from './account-types.js';
import type { OpenBooks } from './company-books.js';
import { ReportedAccount } from './report-types.js';
import { inPlaces } from './statements.js';

@ObjectType({ description: 'An account that an entry touches, as of its day: positive in debit, negative in credit.' })
export class PreviewedAccount {
  @Field(() => ReportedAccount) account!: ReportedAccount;
  @Field(() => MoneyScalar) debit!: string;
  @Field(() => MoneyScalar) credit!: string;
  @Field(() => MoneyScalar) before!: string;
  @Field(() => MoneyScalar) after!: string;
}

@ObjectType({ description: 'What posting a draft would book.' })
export class PostingPreview {
  @Field(() => [PreviewedAccount]) accounts!: PreviewedAccount[];
  @Field(() => String, { nullable: true, description: 'The code of why it cannot be posted as it stands; null when it can.' })
  code!: string | null;
  @Field(() => String, { nullable: true, description: 'The same as a sentence.' }) refusal!: string | null;
}

export interface AmountTouched {
  readonly account: string;
  readonly debit: Decimal;
  readonly credit: Decimal;
}

/** What accounts would stand at after these amounts of one day, by their codes. */
export async function accountsTouched(books: OpenBooks, amounts: readonly AmountTouched[], date: string): Promise<PreviewedAccount[]> {
  const accounts = await books.ask<Record<'id' | 'code' | 'name', string> & { type: AccountType }>(
    'select id, code, name, type from account where id = any($1::uuid[]) order by code',
    [[...new Set(amounts.map(({ account }) => account))]],
  );
  const standing = new Map((await accountBalances(books, { from: date, to: date })).map(({ id, closing }) => [id, closing]));
  const shown = (amount: Decimal) => inPlaces(amount, books.places);
  return accounts.map((account) => {
    const touching = amounts.filter((amount) => amount.account === account.id);
    const sum = (side: 'debit' | 'credit') => touching.reduce((total, amount) => total.plus(amount[side]), new Decimal(0));
    const [debit, credit] = [sum('debit'), sum('credit')];
    const before = standing.get(account.id) ?? new Decimal(0);
    return {
      account: ReportedAccount.of(account),
      debit: shown(debit),
      credit: shown(credit),
      before: shown(before),
      after: shown(before.plus(debit).minus(credit)),
    };
  });
}
