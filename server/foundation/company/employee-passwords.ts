import { GraphQLID } from 'graphql';
import { Arg, Ctx, Mutation } from 'type-graphql';
import { Level } from '../../kernel/declare/index.js';
import { Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { savePassword } from '../../kernel/http/credentials.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import type { Grant, Principal } from '../../kernel/rights/principal.js';
import { whenWritten } from '../../kernel/write/index.js';
import { covers } from './covers.js';
import { Employee } from './employee.js';
import { grantsHeld } from './principals-of.js';

interface Account {
  readonly email: string | null;
  readonly companyId: string;
  readonly departmentId: string | null;
  readonly grants: readonly Grant[];
}

/** Giving somebody a password means being able to act as them, so it takes everything that they may do, and more. */
@HandWritten()
export class EmployeePasswords {
  @Mutation(() => Boolean, { description: 'Gives an employee a first or a new password, and signs them out everywhere.' })
  async setPassword(
    @Arg('employee', () => GraphQLID) employee: string,
    @Arg('password', () => String) password: string,
    @Ctx() call: Call,
  ): Promise<boolean> {
    const { principal, kernel, gate, now } = call;
    if (!principal) throw new Unauthenticated();
    const { rows } = await asFacts(kernel.pool, (sql) =>
      sql.query<Account>(
        // Also what they will hold only from some day on: the password would still be theirs then.
        `select e.email, e.company_id as "companyId", e.department_id as "departmentId",
                coalesce(${grantsHeld('coalesce(g.valid_until, $2::timestamptz::date) >= $2::timestamptz::date')}, '[]') as grants
           from employee e where e.id = $1 and e.archived_at is null`,
        [employee, now],
      ),
    );
    const account = rows[0];
    if (!account) throw new NotFound('Employee', employee);
    if (!mayActAs(principal, account)) throw new Forbidden();
    if (!account.email) throw new InvalidInput({ employee: 'NO_EMAIL' });
    await savePassword(gate.pool, employee, account.email, password, now);
    await gate.sessions.closeAllOf(employee);
    return true;
  }
}

function mayActAs({ kind, grants: mine }: Principal, { companyId, departmentId, grants }: Account): boolean {
  if (kind !== 'employee') return false;
  const personnel = { companyId, departmentId, domain: 'personnel', level: Level.Director, rights: [] };
  return [personnel, ...grants].every((needed) => mine.some((held) => covers(held, needed)));
}

/** Whoever signs in by an address signs in by the one that stands in their record now; without one, not at all. */
whenWritten(Employee, async (employees, work) => {
  const ids = employees.map(({ id }) => id);
  await work.rows(
    `update timon.credential c set email = lower(normalize(trim(e.email))) from employee e
      where e.id = c.principal_id and e.id = any($1::uuid[]) and c.email <> lower(normalize(trim(e.email)))`,
    [ids],
  );
  await work.rows(
    `delete from timon.credential c using employee e where e.id = c.principal_id and e.id = any($1::uuid[]) and e.email is null`,
    [ids],
  );
});
