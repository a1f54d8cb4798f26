import { GraphQLID } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { constantCase } from '../../kernel/declare/naming.js';
import { DateScalar, MoneyScalar } from '../../kernel/graphql/scalars.js';
import type { AccountBalance } from './account-balances.js';

@ObjectType({ description: 'An account as a report names it. Its lines are `journalEntryLines(filter: { account: { id: { eq } } })`.' })
export class ReportedAccount {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'As in the type of an account: `RECEIVABLE`.' }) type!: string;

  static of({ id, code, name, type }: Pick<AccountBalance, 'id' | 'code' | 'name' | 'type'>): ReportedAccount {
    return { id, code, name, type: constantCase(type) };
  }
}

@ObjectType({ description: 'One account of a trial balance. Balances are positive in debit and negative in credit.' })
export class TrialBalanceRow {
  @Field(() => ReportedAccount) account!: ReportedAccount;
  @Field(() => MoneyScalar) opening!: string;
  @Field(() => MoneyScalar) debit!: string;
  @Field(() => MoneyScalar) credit!: string;
  @Field(() => MoneyScalar) closing!: string;
}

@ObjectType({
  description: 'What every account stood at, moved and stands at. Openings and closings add up to nothing, debits to the credits.',
})
export class TrialBalance {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
  @Field(() => [TrialBalanceRow]) rows!: TrialBalanceRow[];
  @Field(() => MoneyScalar) opening!: string;
  @Field(() => MoneyScalar) debit!: string;
  @Field(() => MoneyScalar) credit!: string;
  @Field(() => MoneyScalar) closing!: string;
}

@ObjectType({ description: 'What was booked to an account, and what it stood at after each line.' })
export class GeneralLedgerLine {
  @Field(() => GraphQLID) id!: string;
  @Field(() => GraphQLID, { description: 'The entry it is part of.' }) entry!: string;
  @Field(() => String) number!: string;
  @Field(() => DateScalar) date!: string;
  @Field(() => String) description!: string;
  @Field(() => String, { nullable: true, description: 'The kind of record that it was posted for: `SalesOrder`.' }) sourceKind!:
    string | null;
  @Field(() => GraphQLID, { nullable: true }) sourceId!: string | null;
  @Field(() => MoneyScalar) debit!: string;
  @Field(() => MoneyScalar) credit!: string;
  @Field(() => MoneyScalar, { description: 'After this line: positive in debit, negative in credit.' }) balance!: string;
}

@ObjectType()
export class GeneralLedger {
  @Field(() => MoneyScalar) opening!: string;
  @Field(() => [GeneralLedgerLine]) lines!: GeneralLedgerLine[];
  @Field(() => MoneyScalar) debit!: string;
  @Field(() => MoneyScalar) credit!: string;
  @Field(() => MoneyScalar) closing!: string;
  @Field(() => Boolean) hasMore!: boolean;
}

@ObjectType({ description: 'One account of a statement, positive on the side where its section grows.' })
export class StatementRow {
  @Field(() => ReportedAccount) account!: ReportedAccount;
  @Field(() => MoneyScalar) amount!: string;
}

@ObjectType({ description: 'Assets, liabilities, equity, income or expenses, with their accounts.' })
export class StatementSection {
  @Field(() => [StatementRow]) rows!: StatementRow[];
  @Field(() => MoneyScalar) total!: string;
}

@ObjectType({ description: 'What the company has, owes and is worth. Assets are liabilities, equity and both results.' })
export class BalanceSheet {
  @Field(() => DateScalar) asOf!: string;
  @Field(() => StatementSection) assets!: StatementSection;
  @Field(() => StatementSection) liabilities!: StatementSection;
  @Field(() => StatementSection) equity!: StatementSection;
  @Field(() => MoneyScalar, { description: 'Of this fiscal year, as far as it is not carried into equity.' }) resultOfYear!: string;
  @Field(() => MoneyScalar, { description: 'Of earlier years that have not been carried into equity.' }) resultBroughtForward!: string;
}

@ObjectType({ description: 'What was earned and spent between two days.' })
export class ProfitAndLoss {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
  @Field(() => StatementSection) income!: StatementSection;
  @Field(() => StatementSection) expenses!: StatementSection;
  @Field(() => MoneyScalar, { description: 'A profit is positive.' }) result!: string;
}
