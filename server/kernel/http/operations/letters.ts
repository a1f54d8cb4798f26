import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Int, ObjectType, Query } from 'type-graphql';
import { Forbidden, InvalidInput } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import { DateTimeScalar } from '../../graphql/scalars.js';
import { mayReadLetters } from '../../work/mail/may-read-letters.js';
import type { Call } from '../call.js';

@ObjectType({ description: 'A letter that we have written. Once a mail server has taken it, only the envelope is kept.' })
class Letter {
  @Field(() => GraphQLID) id!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String) to!: string;
  @Field(() => String) subject!: string;
  @Field(() => String) text!: string;
  @Field(() => Boolean, { description: 'Whether a mail server has taken it.' }) isSent!: boolean;
}

@ObjectType()
class LetterPage {
  @Field(() => [Letter]) entries!: Letter[];
  @Field(() => Boolean) hasMore!: boolean;
}

const largestPage = 200;

/** What would have gone out by mail, where no mail server is set up. */
@HandWritten(undefined, { 'Query.letters': mayReadLetters })
export class Letters {
  @Query(() => LetterPage, { description: 'The letters that we have written, newest first: for the head of the organisation.' })
  async letters(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('before', () => GraphQLID, { nullable: true }) before: string | null,
    @Ctx() { principal, proof, viewer, gate }: Call,
  ): Promise<LetterPage> {
    if (!principal || proof?.kind !== 'session' || viewer || !mayReadLetters(principal.rights)) throw new Forbidden();
    if (first < 1 || first > largestPage) throw new InvalidInput({ first: 'OUT_OF_RANGE' });
    const { rows } = await gate.pool.query<Omit<Letter, 'at'> & { at: Date }>(
      `select id, created_at as at, to_address as to, subject, text, sent_at is not null as "isSent" from timon.mail
        where $1::text is null or id::text < $1 order by id desc limit $2`,
      [before, first + 1],
    );
    const entries = rows.slice(0, first).map((letter) => ({ ...letter, at: letter.at.toISOString() }));
    return { entries, hasMore: rows.length > first };
  }
}
