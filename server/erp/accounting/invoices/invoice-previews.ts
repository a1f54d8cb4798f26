import { GraphQLID } from 'graphql';
import { Arg, Ctx, Query } from 'type-graphql';
import { DomainError, NotFound, Unauthenticated } from '../../../kernel/errors.js';
import { HandWritten } from '../../../kernel/graphql/hand-written.js';
import type { Call } from '../../../kernel/http/call.js';
import { uuidOrNothing } from '../../../kernel/read/filter.js';
import type { Rights } from '../../../kernel/rights/rights.js';
import { asCaller, transact, type Work } from '../../../kernel/write/index.js';
import { mayReadBooks, readBooks } from '../company-books.js';
import { entriesFrom } from '../post-entries.js';
import { accountsTouched, PostingPreview, type AmountTouched } from '../previewed-accounts.js';
import { requirePostable } from '../require-postable.js';
import { invoiceEntries } from './invoice-entries.js';
import { customerSide, supplierSide, type InvoiceSide } from './invoice-side.js';
import { requireInvoicesPostable } from './post-invoices.js';

const mayPreview =
  ({ target }: InvoiceSide) =>
  (rights: Rights): boolean =>
    mayReadBooks(rights) && rights.may(rights.model.registry.of(target), 'read');

/** What will this invoice book? Worked out as posting does it, and nothing is written. */
@HandWritten(undefined, {
  'Query.customerInvoicePostingPreview': mayPreview(customerSide),
  'Query.supplierBillPostingPreview': mayPreview(supplierSide),
})
export class InvoicePreviews {
  @Query(() => PostingPreview, { description: 'What posting a drafted invoice would book to which accounts, and what stands in its way.' })
  customerInvoicePostingPreview(@Arg('id', () => GraphQLID) id: string, @Ctx() call: Call): Promise<PostingPreview> {
    return preview(call, customerSide, id);
  }

  @Query(() => PostingPreview, { description: 'The same for a bill.' })
  supplierBillPostingPreview(@Arg('id', () => GraphQLID) id: string, @Ctx() call: Call): Promise<PostingPreview> {
    return preview(call, supplierSide, id);
  }
}

async function preview(call: Call, side: InvoiceSide, id: string): Promise<PostingPreview> {
  const draft = await draftSeen(call, side, id);
  const { amounts, refusal } = await wouldBook(call, side, id);
  const accounts = await readBooks(call, draft.company, (books) => accountsTouched(books, amounts, draft.date));
  return { accounts, code: refusal?.code ?? null, refusal: refusal?.sentence(call.language) ?? null };
}

interface Draft {
  readonly company: string;
  readonly date: string;
}

async function draftSeen({ kernel, principal }: Call, { table, target }: InvoiceSide, id: string): Promise<Draft> {
  if (!principal) throw new Unauthenticated();
  const [draft] = await transact(kernel, principal, (transaction) =>
    transaction.query<Draft & Record<string, unknown>>(
      'caller',
      `select company_id as company, date::text as date from ${table} where id = $1 and state = 'draft' and archived_at is null`,
      [uuidOrNothing(id)],
    ),
  );
  if (!draft) throw new NotFound(target.name, id);
  return draft;
}

interface WouldBook {
  readonly amounts: readonly AmountTouched[];
  readonly refusal?: DomainError;
}

function wouldBook({ kernel, principal }: Call, side: InvoiceSide, id: string): Promise<WouldBook> {
  return asCaller(kernel, principal!, async (work) => {
    const invoices = [...(await work.lock(side.target, [id])).values()];
    const standing = await refusalOf(() => requireInvoicesPostable(invoices, side, work));
    const entries = await entriesFrom(work, await invoiceEntries(invoices, side, work));
    const amounts = entries.flatMap(({ lines }) => lines.map(({ account, debit, credit }) => ({ account: account.id, debit, credit })));
    return { amounts, refusal: standing ?? (await refusalOf(() => inTheBooks(entries, work))) };
  });
}

const inTheBooks = async (entries: Awaited<ReturnType<typeof entriesFrom>>, work: Work): Promise<void> =>
  void (await requirePostable(entries, work));

async function refusalOf(ask: () => Promise<void>): Promise<DomainError | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
