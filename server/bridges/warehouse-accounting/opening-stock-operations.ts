import { GraphQLID } from 'graphql';
import { Arg, Ctx, Mutation } from 'type-graphql';
import { Forbidden, InvalidInput, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { asCaller } from '../../kernel/write/index.js';
import { JournalEntry } from '../../erp/accounting/index.js';
import { bookOpeningStock } from './book-opening-stock.js';

/** Whoever may post an entry by hand may have this one posted. */
const mayBook = (rights: Rights): boolean => {
  const entry = rights.model.registry.of(JournalEntry);
  return rights.may(entry, 'create') && rights.may(entry, 'post');
};

/** What was in stock before a company had books. */
@HandWritten(undefined, { 'Mutation.bookOpeningStock': mayBook })
export class OpeningStockOperations {
  @Mutation(() => GraphQLID, {
    nullable: true,
    description: 'Books the goods that were there before the books, against the opening balance. Empty: everything is in the books.',
  })
  async bookOpeningStock(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Left out, today.' }) on: string | undefined,
    @Ctx() { kernel, principal }: Call,
  ): Promise<string | null> {
    if (!principal) throw new Unauthenticated();
    if (!mayBook(principal.rights)) throw new Forbidden();
    const id = uuidOrNothing(company);
    if (!id) throw new InvalidInput({ company: 'BAD_ID' });
    return asCaller(kernel, principal, async (work) => {
      const entry = Object.assign(new JournalEntry(), { company: { id } });
      const { create, moves } = principal.rights.access(work.registry.of(JournalEntry));
      for (const level of [create, moves['post']!]) if (!(await work.mayAt(entry, level))) throw new Forbidden({ record: 'JournalEntry' });
      return (await bookOpeningStock(work, id, on ?? work.today)) ?? null;
    });
  }
}
