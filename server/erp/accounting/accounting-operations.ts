import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Mutation, ObjectType, registerEnumType } from 'type-graphql';
import type { Constructor } from '../../kernel/declare/index.js';
import { constantCase } from '../../kernel/declare/naming.js';
import { Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Principal } from '../../kernel/rights/principal.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { asCaller, type Work } from '../../kernel/write/index.js';
import { AccountRole } from './account-role.js';
import { Account } from './account.js';
import { chartNames, type ChartName } from './chart-template.js';
import { FiscalYear } from './fiscal-year.js';
import { JournalEntry } from './journal-entry.js';
import { Journal } from './journal.js';
import { reverseEntries } from './reverse-entries.js';
import { setUpAccounting } from './set-up-accounting.js';

const chartOfAccounts = Object.fromEntries(chartNames.map((name) => [constantCase(name), name]));
registerEnumType(chartOfAccounts, { name: 'ChartOfAccounts', description: 'The charts that a company may begin with.' });

@ObjectType({ description: 'An entry that was posted just now.' })
class PostedEntry {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) number!: string;
}

/** What a company's books begin with; whoever may make each of them by hand may have them made. */
const beginnings: readonly Constructor[] = [Account, AccountRole, Journal, FiscalYear];

const maySetUp = (rights: Rights): boolean => beginnings.every((target) => rights.may(rights.model.registry.of(target), 'create'));
const mayReverse = (rights: Rights): boolean => {
  const entry = rights.model.registry.of(JournalEntry);
  return rights.may(entry, 'create') && rights.may(entry, 'post');
};

/** What is done to the books beyond single records. */
@HandWritten(undefined, { 'Mutation.setUpAccounting': maySetUp, 'Mutation.reverseJournalEntry': mayReverse })
export class AccountingOperations {
  @Mutation(() => Boolean, {
    description: 'Gives a company its books: a chart of accounts and the parts they play, journals, and a fiscal year with its periods.',
  })
  async setUpAccounting(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('chart', () => chartOfAccounts) chart: ChartName,
    @Arg('startsOn', () => DateScalar, { nullable: true, description: 'The first day of the fiscal year; left out, the first of January.' })
    startsOn: string | undefined,
    @Ctx() { kernel, principal }: Call,
  ): Promise<boolean> {
    const me = requireRight(principal, maySetUp);
    const id = uuidOrNothing(company);
    if (!id) throw new InvalidInput({ company: 'BAD_ID' });
    await asCaller(kernel, me, async (work) => {
      for (const target of beginnings) await requireReach(work, Object.assign(new target(), { company: { id } }), 'create');
      await setUpAccounting(work, { company: { id }, chart, startsOn });
    });
    return true;
  }

  @Mutation(() => PostedEntry, { description: 'Undoes a posted entry by another that mirrors it. What was posted stays.' })
  async reverseJournalEntry(
    @Arg('id', () => GraphQLID) entry: string,
    @Arg('date', () => DateScalar) date: string,
    @Arg('description', () => String, { nullable: true }) description: string | undefined,
    @Ctx() { kernel, principal }: Call,
  ): Promise<PostedEntry> {
    const me = requireRight(principal, mayReverse);
    return asCaller(kernel, me, async (work) => {
      const original = uuidOrNothing(entry) && (await work.lock(JournalEntry, [entry])).get(entry);
      if (!original) throw new NotFound('JournalEntry', entry);
      // Whoever does not see it is told that it is not there.
      if (!(await work.mayAt(original, me.rights.access(work.registry.of(JournalEntry)).read))) throw new NotFound('JournalEntry', entry);
      await requireReach(work, original, 'post');
      const [reversal] = await reverseEntries(work, [{ entry, date, description }]);
      return { id: reversal!.id, number: reversal!.number! };
    });
  }
}

function requireRight(principal: Principal | undefined, may: (rights: Rights) => boolean): Principal {
  if (!principal) throw new Unauthenticated();
  if (!may(principal.rights)) throw new Forbidden();
  return principal;
}

/** What I may do at all I may not do everywhere. */
async function requireReach(work: Work, record: object, operation: 'create' | 'post'): Promise<void> {
  const type = work.registry.of(record.constructor as Constructor);
  const { create, moves } = work.principal.rights.access(type);
  if (!(await work.mayAt(record, operation === 'create' ? create : moves[operation]!))) throw new Forbidden({ record: type.name });
}
