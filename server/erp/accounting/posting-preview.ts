import { Decimal } from 'decimal.js';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, ObjectType, Query } from 'type-graphql';
import { DomainError, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { MoneyScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import { asCaller, transact } from '../../kernel/write/index.js';
import { accountBalances } from './account-balances.js';
import type { AccountType } from './account-types.js';
import { mayReadBooks, readBooks, type OpenBooks } from './company-books.js';
import { JournalEntry } from './journal-entry.js';
import { ReportedAccount } from './report-types.js';
import { requirePostable } from './require-postable.js';
import { inPlaces } from './statements.js';

@ObjectType({ description: 'An account that an entry touches, as of its day: positive in debit, negative in credit.' })
class PreviewedAccount {
  @Field(() => ReportedAccount) account!: ReportedAccount;
  @Field(() => MoneyScalar) debit!: string;
  @Field(() => MoneyScalar) credit!: string;
  @Field(() => MoneyScalar) before!: string;
  @Field(() => MoneyScalar) after!: string;
}

@ObjectType({ description: 'What posting a draft would book.' })
class PostingPreview {
  @Field(() => [PreviewedAccount]) accounts!: PreviewedAccount[];
  @Field(() => String, { nullable: true, description: 'The code of why it cannot be posted as it stands; null when it can.' })
  code!: string | null;
  @Field(() => String, { nullable: true, description: 'The same as a sentence.' }) refusal!: string | null;
}

/** What will this book? */
@HandWritten(undefined, { 'Query.postingPreview': mayReadBooks })
export class PostingPreviews {
  @Query(() => PostingPreview, { description: 'What posting a draft would book to which accounts, and what stands in its way.' })
  async postingPreview(@Arg('entry', () => GraphQLID) id: string, @Ctx() call: Call): Promise<PostingPreview> {
    const draft = await draftSeen(call, id);
    const accounts = await readBooks(call, draft.company, (books) => accountsTouched(books, id, draft.date));
    const refusal = await whyNot(call, id);
    return { accounts, code: refusal?.code ?? null, refusal: refusal?.sentence(call.language) ?? null };
  }
}

interface Draft {
  readonly company: string;
  readonly date: string;
}

async function draftSeen({ kernel, principal }: Call, id: string): Promise<Draft> {
  if (!principal) throw new Unauthenticated();
  const [draft] = await transact(kernel, principal, (transaction) =>
    transaction.query<Draft & Record<string, unknown>>(
      'caller',
      `select company_id as company, date::text as date from journal_entry where id = $1 and state = 'draft' and archived_at is null`,
      [uuidOrNothing(id)],
    ),
  );
  if (!draft) throw new NotFound('JournalEntry', id);
  return draft;
}

async function accountsTouched(books: OpenBooks, entry: string, date: string): Promise<PreviewedAccount[]> {
  const touched = await books.ask<Record<'id' | 'code' | 'name' | 'debit' | 'credit', string> & { type: AccountType }>(
    `select a.id, a.code, a.name, a.type, sum(l.debit)::text as debit, sum(l.credit)::text as credit
      from journal_entry_line l join account a on a.id = l.account_id where l.entry_id = $1 group by a.id order by a.code`,
    [entry],
  );
  const standing = new Map((await accountBalances(books, { from: date, to: date })).map(({ id, closing }) => [id, closing]));
  const shown = (amount: Decimal) => inPlaces(amount, books.places);
  return touched.map((account) => {
    const [debit, credit] = [new Decimal(account.debit), new Decimal(account.credit)];
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

/** Asks all that posting would ask, and posts nothing. */
function whyNot({ kernel, principal }: Call, id: string): Promise<DomainError | undefined> {
  return asCaller(kernel, principal!, async (work) => {
    const drafts = await work.lock(JournalEntry, [id]);
    try {
      await requirePostable([...drafts.values()], work);
      return undefined;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  });
}
