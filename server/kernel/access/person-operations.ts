import { Arg, Ctx, Field, ObjectType, Query } from 'type-graphql';
import { GraphQLID } from 'graphql';
import { NotFound } from '../errors.js';
import { guardedForStaff, HandWritten } from '../graphql/hand-written.js';
import type { Call } from '../http/call.js';
import { uuidOrNothing } from '../read/filter.js';
import { callerOf } from '../read/run.js';
import { mayViewAs } from '../rights/may-view-as.js';
import { accessOfPerson, type PersonAccess } from './access-of-person.js';

@ObjectType({ description: 'What somebody may with one kind of record, in words.' })
class AccessOfPerson {
  @Field(() => String) record!: string;
  @Field(() => String) label!: string;
  @Field(() => String) module!: string;
  @Field(() => String) domain!: string;
  @Field(() => [String], { description: 'The rows that are theirs to see.' }) rows!: readonly string[];
  @Field(() => [String]) operations!: readonly string[];
  @Field(() => [String]) moves!: readonly string[];
  @Field(() => [String], { description: 'The fields of theirs to see that not everybody sees.' }) sensitive!: readonly string[];
}

/** What somebody may in all: for themselves, and for whoever may look through their eyes. */
@HandWritten(undefined, guardedForStaff('Query.accessOf'))
export class PersonOperations {
  @Query(() => [AccessOfPerson], { description: 'What I may in all; or somebody through whose eyes I may look.' })
  async accessOf(@Arg('person', () => GraphQLID) person: string, @Ctx() call: Call): Promise<PersonAccess[]> {
    const caller = callerOf(call);
    const id = uuidOrNothing(person);
    const found = id === caller.id ? caller : id && (await call.gate.principals.load(id));
    if (!found || (found !== caller && !mayViewAs(caller, found))) throw new NotFound('Employee', person);
    return accessOfPerson(call.kernel.registry, found, call.language);
  }
}
