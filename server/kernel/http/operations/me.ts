import { GraphQLID } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import type { Principal } from '../../rights/principal.js';

@ObjectType({ description: 'Whoever asks: an employee, a portal user, or an app with a partner key.' })
export class Me {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) name!: string;
  @Field(() => String) language!: string;
  @Field(() => String) timeZone!: string;
  /** Not told to the outside: fields that modules add read it. */
  companyId!: string | null;

  /** An employee has the same id here as everywhere, also where somebody tries out what they would see. */
  static of({ id, kind, employeeId, name, language, timeZone, companyId }: Principal): Me {
    return Object.assign(new Me(), { id: kind === 'employee' && employeeId ? employeeId : id, kind, name, language, timeZone, companyId });
  }
}
