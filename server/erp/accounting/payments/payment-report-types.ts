import { GraphQLID } from 'graphql';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { constantCase } from '../../../kernel/declare/naming.js';
import { DateScalar, MoneyScalar } from '../../../kernel/graphql/scalars.js';
import { ageBuckets, agedSides, type AgeBucket } from './aged-items.js';

export const sideNames = Object.fromEntries(agedSides.map((side) => [constantCase(side), side]));
registerEnumType(sideNames, { name: 'AgedSide', description: 'What is owed to us, or what we owe.' });
const bucketNames = Object.fromEntries(ageBuckets.map((bucket) => [constantCase(bucket), bucket]));
registerEnumType(bucketNames, { name: 'AgeBucket', description: 'For how many days something has been due.' });

@ObjectType({ description: 'Somebody on a report. The name is for those who may read it.' })
export class ReportedParty {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
}

@ObjectType({ description: 'Amounts in company currency by how long they have been due.' })
export class AgedAmounts {
  @Field(() => MoneyScalar) notDue!: string;
  @Field(() => MoneyScalar, { description: 'From 1 to 30 days.' }) upTo30!: string;
  @Field(() => MoneyScalar, { description: 'From 31 to 60 days.' }) upTo60!: string;
  @Field(() => MoneyScalar, { description: 'From 61 to 90 days.' }) upTo90!: string;
  @Field(() => MoneyScalar) over90!: string;
  @Field(() => MoneyScalar, { description: 'By how much foreign items are worth more on that day than they were booked at.' })
  revaluation!: string;
  @Field(() => MoneyScalar) total!: string;
}

@ObjectType()
export class AgedRow {
  @Field(() => ReportedParty) party!: ReportedParty;
  @Field(() => AgedAmounts) amounts!: AgedAmounts;
}

@ObjectType({ description: 'Who owed how much as of a day, and for how long. Its total is what the accounts stood at.' })
export class AgedBalances {
  @Field(() => DateScalar) asOf!: string;
  @Field(() => [AgedRow]) rows!: AgedRow[];
  @Field(() => AgedAmounts) totals!: AgedAmounts;
  @Field(() => MoneyScalar, { description: 'Of the receivable or payable accounts, by the books.' }) accountBalance!: string;
}

@ObjectType({ description: 'An open item as of a day.' })
export class ReportedItem {
  @Field(() => GraphQLID, { description: 'Of the open item and of its entry line.' }) id!: string;
  @Field(() => GraphQLID) entry!: string;
  @Field(() => String) number!: string;
  @Field(() => String, { nullable: true }) reference!: string | null;
  @Field(() => String, { nullable: true }) sourceKind!: string | null;
  @Field(() => GraphQLID, { nullable: true }) sourceId!: string | null;
  @Field(() => DateScalar) date!: string;
  @Field(() => DateScalar) dueDate!: string;
  @Field(() => Int) overdueDays!: number;
  @Field(() => bucketNames) bucket!: AgeBucket;
  @Field(() => MoneyScalar) residual!: string;
  @Field(() => String) currency!: string;
  @Field(() => MoneyScalar) residualInCurrency!: string;
}

@ObjectType({ description: 'What was booked on a customer’s account, and what it stood at after that. Owed to us is positive.' })
export class CustomerStatementEntry {
  @Field(() => String) number!: string;
  @Field(() => DateScalar) date!: string;
  @Field(() => DateScalar) dueDate!: string;
  @Field(() => String, { nullable: true }) reference!: string | null;
  @Field(() => String, { nullable: true }) sourceKind!: string | null;
  @Field(() => GraphQLID, { nullable: true }) sourceId!: string | null;
  @Field(() => MoneyScalar) amount!: string;
  @Field(() => MoneyScalar) balance!: string;
}

@ObjectType({ description: 'A customer’s account in one currency.' })
export class CustomerStatementAccount {
  @Field(() => String) currency!: string;
  @Field(() => MoneyScalar) opening!: string;
  @Field(() => [CustomerStatementEntry]) entries!: CustomerStatementEntry[];
  @Field(() => MoneyScalar) closing!: string;
  @Field(() => [ReportedItem], { description: 'What of it is open as of the last day.' }) openItems!: ReportedItem[];
}

@ObjectType({ description: 'What a customer is told about their account.' })
export class CustomerStatement {
  @Field(() => ReportedParty) party!: ReportedParty;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
  @Field(() => [CustomerStatementAccount]) accounts!: CustomerStatementAccount[];
}
