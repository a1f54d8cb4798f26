import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, registerEnumType, Root } from 'type-graphql';
import { DomainError, RateLimited, Unauthenticated } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import { DateTimeScalar, JsonScalar } from '../../graphql/scalars.js';
import type { Call } from '../call.js';
import { changePassword, checkCredentials } from '../credentials.js';
import { enter, letIn, noteRateLimit, noteSecurity, noteStranger, startSession } from '../enter.js';
import { SecondFactorNeeded, SecondFactorMissing, WrongCredentials, WrongSecondFactor } from '../http.errors.js';
import { Me } from './me.js';
import { shownIn } from './shown-in.js';

export const SecondFactorMethod = { PASSKEY: 'PASSKEY', TOTP: 'TOTP', RECOVERY_CODE: 'RECOVERY_CODE' } as const;
registerEnumType(SecondFactorMethod, { name: 'SecondFactorMethod', description: 'A way to show a second factor.' });

const SignInStep = { CONFIRM: 'CONFIRM', ENROL: 'ENROL' } as const;
registerEnumType(SignInStep, {
  name: 'SignInStep',
  description: 'What a sign-in waits for: a second factor to be shown, or one to be set up.',
});

@ObjectType({ description: 'A sign-in that is half-way: the first proof was right.' })
class PendingSignIn {
  @Field(() => SignInStep as never) step!: string;
  @Field(() => [SecondFactorMethod] as never, { description: 'The ways in which the second factor can be shown.' }) methods!: string[];
}

/** Coming and going. */
@HandWritten(() => Me)
export class SessionOperations {
  @Query(() => Me, { nullable: true, description: 'Whoever asks, or null when nobody is signed in.' })
  async me(@Ctx() call: Call): Promise<Me | null> {
    const present = await call.refresh();
    return present ? Me.of(present) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The address I sign in with.' })
  async email(@Root() { id }: Me, @Ctx() call: Call): Promise<string | null> {
    const { rows } = await call.gate.pool.query<{ email: string }>('select email from timon.credential where principal_id = $1', [id]);
    return rows[0]?.email ?? null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when I have to set up a second factor; null when I have one or need none.',
  })
  async secondFactorDueAt(@Ctx() { principal, gate, now }: Call): Promise<string | null> {
    return (principal && (await gate.factors.dueOf(principal, now)))?.toISOString() ?? null;
  }

  @Query(() => PendingSignIn, { nullable: true, description: 'What my sign-in waits for, or null when none is under way.' })
  async pendingSignIn(@Ctx() { halfWay, gate }: Call): Promise<PendingSignIn | null> {
    if (!halfWay) return null;
    const methods = halfWay.standing === 'confirm' ? await gate.factors.methodsOf(halfWay.principalId) : [];
    return { step: halfWay.standing.toUpperCase(), methods };
  }

  @Mutation(() => Me, {
    description:
      'Signs in and sets the session cookie. Refuses with SECOND_FACTOR_NEEDED where confirmSignIn has to follow, and with SECOND_FACTOR_MISSING where addTotp or addPasskey has to.',
  })
  async signIn(@Arg('email', () => String) email: string, @Arg('password', () => String) password: string, @Ctx() call: Call): Promise<Me> {
    return noting(call, async () =>
      enter(call, await checkCredentials(call.gate.pool, email, password, call.address, call.now), 'password'),
    );
  }

  @Mutation(() => Me, {
    description: 'Goes on with a sign-in that waits for a second factor: a code of the app or from paper, or a passkey.',
  })
  async confirmSignIn(
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Arg('passkey', () => JsonScalar, { nullable: true, description: 'What the browser answered to beginPasskeySignIn.' }) passkey: unknown,
    @Ctx() call: Call,
  ): Promise<Me> {
    const { halfWay } = call;
    if (halfWay?.standing !== 'confirm') throw new Unauthenticated();
    const method = await shownIn(call, halfWay.principalId, { code, passkey });
    if (!method) throw new WrongSecondFactor();
    return letIn(call, halfWay.principalId, `password and ${method}`);
  }

  @Mutation(() => JsonScalar, { description: 'What the browser needs to ask for a passkey: any, or mine once it is known who I am.' })
  async beginPasskeySignIn(@Ctx() call: Call): Promise<object> {
    const { gate, site, now } = call;
    return gate.factors.passkeys.beginToShow(call.halfWay?.principalId ?? call.principal?.id, boundTo(call), site, now);
  }

  @Mutation(() => Me, { description: 'Signs in with a passkey alone: the device is one factor, whoever unlocks it the other.' })
  async signInWithPasskey(
    @Arg('answer', () => JsonScalar, { description: 'What the browser answered to beginPasskeySignIn.' }) answer: unknown,
    @Ctx() call: Call,
  ): Promise<Me> {
    const { gate, site, now } = call;
    const id = await gate.factors.passkeys.show(answer, undefined, boundTo(call), site, now);
    if (!id || !(await hasAccount(call, id))) {
      await noteStranger(call, 'sign-in-refused', { code: 'WRONG_SECOND_FACTOR' });
      throw new WrongSecondFactor();
    }
    return noting(call, () => enter(call, id, 'passkey'));
  }

  @Mutation(() => Boolean, {
    description:
      'Proves once more that it is me, before what could hand my account to somebody else. Takes the second factor where I have one.',
  })
  async proveAgain(
    @Arg('password', () => String, { nullable: true }) password: string | null,
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Arg('passkey', () => JsonScalar, { nullable: true }) passkey: unknown,
    @Ctx() call: Call,
  ): Promise<boolean> {
    const { principal, proof, gate } = call;
    if (!principal || proof?.kind !== 'session') throw new Unauthenticated();
    const methods = await gate.factors.methodsOf(principal.id);
    if (methods.length > 0) {
      if (!code && !passkey) throw new SecondFactorNeeded({ methods });
      if (!(await shownIn(call, principal.id, { code, passkey }))) throw new WrongSecondFactor();
    } else await requireOwnPassword(call, principal.id, password ?? '');
    await startSession(call, principal.id);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends the session.' })
  async signOut(@Ctx() call: Call): Promise<boolean> {
    const { proof, halfWay, gate, principal, viewer } = call;
    if (viewer) await noteSecurity(call, 'view-as-ended', { subject: principal && Me.of(principal) });
    const hash = proof?.kind === 'session' ? proof.hash : halfWay?.hash;
    if (hash) await gate.sessions.close(hash);
    if (proof?.kind === 'session') await noteSecurity(call, 'signed-out');
    call.cookies.push(gate.cookie.erase());
    return true;
  }

  @Mutation(() => Boolean, { description: 'Replaces my password and signs me out everywhere else.' })
  async changePassword(
    @Arg('oldPassword', () => String) oldPassword: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() call: Call,
  ): Promise<boolean> {
    const { principal, proof, gate } = call;
    if (!principal || proof?.kind !== 'session') throw new Unauthenticated();
    await changePassword(gate.pool, principal.id, oldPassword, newPassword, call.address, call.now);
    await gate.sessions.closeAllOf(principal.id);
    // Where there is a second factor, the password alone proves nothing anew.
    const hasFactor = (await gate.factors.methodsOf(principal.id)).length > 0;
    await startSession(call, principal.id, hasFactor ? new Date(proof.provedAt) : undefined);
    await noteSecurity(call, 'password-changed', { subject: principal });
    return true;
  }
}

/** A passkey that was asked for in a session answers in that session alone. */
const boundTo = ({ halfWay, proof }: Call): string => halfWay?.hash ?? proof?.hash ?? '';

async function hasAccount({ gate }: Call, id: string): Promise<boolean> {
  const { rowCount } = await gate.pool.query('select from timon.credential where principal_id = $1', [id]);
  return rowCount === 1;
}

async function requireOwnPassword({ gate, address, now }: Call, id: string, password: string): Promise<void> {
  const { rows } = await gate.pool.query<{ email: string }>('select email from timon.credential where principal_id = $1', [id]);
  if (!rows[0]) throw new WrongCredentials();
  await checkCredentials(gate.pool, rows[0].email, password, address, now);
}

const onTheWay = [SecondFactorNeeded, SecondFactorMissing];

/** Writes down why somebody was not let in; that a sign-in goes on is no refusal. */
async function noting(call: Call, signIn: () => Promise<Me>): Promise<Me> {
  try {
    return await signIn();
  } catch (error) {
    if (error instanceof DomainError && !onTheWay.some((step) => error instanceof step)) {
      call.kernel.log.warn({ requestId: call.requestId, address: call.address, code: error.code }, 'sign-in refused');
      if (error instanceof RateLimited) await noteRateLimit(call);
      else await noteSecurity(call, 'sign-in-refused', { facts: { code: error.code } });
    }
    throw error;
  }
}
