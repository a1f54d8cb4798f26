import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars.js';
import type { AccessPart } from '../rights/access-override.js';
import type { WhySource } from './access-tables.js';

const AccessPartEnum = { OPERATION: 'operation', READ: 'read', WRITE: 'write', ROWS: 'rows', DUTY: 'duty' } as const;
registerEnumType(AccessPartEnum, {
  name: 'AccessPart',
  description: 'An operation or move of a record, reading or writing a field, the rows that a level reaches, or a duty.',
});
const WhySourceEnum = { DECLARED: 'declared', FOLLOWS: 'follows', OVERRIDE: 'override', CEILING: 'ceiling' } as const;
registerEnumType(WhySourceEnum, { name: 'AccessWhySource' });

@ObjectType({ description: 'A version of the access tables: what it says otherwise than Timón as it is delivered.' })
export class AccessVersionType {
  @Field(() => Int) number!: number;
  @Field(() => Int, { description: 'Counts the edits of a draft: sent along with the next one.' }) edits!: number;
  @Field(() => Int, { description: 'The version in force when it was begun.' }) basedOn!: number;
  @Field(() => Int, { nullable: true, description: 'The version that it brings back.' }) restores!: number | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => String) createdBy!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Empty for a draft.' }) publishedAt!: Date | null;
  @Field(() => String, { nullable: true }) publishedBy!: string | null;
}

@ObjectType()
export class AccessRule {
  @Field(() => String, { description: 'linked party, own, team, department, company or everyone.' }) reach!: string;
  @Field(() => String, { nullable: true, description: 'The link that decides.' }) field!: string | null;
  @Field(() => String) label!: string;
}

@ObjectType()
export class AccessLevel {
  @Field(() => Int) level!: number;
  @Field(() => String) label!: string;
}

@ObjectType({ description: 'Why a cell says what it says.' })
export class AccessWhy {
  @Field(() => WhySourceEnum) source!: WhySource;
  @Field(() => String) sentence!: string;
  @Field(() => AccessVersionType, { nullable: true, description: 'The version that set it.' }) version!: AccessVersionType | null;
}

@ObjectType({ description: 'What takes a level: whoever holds it, or a higher one, in the domain.' })
export class AccessCellType {
  @Field(() => AccessPartEnum) part!: AccessPart;
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) declared!: number;
  @Field(() => Int) inForce!: number;
  @Field(() => Int, { description: 'As the draft has it; what is in force where there is none.' }) drafted!: number;
  @Field(() => Int, { description: 'The lowest level that it may be set to.' }) lowest!: number;
  @Field(() => Boolean, { description: 'Opened further by the head of the company alone.' }) headOnly!: boolean;
  @Field(() => AccessWhy) why!: AccessWhy;
}

@ObjectType({ description: 'The rows that a level reaches.' })
export class AccessRow {
  @Field(() => Int) level!: number;
  @Field(() => String) label!: string;
  @Field(() => AccessRule, { nullable: true }) declared!: AccessRule | null;
  @Field(() => AccessRule, { nullable: true }) inForce!: AccessRule | null;
  @Field(() => AccessRule, { nullable: true }) drafted!: AccessRule | null;
  @Field(() => Boolean) headOnly!: boolean;
  @Field(() => AccessWhy) why!: AccessWhy;
}

@ObjectType()
export class AccessFieldType {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'How sensitive its values are.' }) class!: string;
  @Field(() => Boolean, { description: 'Below the head it takes a right of its own besides the level.' }) needsRight!: boolean;
  @Field(() => AccessCellType) read!: AccessCellType;
  @Field(() => AccessCellType, { nullable: true, description: 'Empty for what nobody writes.' }) write!: AccessCellType | null;
}

@ObjectType({ description: 'The access table of one kind of record.' })
export class AccessRecord {
  @Field(() => String) record!: string;
  @Field(() => String) label!: string;
  @Field(() => String) module!: string;
  @Field(() => String) domain!: string;
  @Field(() => String) domainLabel!: string;
  @Field(() => String, { nullable: true, description: 'For a line: the record it is part of, whose rows it has.' }) partOf!: string | null;
  @Field(() => [AccessRule], { description: 'What may be chosen for a level.' }) rules!: AccessRule[];
  @Field(() => [AccessCellType]) operations!: AccessCellType[];
  @Field(() => [AccessFieldType]) fields!: AccessFieldType[];
  @Field(() => [AccessRow], { description: 'From trainee to director; the head reaches every row.' }) rows!: AccessRow[];
}

@ObjectType({ description: 'Who may what, for the records whose tables are mine to decide about.' })
export class AccessTables {
  @Field(() => Int, { description: 'The version in force; 0 is Timón as it is delivered.' }) version!: number;
  @Field(() => AccessVersionType, { nullable: true }) draft!: AccessVersionType | null;
  @Field(() => [AccessLevel]) levels!: AccessLevel[];
  @Field(() => [AccessRecord]) records!: AccessRecord[];
  @Field(() => [AccessCellType], { description: 'What belongs to no record.' }) duties!: AccessCellType[];
}

@ObjectType({ description: 'A cell that says something else in another version.' })
export class AccessChange {
  @Field(() => String, { nullable: true }) record!: string | null;
  @Field(() => AccessPartEnum) part!: AccessPart;
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { nullable: true }) from!: number | null;
  @Field(() => Int, { nullable: true }) to!: number | null;
  @Field(() => AccessRule, { nullable: true }) fromRule!: AccessRule | null;
  @Field(() => AccessRule, { nullable: true }) toRule!: AccessRule | null;
  @Field(() => Boolean, { description: 'It opens more than before.' }) widens!: boolean;
  @Field(() => String) sentence!: string;
}

@InputType()
class AccessRuleInput {
  @Field(() => String) reach!: string;
  @Field(() => String, { nullable: true }) field?: string | null;
}

@InputType({ description: 'One cell of the access tables. A duty has no record; the name of a row is the number of its level.' })
export class AccessCellInput {
  @Field(() => String, { nullable: true }) record?: string | null;
  @Field(() => AccessPartEnum) part!: AccessPart;
  @Field(() => String) name!: string;
}

@InputType({ description: 'What a cell is to say: a level, or for rows a rule.' })
export class AccessOverrideInput extends AccessCellInput {
  @Field(() => Int, { nullable: true }) level?: number | null;
  @Field(() => AccessRuleInput, { nullable: true }) rule?: AccessRuleInput | null;
}
