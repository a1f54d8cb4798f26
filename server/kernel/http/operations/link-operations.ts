import { Arg, Ctx, Field, Mutation, ObjectType, Query } from 'type-graphql';
import { RateLimited } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import { asSystem } from '../../write/index.js';
import { countAttempt } from '../attempts.js';
import type { Call } from '../call.js';
import { accountOf, longestAccount, requireGoodPassword, saveHash } from '../credentials.js';
import { enter, noteRateLimit, noteSecurity } from '../enter.js';
import { hashPassword } from '../password.js';
import { LinkRefused, readLink, sendPasswordLink, spendLink, type LinkPurpose } from '../mailed-links.js';
import { Me } from './me.js';

@ObjectType({ description: 'An invitation that holds.' })
class Invitation {
  @Field(() => String, { description: 'Who is invited.' }) name!: string;
  @Field(() => String, { description: 'The address they will sign in with.' }) email!: string;
}

/** What a letter leads to: the first password, or a new one. */
@HandWritten()
export class LinkOperations {
  @Query(() => Invitation, { nullable: true, description: 'The invitation of a letter; null when it does not hold.' })
  async invitation(@Arg('token', () => String) token: string, @Ctx() { gate, now }: Call): Promise<Invitation | null> {
    return (await readLink(gate.pool, 'invitation', token, now)) ?? null;
  }

  @Mutation(() => Me, { description: 'Takes an invitation up with a password, and signs in.' })
  acceptInvitation(
    @Arg('token', () => String) token: string,
    @Arg('password', () => String) password: string,
    @Ctx() call: Call,
  ): Promise<Me> {
    return choosePassword(call, 'invitation', token, password);
  }

  @Mutation(() => Boolean, {
    description: 'Has a link for a new password sent to this address, if an account has it. The answer is the same if none has.',
  })
  async requestPasswordReset(@Arg('email', () => String) email: string, @Ctx() call: Call): Promise<boolean> {
    const { gate, kernel, address, now } = call;
    const account = accountOf(email).slice(0, longestAccount);
    const wait = await countAttempt(gate.pool, account, address, now, 'mail');
    if (wait !== undefined) {
      await noteRateLimit(call);
      throw new RateLimited({ retryAfterSeconds: wait });
    }
    await asSystem(kernel, async (work) => work.enqueue(sendPasswordLink, [{ account }]));
    await noteSecurity(call, 'password-reset-asked');
    return true;
  }

  @Mutation(() => Me, {
    description:
      'Chooses a new password by the link of a letter, signs out everywhere and in here. A second factor stays and is asked for.',
  })
  resetPassword(
    @Arg('token', () => String) token: string,
    @Arg('password', () => String) password: string,
    @Ctx() call: Call,
  ): Promise<Me> {
    return choosePassword(call, 'reset', token, password);
  }
}

/** A password that is too easy, and a server too busy to hash it, leave the link as it was. */
async function choosePassword(call: Call, purpose: LinkPurpose, token: string, password: string): Promise<Me> {
  const { gate, now } = call;
  const opened = await readLink(gate.pool, purpose, token, now);
  if (!opened) throw new LinkRefused();
  requireGoodPassword(password, accountOf(opened.email));
  const hash = await hashPassword(password);
  await spendLink(gate.pool, purpose, token);
  await saveHash(gate.pool, opened.principalId, opened.email, hash, now);
  await gate.sessions.closeAllOf(opened.principalId);
  await noteSecurity(call, 'password-changed', {
    principalId: opened.principalId,
    subject: { id: opened.principalId, kind: opened.kind },
    facts: { by: purpose },
  });
  return enter(call, opened.principalId, 'mail');
}
