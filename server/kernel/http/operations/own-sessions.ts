import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Mutation, ObjectType, Query } from 'type-graphql';
import { Forbidden, NotFound, Unauthenticated } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import { DateTimeScalar } from '../../graphql/scalars.js';
import type { Call } from '../call.js';
import { noteSecurity } from '../enter.js';

@ObjectType({ description: 'A browser in which I am signed in.' })
class MySession {
  @Field(() => GraphQLID) id!: string;
  @Field(() => Boolean, { description: 'The one I ask in.' }) isThisOne!: boolean;
  @Field(() => String, { nullable: true, description: 'The address from which I signed in.' }) address!: string | null;
  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' }) agent!: string | null;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar, { description: 'To the minute.' }) seenAt!: string;
  @Field(() => DateTimeScalar, { description: 'When it ends if nobody uses it.' }) expiresAt!: string;
}

/** Where I am signed in. */
@HandWritten()
export class OwnSessions {
  @Query(() => [MySession], { description: 'Where I am signed in, the latest first.' })
  async mySessions(@Ctx() call: Call): Promise<MySession[]> {
    const { id, hash } = personIn(call);
    const sessions = await call.gate.sessions.of(id, call.now);
    return sessions.map((session) => ({
      id: session.id,
      isThisOne: session.hash === hash,
      address: session.address,
      agent: session.agent,
      createdAt: session.createdAt.toISOString(),
      seenAt: session.seenAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
    }));
  }

  @Mutation(() => Boolean, { description: 'Ends one of my sessions.' })
  async endSession(@Arg('id', () => GraphQLID) id: string, @Ctx() call: Call): Promise<boolean> {
    const person = personIn(call);
    if (!/^[0-9a-f-]{36}$/i.test(id) || !(await call.gate.sessions.closeOneOf(person.id, id))) throw new NotFound('Session', id);
    await noteSecurity(call, 'sessions-ended', { facts: { which: 'one' } });
    return true;
  }

  @Mutation(() => Boolean, { description: 'Signs me out everywhere, here too unless I stay.' })
  async signOutEverywhere(
    @Arg('stay', () => Boolean, { defaultValue: false, description: 'Keeps the session I ask in.' }) stay: boolean,
    @Ctx() call: Call,
  ): Promise<boolean> {
    const { id, hash } = personIn(call);
    await call.gate.sessions.closeAllOf(id, stay ? hash : undefined);
    await noteSecurity(call, 'sessions-ended', { facts: { which: stay ? 'others' : 'all' } });
    if (!stay) call.cookies.push(call.gate.cookie.erase());
    return true;
  }
}

function personIn({ principal, proof, viewer }: Call): { id: string; hash: string } {
  if (!principal || !proof) throw new Unauthenticated();
  // Where somebody signs in from is theirs alone to see.
  if (proof.kind !== 'session' || viewer) throw new Forbidden();
  return { id: principal.id, hash: proof.hash };
}
