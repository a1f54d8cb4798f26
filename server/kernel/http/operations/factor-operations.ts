import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query } from 'type-graphql';
import { Forbidden, InvalidInput, NotFound, RateLimited, Unauthenticated } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import { DateTimeScalar, JsonScalar } from '../../graphql/scalars.js';
import { countAttempt, forgiveAttempts } from '../attempts.js';
import type { Call } from '../call.js';
import { letIn, noteSecurity } from '../enter.js';
import { LastFactor, WrongSecondFactor } from '../http.errors.js';

@ObjectType({ description: 'A passkey of mine.' })
class MyPasskey {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) usedAt!: string | null;
}

@ObjectType({ description: 'What I can show besides my password.' })
class MySecondFactor {
  @Field(() => Boolean, { description: 'Whether an account like mine may not do without.' }) isRequired!: boolean;
  @Field(() => Boolean, { description: 'Whether an authenticator app is set up.' }) hasTotp!: boolean;
  @Field(() => [MyPasskey]) passkeys!: MyPasskey[];
  @Field(() => Int, { description: 'How many recovery codes are left.' }) recoveryCodesLeft!: number;
}

@ObjectType({ description: 'What an authenticator app needs. It counts from the first right code on.' })
class TotpSetup {
  @Field(() => String, { description: 'To be typed where a picture cannot be taken.' }) secret!: string;
  @Field(() => String, { description: 'To be shown as a picture.' }) uri!: string;
}

@ObjectType({ description: 'A second factor that counts from now on.' })
class FactorAdded {
  @Field(() => [String], {
    nullable: true,
    description: 'Told this once, with the first factor: each signs in once when all else is lost.',
  })
  recoveryCodes!: string[] | null;
}

const longestName = 100;

/** Setting up, changing and taking away one's own second factors. */
@HandWritten()
export class FactorOperations {
  @Query(() => MySecondFactor, { description: 'What I can show besides my password.' })
  async mySecondFactor(@Ctx() call: Call): Promise<MySecondFactor> {
    const { gate, halfWay, principal } = call;
    const id = halfWay?.principalId ?? principal?.id;
    const person = id && (await gate.principals.load(id));
    if (!person || call.viewer || call.proof?.kind === 'key') throw new Forbidden();
    const [methods, passkeys, recoveryCodesLeft] = await Promise.all([
      gate.factors.methodsOf(person.id),
      gate.factors.passkeys.of(person.id),
      gate.factors.codes.left(person.id),
    ]);
    return {
      isRequired: gate.factors.isNeededBy(person),
      hasTotp: methods.includes('TOTP'),
      passkeys: passkeys.map(({ createdAt, usedAt, ...passkey }) => ({
        ...passkey,
        createdAt: createdAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
      })),
      recoveryCodesLeft,
    };
  }

  @Mutation(() => TotpSetup, { description: 'Begins to set up an authenticator app. What was set up before counts until addTotp.' })
  async beginTotp(@Ctx() call: Call): Promise<TotpSetup> {
    const { principalId } = holderIn(call);
    return call.gate.factors.totps.begin(principalId, await accountOf(call, principalId));
  }

  @Mutation(() => FactorAdded, { description: 'Shows by its first code that the app is set up, and signs me out everywhere else.' })
  async addTotp(@Arg('code', () => String) code: string, @Ctx() call: Call): Promise<FactorAdded> {
    const { principalId } = holderIn(call);
    const { gate, address, now } = call;
    const wait = await countAttempt(gate.pool, principalId, address, now, 'second factor');
    if (wait !== undefined) throw new RateLimited({ retryAfterSeconds: wait });
    if (!(await gate.factors.totps.settle(principalId, code.replaceAll(' ', ''), now))) throw new WrongSecondFactor();
    await forgiveAttempts(gate.pool, principalId, address, 'second factor');
    return added(call, principalId, 'TOTP');
  }

  @Mutation(() => JsonScalar, { description: 'What the browser needs to make a passkey.' })
  async beginPasskey(@Ctx() call: Call): Promise<object> {
    const { principalId, hash } = holderIn(call);
    const account = await accountOf(call, principalId);
    const name = (await call.gate.principals.load(principalId))?.name ?? account;
    return call.gate.factors.passkeys.beginToAdd({ principalId, account, name }, hash, call.site, call.now);
  }

  @Mutation(() => FactorAdded, { description: 'Adds the passkey that the browser has made, and signs me out everywhere else.' })
  async addPasskey(
    @Arg('answer', () => JsonScalar, { description: 'What the browser answered to beginPasskey.' }) answer: unknown,
    @Arg('name', () => String, { description: 'What I call it, such as the device it is on.' }) name: string,
    @Ctx() call: Call,
  ): Promise<FactorAdded> {
    const { principalId, hash } = holderIn(call);
    const { gate, site, now } = call;
    const called = passkeyName(name);
    if (!(await gate.factors.passkeys.add(principalId, answer, called, hash, site, now))) throw new WrongSecondFactor();
    return added(call, principalId, 'PASSKEY');
  }

  @Mutation(() => Boolean, {
    description: 'Gives a passkey of mine another name. It opens nothing that was closed, so no fresh proof is asked for.',
  })
  async renamePasskey(
    @Arg('id', () => GraphQLID) id: string,
    @Arg('name', () => String) name: string,
    @Ctx() call: Call,
  ): Promise<boolean> {
    const { principal, proof, gate, viewer } = call;
    if (!principal || !proof) throw new Unauthenticated();
    if (proof.kind !== 'session' || viewer) throw new Forbidden();
    if (!(await gate.factors.passkeys.rename(principal.id, id, passkeyName(name)))) throw new NotFound('Passkey', id);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes the authenticator app away, and signs me out everywhere else.' })
  async removeTotp(@Ctx() call: Call): Promise<boolean> {
    const { principalId, hash } = holderIn(call);
    const { gate } = call;
    const [methods, passkeys] = [await gate.factors.methodsOf(principalId), await gate.factors.passkeys.of(principalId)];
    if (!methods.includes('TOTP')) return true;
    await requireAnother(call, principalId, passkeys.length);
    await gate.factors.totps.remove(principalId);
    await afterRemoval(call, principalId, hash, 'TOTP');
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes a passkey away, and signs me out everywhere else.' })
  async removePasskey(@Arg('id', () => GraphQLID) id: string, @Ctx() call: Call): Promise<boolean> {
    const { principalId, hash } = holderIn(call);
    const { gate } = call;
    const [methods, passkeys] = [await gate.factors.methodsOf(principalId), await gate.factors.passkeys.of(principalId)];
    if (!passkeys.some((passkey) => passkey.id === id)) throw new NotFound('Passkey', id);
    await requireAnother(call, principalId, passkeys.length - 1 + (methods.includes('TOTP') ? 1 : 0));
    await gate.factors.passkeys.remove(principalId, id);
    await afterRemoval(call, principalId, hash, 'PASSKEY');
    return true;
  }

  @Mutation(() => [String], { description: 'New recovery codes; those before count no more. Told this once.' })
  async renewRecoveryCodes(@Ctx() call: Call): Promise<string[]> {
    const { principalId } = holderIn(call);
    if ((await call.gate.factors.methodsOf(principalId)).length === 0) throw new Forbidden();
    await noteSecurity(call, 'factor-added', { principalId, facts: { factor: 'RECOVERY_CODE' } });
    return call.gate.factors.codes.renew(principalId);
  }
}

/** Whose factors they are: of whoever has to set one up to be let in, or has proved afresh who they are. */
function holderIn(call: Call): { principalId: string; hash: string } {
  const { halfWay } = call;
  if (halfWay?.standing === 'enrol') return halfWay;
  call.requireFreshProof();
  if (!call.principal || !call.proof) throw new Unauthenticated();
  return { principalId: call.principal.id, hash: call.proof.hash };
}

function passkeyName(typed: string): string {
  const name = typed.trim();
  if (name === '') throw new InvalidInput({ name: 'REQUIRED' });
  if (name.length > longestName) throw new InvalidInput({ name: 'TOO_LONG' });
  return name;
}

async function accountOf({ gate }: Call, principalId: string): Promise<string> {
  const { rows } = await gate.pool.query<{ email: string }>('select email from timon.credential where principal_id = $1', [principalId]);
  if (!rows[0]) throw new Forbidden();
  return rows[0].email;
}

/** With the first factor come the codes that stand in for it; whoever waited for one at the door is let in. */
async function added(call: Call, principalId: string, factor: 'TOTP' | 'PASSKEY'): Promise<FactorAdded> {
  const { gate, halfWay, proof } = call;
  await noteSecurity(call, 'factor-added', { principalId, facts: { factor } });
  const recoveryCodes = (await gate.factors.codes.left(principalId)) === 0 ? await gate.factors.codes.renew(principalId) : null;
  await gate.sessions.closeAllOf(principalId, proof?.hash);
  if (halfWay) await letIn(call, principalId, factor === 'PASSKEY' ? 'password and PASSKEY' : 'password and TOTP');
  return { recoveryCodes };
}

async function requireAnother(call: Call, principalId: string, left: number): Promise<void> {
  const person = await call.gate.principals.load(principalId);
  if (left === 0 && person && call.gate.factors.isNeededBy(person)) throw new LastFactor();
}

async function afterRemoval(call: Call, principalId: string, hash: string, factor: string): Promise<void> {
  const { gate } = call;
  await noteSecurity(call, 'factor-removed', { principalId, facts: { factor } });
  if ((await gate.factors.methodsOf(principalId)).length === 0) await gate.factors.codes.remove(principalId);
  await gate.sessions.closeAllOf(principalId, hash);
}
