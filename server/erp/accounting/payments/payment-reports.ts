import { Decimal } from 'decimal.js';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Query } from 'type-graphql';
import { InvalidInput } from '../../../kernel/errors.js';
import { HandWritten } from '../../../kernel/graphql/hand-written.js';
import { DateScalar } from '../../../kernel/graphql/scalars.js';
import type { Call } from '../../../kernel/http/call.js';
import { uuidOrNothing } from '../../../kernel/read/filter.js';
import { accountBalances } from '../account-balances.js';
import { mayReadBooks, readBooks, type OpenBooks } from '../company-books.js';
import { inPlaces } from '../statements.js';
import { ageBuckets, agedItems, type AgedItem, type AgedSide } from './aged-items.js';
import { customerStatement } from './customer-statement.js';
import { AgedAmounts, AgedBalances, CustomerStatement, ReportedItem, sideNames, type ReportedParty } from './payment-report-types.js';

const reports = ['agedBalances', 'agedItems', 'customerStatement'];

/** Who owes what since when, as of any day, straight from the lines of the books and their matches. */
@HandWritten(undefined, Object.fromEntries(reports.map((name) => [`Query.${name}`, mayReadBooks])))
export class PaymentReports {
  @Query(() => AgedBalances, { description: 'What customers owed us, or we owed suppliers, as of a day, by how long it had been due.' })
  async agedBalances(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('side', () => sideNames) side: AgedSide,
    @Arg('asOf', () => DateScalar) asOf: string,
    @Ctx() call: Call,
  ): Promise<AgedBalances> {
    return readBooks(call, company, async (books) => {
      const items = await agedItems(books, { side, asOf });
      const parties = new Map<string, AgedItem[]>();
      for (const item of items) parties.set(item.party, [...(parties.get(item.party) ?? []), item]);
      const names = await namesOf(books, [...parties.keys()]);
      const rows = [...parties].map(([id, own]) => ({ party: { id, name: names.get(id) ?? null }, amounts: amountsOf(own, books.places) }));
      rows.sort((one, other) => (one.party.name ?? one.party.id).localeCompare(other.party.name ?? other.party.id));
      return { asOf, rows, totals: amountsOf(items, books.places), accountBalance: await balanceOf(books, side, asOf) };
    });
  }

  @Query(() => [ReportedItem], { description: 'What an aged balance of somebody consists of.' })
  async agedItems(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('side', () => sideNames) side: AgedSide,
    @Arg('asOf', () => DateScalar) asOf: string,
    @Arg('party', () => GraphQLID) party: string,
    @Ctx() call: Call,
  ): Promise<ReportedItem[]> {
    const id = idOfParty(party);
    return readBooks(call, company, async (books) =>
      (await agedItems(books, { side, asOf, party: id })).map((item) => reported(item, books.places)),
    );
  }

  @Query(() => CustomerStatement, { description: 'What a customer owed us, what came and went, and what is open, in each currency.' })
  async customerStatement(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('party', () => GraphQLID) party: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Ctx() call: Call,
  ): Promise<CustomerStatement> {
    if (from > to) throw new InvalidInput({ to: 'OUT_OF_RANGE' });
    const id = idOfParty(party);
    return readBooks(call, company, async (books) => {
      const accounts = await customerStatement(books, { party: id, from, to });
      const names = await namesOf(books, [id]);
      return {
        party: { id, name: names.get(id) ?? null } satisfies ReportedParty,
        from,
        to,
        accounts: accounts.map(({ currency, places, opening, entries, closing, openItems }) => ({
          currency,
          opening: inPlaces(opening, places),
          entries: entries.map((entry) => ({ ...entry, amount: inPlaces(entry.amount, places), balance: inPlaces(entry.balance, places) })),
          closing: inPlaces(closing, places),
          openItems: openItems.map((item) => reported(item, books.places)),
        })),
      };
    });
  }
}

function idOfParty(party: string): string {
  const id = uuidOrNothing(party);
  if (!id) throw new InvalidInput({ party: 'BAD_ID' });
  return id;
}

/** The names of those that whoever asks may read them of. */
async function namesOf({ askAsCaller, reads }: OpenBooks, ids: readonly string[]): Promise<Map<string, string>> {
  if (!reads('Party', 'name')) return new Map();
  const rows = await askAsCaller<{ id: string; name: string }>('select id, name from party where id = any($1::uuid[])', [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function amountsOf(items: readonly AgedItem[], places: number): AgedAmounts {
  const sum = (chosen: readonly AgedItem[]) =>
    inPlaces(
      chosen.reduce((total, { residual }) => total.plus(residual), new Decimal(0)),
      places,
    );
  const amounts = ageBuckets.map((bucket) => [bucket, sum(items.filter((item) => item.bucket === bucket))] as const);
  return Object.assign(new AgedAmounts(), Object.fromEntries(amounts), { total: sum(items) });
}

/** What the accounts of a side stood at, positive where it is owed. */
async function balanceOf(books: OpenBooks, side: AgedSide, asOf: string): Promise<string> {
  const balances = (await accountBalances(books, { from: asOf, to: asOf })).filter(({ type }) => type === side);
  const total = balances.reduce((sum, { closing }) => sum.plus(closing), new Decimal(0));
  return inPlaces(side === 'receivable' ? total : total.negated(), books.places);
}

const reported = ({ residual, residualInCurrency, currencyPlaces, ...item }: AgedItem, places: number): ReportedItem => ({
  ...item,
  residual: inPlaces(residual, places),
  residualInCurrency: inPlaces(residualInCurrency, currencyPlaces),
});
