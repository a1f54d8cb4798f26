import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query } from 'type-graphql';
import { Forbidden, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { guardedForStaff, HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import { asCaller } from '../../kernel/write/index.js';
import { Delegation } from './delegation.js';

@ObjectType({ description: 'Somebody who is away, or who stands in for them.' })
class Colleague {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'A stand-in that I gave or that was given to me.' })
class MyDelegation {
  @Field(() => GraphQLID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => Colleague, { description: 'Who is away.' }) employee!: Colleague;
  @Field(() => Colleague, { description: 'Who stands in.' }) substitute!: Colleague;
  @Field(() => String) validFrom!: string;
  @Field(() => String) validUntil!: string;
  @Field(() => Boolean) withRights!: boolean;
  @Field(() => [String], { description: 'The domains it is for; none: everything.' }) domains!: string[];
}

@InputType({ description: 'A part of my grants: a domain, perhaps in one place only or at a lower level.' })
class DelegatedPart {
  @Field(() => String) domain!: string;
  @Field(() => GraphQLID, { nullable: true }) company?: string;
  @Field(() => GraphQLID, { nullable: true }) department?: string;
  @Field(() => Int, { nullable: true }) level?: number;
}

/** Whoever goes on leave hands over what is theirs, whether or not they have a say in anything else of personnel. */
@HandWritten(undefined, guardedForStaff('Query.myDelegations', 'Mutation.delegateMyGrants', 'Mutation.endMyDelegation'))
export class MyDelegations {
  @Query(() => [MyDelegation], { description: 'The stand-ins I gave and was given that are not over.' })
  async myDelegations(@Ctx() call: Call): Promise<MyDelegation[]> {
    // Nothing is asked of the database as the caller, so nothing else would say that they are gone.
    await call.refresh();
    return delegationsOf(call, staffOf(call));
  }

  @Mutation(() => MyDelegation, { description: 'Lets a colleague stand in for me between two days. It ends by itself.' })
  async delegateMyGrants(
    @Arg('substitute', () => GraphQLID) substitute: string,
    @Arg('validFrom', () => String) validFrom: string,
    @Arg('validUntil', () => String) validUntil: string,
    @Arg('withRights', () => Boolean, { defaultValue: false, description: 'Pay, bank accounts and secrets go along as well.' })
    withRights: boolean,
    @Arg('terms', () => [DelegatedPart], { defaultValue: [], description: 'What goes along; left out, everything.' })
    terms: DelegatedPart[],
    @Ctx() call: Call,
  ): Promise<MyDelegation> {
    const me = staffOf(call);
    call.requireFreshProof();
    const id = await asCaller(call.kernel, call.principal!, async (work) => {
      const input = { employee: me, substitute, validFrom, validUntil, withRights, terms: terms.map((term) => ({ ...term })) };
      const [written] = await work.create(Delegation, [input]);
      return written!.id;
    });
    return (await delegationsOf(call, me)).find((each) => each.id === id)!;
  }

  @Mutation(() => Boolean, { description: 'Ends a stand-in that I gave, from the next request on.' })
  async endMyDelegation(@Arg('id', () => GraphQLID) id: string, @Ctx() call: Call): Promise<boolean> {
    const me = staffOf(call);
    await asCaller(call.kernel, call.principal!, async (work) => {
      const delegation = (await work.lock(Delegation, uuidOrNothing(id) ? [id] : [])).get(id);
      if (delegation?.employee.id !== me) throw new NotFound('Delegation', id);
      Object.assign(delegation, { archivedAt: work.now.toISOString() });
      await work.save(Delegation, [delegation]);
    });
    return true;
  }
}

function staffOf({ principal }: Call): string {
  if (!principal) throw new Unauthenticated();
  if (principal.kind !== 'employee' || !principal.employeeId || principal.scopes.length > 0) throw new Forbidden();
  return principal.employeeId;
}

async function delegationsOf({ kernel, now }: Call, me: string): Promise<MyDelegation[]> {
  const { rows } = await asFacts(kernel.pool, (sql) =>
    sql.query<MyDelegation>(
      `select d.id, d.version, json_build_object('id', e.id, 'name', e.name) as employee, json_build_object('id', s.id, 'name', s.name) as substitute,
         d.valid_from::text as "validFrom", d.valid_until::text as "validUntil", d.with_rights as "withRights",
         array(select t.domain from delegation_term t where t.delegation_id = d.id order by t.position) as domains
       from delegation d join employee e on e.id = d.employee_id join employee s on s.id = d.substitute_id join company c on c.id = e.company_id
      where $1 in (d.employee_id, d.substitute_id) and d.archived_at is null and d.valid_until >= ($2::timestamptz at time zone c.time_zone)::date
      order by d.valid_from, d.id`,
      [me, now],
    ),
  );
  return rows;
}
