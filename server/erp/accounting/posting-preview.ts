import { Decimal } from 'decimal.js';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Query } from 'type-graphql';
import { DomainError, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import { asCaller, transact } from '../../kernel/write/index.js';
import { mayReadBooks, readBooks, type OpenBooks } from './company-books.js';
import { JournalEntry } from './journal-entry.js';
import { accountsTouched, PostingPreview, type AmountTouched } from './previewed-accounts.js';
import { requirePostable } from './require-postable.js';

/** What will this book? */
@HandWritten(undefined, { 'Query.postingPreview': mayReadBooks })
export class PostingPreviews {
  @Query(() => PostingPreview, { description: 'What posting a draft would book to which accounts, and what stands in its way.' })
  async postingPreview(@Arg('entry', () => GraphQLID) id: string, @Ctx() call: Call): Promise<PostingPreview> {
    const draft = await draftSeen(call, id);
    const accounts = await readBooks(call, draft.company, async (books) => accountsTouched(books, await amountsOf(books, id), draft.date));
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

/** What the lines of an entry come to. */
async function amountsOf({ ask }: OpenBooks, entry: string): Promise<AmountTouched[]> {
  const lines = await ask<Record<keyof AmountTouched, string>>(
    'select account_id as account, debit::text as debit, credit::text as credit from journal_entry_line where entry_id = $1',
    [entry],
  );
  return lines.map(({ account, debit, credit }) => ({ account, debit: new Decimal(debit), credit: new Decimal(credit) }));
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
