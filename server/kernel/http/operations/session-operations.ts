import { Arg, Ctx, FieldResolver, Mutation, Query, Root } from 'type-graphql';
import { DomainError, Unauthenticated } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import type { Call } from '../call.js';
import { changePassword, checkCredentials } from '../credentials.js';
import { WrongCredentials } from '../http.errors.js';
import { sessionLifetimeSeconds } from '../sessions.js';
import { Me } from './me.js';

/** Coming and going. */
@HandWritten(() => Me)
export class SessionOperations {
  @Query(() => Me, { nullable: true, description: 'Whoever asks, or null when nobody is signed in.' })
  me(@Ctx() call: Call): Me | null {
    return call.principal ? Me.of(call.principal) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The address I sign in with.' })
  async email(@Root() { id }: Me, @Ctx() call: Call): Promise<string | null> {
    const { rows } = await call.gate.pool.query<{ email: string }>('select email from timon.credential where principal_id = $1', [id]);
    return rows[0]?.email ?? null;
  }

  @Mutation(() => Me, { description: 'Signs in and sets the session cookie.' })
  async signIn(@Arg('email', () => String) email: string, @Arg('password', () => String) password: string, @Ctx() call: Call): Promise<Me> {
    const { gate, kernel, requestId, address, now } = call;
    try {
      const id = await checkCredentials(gate.pool, email, password, address, now);
      kernel.log.info({ requestId, address, who: id }, 'signed in');
      return await startSession(call, id);
    } catch (error) {
      if (error instanceof DomainError) kernel.log.warn({ requestId, address, code: error.code }, 'sign-in refused');
      throw error;
    }
  }

  @Mutation(() => Boolean, { description: 'Ends the session.' })
  async signOut(@Ctx() call: Call): Promise<boolean> {
    if (call.proof?.kind === 'session') await call.gate.sessions.close(call.proof.hash);
    call.cookies.push(call.gate.cookie.erase());
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
    await startSession(call, principal.id);
    return true;
  }
}

/** A new session each time: one that was there before, perhaps planted, ends. */
export async function startSession(call: Call, principalId: string): Promise<Me> {
  const { gate, proof } = call;
  const principal = await gate.principals.load(principalId);
  if (!principal) throw new WrongCredentials();
  if (proof?.kind === 'session') await gate.sessions.close(proof.hash);
  const token = await gate.sessions.open(principal.id, call.now, call.address, call.agent);
  call.cookies.push(gate.cookie.write(token, sessionLifetimeSeconds));
  call.principal = principal;
  return Me.of(principal);
}
