import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Mutation, ObjectType, Query } from 'type-graphql';
import { Forbidden, NotFound, Unauthenticated } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import { DateTimeScalar } from '../../graphql/scalars.js';
import type { Call } from '../call.js';
import { noteSecurity } from '../enter.js';
import { OidcRefused } from '../http.errors.js';
import { LinkRefused, readLink } from '../mailed-links.js';
import type { OidcIntent } from '../oidc/oidc.js';

@ObjectType({ description: 'The ways to sign in besides a password and a passkey.' })
class SignInWays {
  @Field(() => String, { nullable: true, description: 'What people call the other sign-in service, where one is set up.' })
  oidc!: string | null;
}

@ObjectType({ description: 'An account of mine at another sign-in service, by which I sign in here.' })
class MyIdentity {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) issuer!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) usedAt!: string | null;
}

/** Signing in by another service. */
@HandWritten()
export class OidcOperations {
  @Query(() => SignInWays, { description: 'The ways to sign in besides a password and a passkey.' })
  signInWays(@Ctx() { gate }: Call): SignInWays {
    return { oidc: gate.oidc?.service.settings.name ?? null };
  }

  @Mutation(() => String, {
    description: 'The address to send the browser to for a sign-in by the other service, or to take an invitation up by it.',
  })
  async startOidc(@Arg('invitation', () => String, { nullable: true }) invitation: string | null, @Ctx() call: Call): Promise<string> {
    if (invitation && !(await readLink(call.gate.pool, 'invitation', invitation, call.now))) throw new LinkRefused();
    return begin(call, invitation ? { kind: 'invitation', token: invitation } : { kind: 'sign in' });
  }

  @Mutation(() => String, { description: 'The address to send the browser to for tying my account at the other service to mine here.' })
  async linkOidc(@Ctx() call: Call): Promise<string> {
    const { id, hash } = freshPersonIn(call);
    return begin(call, { kind: 'link', principalId: id, session: hash });
  }

  @Query(() => [MyIdentity], { description: 'My accounts at other sign-in services, by which I sign in here.' })
  async myIdentities(@Ctx() { principal, proof, viewer, gate }: Call): Promise<MyIdentity[]> {
    if (!principal || proof?.kind !== 'session' || viewer) throw new Forbidden();
    const { rows } = await gate.pool.query<{ id: string; issuer: string; createdAt: Date; usedAt: Date | null }>(
      `select id, issuer, created_at as "createdAt", used_at as "usedAt" from timon.identity where principal_id = $1 order by created_at, id`,
      [principal.id],
    );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), usedAt: row.usedAt?.toISOString() ?? null }));
  }

  @Mutation(() => Boolean, { description: 'Unties an account at another sign-in service, and signs me out everywhere else.' })
  async unlinkOidc(@Arg('id', () => GraphQLID) id: string, @Ctx() call: Call): Promise<boolean> {
    const person = freshPersonIn(call);
    const { rowCount } = await call.gate.pool.query('delete from timon.identity where principal_id = $1 and id::text = $2', [
      person.id,
      id,
    ]);
    if (rowCount !== 1) throw new NotFound('Identity', id);
    await noteSecurity(call, 'factor-removed', { facts: { factor: 'OIDC' } });
    await call.gate.sessions.closeAllOf(person.id, person.hash);
    return true;
  }
}

function freshPersonIn(call: Call): { id: string; hash: string } {
  call.requireFreshProof();
  if (!call.principal || !call.proof) throw new Unauthenticated();
  return { id: call.principal.id, hash: call.proof.hash };
}

async function begin(call: Call, intent: OidcIntent): Promise<string> {
  const { gate, kernel, requestId, now } = call;
  if (!gate.oidc) throw new OidcRefused();
  try {
    const { url, kept, seconds } = await gate.oidc.service.begin(intent, now);
    call.cookies.push(gate.oidc.cookie.write(kept, seconds));
    return url.href;
  } catch (error) {
    kernel.log.warn({ requestId, reason: (error as Error).name }, 'the other sign-in service cannot be reached');
    throw new OidcRefused();
  }
}
