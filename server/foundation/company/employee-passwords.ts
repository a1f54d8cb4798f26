import { GraphQLID } from 'graphql';
import { Arg, Ctx, Mutation } from 'type-graphql';
import { InvalidInput } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { savePassword } from '../../kernel/http/credentials.js';
import { noteSecurity } from '../../kernel/http/enter.js';
import { mailLink } from '../../kernel/http/mailed-links.js';
import { isMailAddress } from '../../kernel/work/mail/mail-address.js';
import { asSystem, whenWritten } from '../../kernel/write/index.js';
import { accountToActAs } from './account-to-act-as.js';
import { Employee } from './employee.js';

/** Giving somebody a password means being able to act as them, so it takes everything that they may do, and more. */
@HandWritten()
export class EmployeePasswords {
  @Mutation(() => Boolean, { description: 'Gives an employee a first or a new password, and signs them out everywhere.' })
  async setPassword(
    @Arg('employee', () => GraphQLID) employee: string,
    @Arg('password', () => String) password: string,
    @Ctx() call: Call,
  ): Promise<boolean> {
    const { gate, now } = call;
    const { email } = await accountToActAs(call, employee);
    await savePassword(gate.pool, employee, email, password, now);
    await gate.sessions.closeAllOf(employee);
    await noteSecurity(call, 'password-changed', { subject: { id: employee, kind: 'employee' } });
    return true;
  }

  @Mutation(() => Boolean, { description: 'Sends an employee a letter with a link by which they choose how they sign in.' })
  async inviteEmployee(@Arg('employee', () => GraphQLID) employee: string, @Ctx() call: Call): Promise<boolean> {
    const { name, email, language } = await accountToActAs(call, employee);
    if (!isMailAddress(email)) throw new InvalidInput({ employee: 'BAD_EMAIL' });
    await asSystem(call.kernel, (work) => mailLink(work, call.kernel, 'invitation', { principalId: employee, name, email, language }));
    await noteSecurity(call, 'invited', { subject: { id: employee, kind: 'employee' } });
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Takes all second factors of an employee away who has lost them, and signs them out everywhere. Where one is required, they set up a new one.',
  })
  async resetSecondFactor(@Arg('employee', () => GraphQLID) employee: string, @Ctx() call: Call): Promise<boolean> {
    await accountToActAs(call, employee);
    await call.gate.factors.removeAll(employee);
    await call.gate.sessions.closeAllOf(employee);
    await noteSecurity(call, 'factor-removed', { subject: { id: employee, kind: 'employee' }, facts: { factor: 'ALL' } });
    return true;
  }
}

/** Whoever signs in by an address signs in by the one that stands in their record now; without one, not at all. */
whenWritten(Employee, async (employees, work) => {
  const ids = employees.map(({ id }) => id);
  const moved = await work.rows(
    `update timon.credential c set email = lower(normalize(trim(e.email))) from employee e
      where e.id = c.principal_id and e.id = any($1::uuid[]) and c.email <> lower(normalize(trim(e.email))) returning c.principal_id`,
    [ids],
  );
  if (moved.length > 0) work.requireFreshProof();
  await work.rows(
    `delete from timon.credential c using employee e where e.id = c.principal_id and e.id = any($1::uuid[]) and e.email is null`,
    [ids],
  );
  // A letter that lies in somebody else's box by now opens nothing.
  await work.rows(
    `delete from timon.mailed_token t using employee e where e.id = t.principal_id and e.id = any($1::uuid[])
       and lower(normalize(t.email)) is distinct from lower(normalize(trim(e.email)))`,
    [ids],
  );
});
