import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, ObjectType, Query } from 'type-graphql';
import { guardedForStaff, HandWritten } from '../../kernel/graphql/hand-written.js';
import { DateTimeScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import { SecondFactorMethod } from '../../kernel/http/operations/session-operations.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import { accountToLookAt } from './account-to-act-as.js';

@ObjectType({ description: 'How an employee signs in.' })
class EmployeeSignIn {
  @Field(() => String, { nullable: true, description: 'The address they sign in with; without one they cannot.' }) email!: string | null;
  @Field(() => Boolean) hasPassword!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the invitation that was sent to them holds.' })
  invitedUntil!: string | null;
  @Field(() => [SecondFactorMethod] as never) factors!: readonly string[];
  @Field(() => Boolean, { description: 'Whether an account like theirs may not do without a second factor.' }) needsFactor!: boolean;
}

/** How far somebody has come with signing in, for whoever may invite them. */
@HandWritten(undefined, guardedForStaff('Query.employeeSignIn'))
export class SignInOfEmployee {
  @Query(() => EmployeeSignIn, {
    nullable: true,
    description: 'How an employee signs in, for whoever may give them a password; null for all others and about oneself.',
  })
  async employeeSignIn(@Arg('employee', () => GraphQLID) employee: string, @Ctx() call: Call): Promise<EmployeeSignIn | null> {
    const id = uuidOrNothing(employee);
    const account = id && call.proof?.kind === 'session' ? await accountToLookAt(call, id) : undefined;
    if (!id || !account) return null;
    const { gate, now } = call;
    const { rows } = await gate.pool.query<{ hasPassword: boolean; invitedUntil: Date | null }>(
      `select exists (select from timon.credential where principal_id = $1 and password_hash is not null) as "hasPassword",
              (select max(expires_at) from timon.mailed_token where principal_id = $1 and purpose = 'invitation' and expires_at > $2) as "invitedUntil"`,
      [id, now],
    );
    const { hasPassword, invitedUntil } = rows[0]!;
    return {
      email: account.email,
      hasPassword,
      invitedUntil: invitedUntil?.toISOString() ?? null,
      factors: await gate.factors.methodsOf(id),
      needsFactor: gate.factors.isNeededBy({ kind: 'employee', grants: account.grants }),
    };
  }
}
