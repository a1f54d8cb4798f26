import { Decimal } from 'decimal.js';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, registerEnumType } from 'type-graphql';
import { constantCase } from '../../../kernel/declare/naming.js';
import { DomainError, Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../../kernel/errors.js';
import { HandWritten } from '../../../kernel/graphql/hand-written.js';
import { MoneyScalar } from '../../../kernel/graphql/scalars.js';
import type { Call } from '../../../kernel/http/call.js';
import { uuidOrNothing } from '../../../kernel/read/filter.js';
import type { Rights } from '../../../kernel/rights/rights.js';
import { asCaller, type Work } from '../../../kernel/write/index.js';
import { mayReadBooks, readBooks } from '../company-books.js';
import { JournalEntry } from '../journal-entry.js';
import { writeMatches, type DatedPlan } from './match-items.js';
import { lockOpenItems, openItemsOf, type ItemAtHand } from './open-items.js';
import { OpenItem } from './open-item.js';
import { planMatch } from './plan-match.js';
import { matchRules, proposeMatches, type MatchRule } from './propose-matches.js';
import { ReconciliationMatch } from './reconciliation-match.js';
import { undoMatches } from './undo-matches.js';

const ruleNames = Object.fromEntries(matchRules.map((rule) => [constantCase(rule), rule]));
registerEnumType(ruleNames, {
  name: 'MatchRule',
  description: 'Why two items seem to belong together: one names the other, same amount, or age.',
});

@ObjectType({ description: 'Two open items that may settle each other.' })
class ProposedMatch {
  @Field(() => GraphQLID) debitItem!: string;
  @Field(() => GraphQLID) creditItem!: string;
  @Field(() => MoneyScalar, { description: 'In the currency of both.' }) amountInCurrency!: string;
  @Field(() => ruleNames) rule!: MatchRule;
}

@InputType({ description: 'Two open items to be settled with each other.' })
class MatchInput {
  @Field(() => GraphQLID) debitItem!: string;
  @Field(() => GraphQLID) creditItem!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'In the currency of both; left out, as much as both have left.' })
  amountInCurrency?: string;
}

@ObjectType({ description: 'What became of one match: its id, or why it was not made.' })
class MatchResult {
  @Field(() => GraphQLID, { nullable: true }) id!: string | null;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true, description: 'The same as a sentence.' }) refusal!: string | null;
}

/** Whoever posts entries settles what they brought; a difference of exchange is an entry. */
const mayMatch = (rights: Rights): boolean => {
  const { registry } = rights.model;
  return rights.may(registry.of(JournalEntry), 'post') && rights.may(registry.of(OpenItem), 'read');
};

const most = 500;

/** Settling open items with each other by hand, or as proposed. */
@HandWritten(undefined, { 'Query.proposedMatches': mayReadBooks, 'Mutation.matchOpenItems': mayMatch, 'Mutation.undoMatches': mayMatch })
export class MatchOperations {
  @Query(() => [ProposedMatch], {
    description: 'Which open items of a company seem to settle each other, the surest first for each party.',
  })
  async proposedMatches(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('party', () => GraphQLID, { nullable: true }) party: string | undefined,
    @Ctx() call: Call,
  ): Promise<ProposedMatch[]> {
    return readBooks(call, company, async (books) => {
      const items = await openItemsOf(books, party === undefined ? null : idOf(party, 'party'));
      return proposeMatches(items)
        .slice(0, most)
        .map(({ debit, credit, amount, amountInCurrency, rule }) => ({
          debitItem: debit.row.id,
          creditItem: credit.row.id,
          amountInCurrency: (debit.row.amountInCurrency === '0' ? amount : amountInCurrency).toFixed(debit.row.currencyPlaces),
          rule,
        }));
    });
  }

  @Mutation(() => [MatchResult], { description: 'Settles open items with each other, and tells for each pair what became of it.' })
  async matchOpenItems(@Arg('matches', () => [MatchInput]) matches: MatchInput[], @Ctx() call: Call): Promise<MatchResult[]> {
    if (matches.length > most) throw new InvalidInput({ matches: 'TOO_MANY' });
    return asMatcher(call, async (work) => {
      const items = await itemsInReach(work, matches);
      const tried = matches.map((match) => attempt(match, items));
      const plans = tried.filter((one): one is DatedPlan => !(one instanceof DomainError));
      const written = await writeMatches(work, plans);
      return tried.map((one) =>
        one instanceof DomainError
          ? { id: null, code: one.code, refusal: one.sentence(call.language) }
          : { id: written[plans.indexOf(one)]!.id, code: null, refusal: null },
      );
    });
  }

  @Mutation(() => [GraphQLID], { description: 'Undoes matches by opposite ones, all or none. What they settled is open again.' })
  async undoMatches(@Arg('matches', () => [GraphQLID]) matches: string[], @Ctx() call: Call): Promise<string[]> {
    const ids = matches.map((id) => idOf(id, 'matches'));
    return asMatcher(call, async (work) => {
      const found = await work.getAll(ReconciliationMatch, ids);
      const hidden = ids.find((id) => !found.has(id));
      if (hidden) throw new NotFound('ReconciliationMatch', hidden);
      await requireReach(work, [...found.values()]);
      return (await undoMatches(work, ids)).map(({ id }) => id);
    });
  }
}

function idOf(text: string, field: string): string {
  const id = uuidOrNothing(text);
  if (!id) throw new InvalidInput({ [field]: 'BAD_ID' });
  return id;
}

function asMatcher<Result>({ kernel, principal }: Call, body: (work: Work) => Promise<Result>): Promise<Result> {
  if (!principal) throw new Unauthenticated();
  if (!mayMatch(principal.rights)) throw new Forbidden({ record: 'ReconciliationMatch' });
  return asCaller(kernel, principal, body);
}

/** Items that whoever asks sees and may settle; the others are not there. */
async function itemsInReach(work: Work, matches: readonly MatchInput[]): Promise<Map<string, ItemAtHand>> {
  const ids = matches.flatMap(({ debitItem, creditItem }) => [debitItem, creditItem].flatMap((id) => uuidOrNothing(id) ?? []));
  const items = await work.getAll(OpenItem, ids);
  const reached = await companiesReached(work, [...items.values()]);
  return lockOpenItems(
    [...items.values()].filter(({ company }) => reached.has(company.id)).map(({ id }) => id),
    work,
  );
}

async function requireReach(work: Work, matches: readonly ReconciliationMatch[]): Promise<void> {
  const reached = await companiesReached(work, matches);
  const hidden = matches.find(({ company }) => !reached.has(company.id));
  if (hidden) throw new NotFound('ReconciliationMatch', hidden.id);
}

async function companiesReached(work: Work, records: readonly (OpenItem | ReconciliationMatch)[]): Promise<Set<string>> {
  const { rights } = work.principal;
  const entry = rights.access(work.registry.of(JournalEntry));
  const reached = new Set<string>();
  for (const record of new Map(records.map((each) => [each.company.id, each])).values()) {
    const seen = await work.mayAt(record, rights.access(work.registry.of(record.constructor as typeof OpenItem)).read);
    const posting = Object.assign(new JournalEntry(), { company: record.company });
    if (seen && (await work.mayAt(posting, entry.moves['post']!))) reached.add(record.company.id);
  }
  return reached;
}

function attempt({ debitItem, creditItem, amountInCurrency }: MatchInput, items: ReadonlyMap<string, ItemAtHand>): DatedPlan | DomainError {
  try {
    const [debit, credit] = [debitItem, creditItem].map((id) => {
      const item = items.get(uuidOrNothing(id) ?? '');
      if (!item) throw new NotFound('OpenItem', id);
      return item;
    });
    return planMatch(debit!, credit!, amountInCurrency === undefined ? undefined : new Decimal(amountInCurrency));
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
