import { Level } from '../../kernel/declare/index.js';
import type { Language } from '../../kernel/declare/index.js';
import { Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../kernel/errors.js';
import type { Call } from '../../kernel/http/call.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import type { Grant, Principal } from '../../kernel/rights/principal.js';
import { covers } from '../../kernel/rights/covers.js';
import { OwnAccount } from './company.errors.js';
import { grantsNotOver } from './principals-of.js';

interface Account {
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly companyId: string;
  readonly departmentId: string | null;
  readonly grants: readonly Grant[];
}

/**
 * The account of an employee, for whoever may open it to them or to somebody else: that means being able to act as them, so
 * it takes everything that they may do, a say in personnel, and a fresh proof of who asks.
 */
export async function accountToActAs(call: Call, employee: string): Promise<Account & { readonly email: string }> {
  const { principal } = call;
  if (!principal) throw new Unauthenticated();
  const account = await accountOf(call, employee);
  if (!account) throw new NotFound('Employee', employee);
  if (!mayActAs(principal, account)) throw new Forbidden();
  if (employee === principal.employeeId) throw new OwnAccount();
  call.requireFreshProof();
  const { email } = account;
  if (!email) throw new InvalidInput({ employee: 'NO_EMAIL' });
  return { ...account, email: email.trim() };
}

/** The same account, for looking at how it is signed in with; nothing where it is my own or not mine to open. */
export async function accountToLookAt(call: Call, employee: string): Promise<Account | undefined> {
  const { principal } = call;
  if (!principal || employee === principal.employeeId) return undefined;
  const account = await accountOf(call, employee);
  return account && mayActAs(principal, account) ? account : undefined;
}

async function accountOf({ kernel, now }: Call, employee: string): Promise<Account | undefined> {
  const { rows } = await asFacts(kernel.pool, (sql) =>
    sql.query<Account>(
      // Also what they will hold only from some day on: the password would still be theirs then.
      `select e.name, e.email, case when coalesce(e.language, c.language) = 'es' then 'es' else 'en' end as language,
              e.company_id as "companyId", e.department_id as "departmentId",
              coalesce(${grantsNotOver}, '[]') as grants
         from employee e join company c on c.id = e.company_id where e.id = $1 and e.archived_at is null`,
      [employee, now],
    ),
  );
  return rows[0];
}

/** What somebody holds as a substitute ends, and an account taken over does not: it does not count. */
function mayActAs({ kind, grants: held }: Principal, { companyId, departmentId, grants }: Account): boolean {
  if (kind !== 'employee') return false;
  const mine = held.filter(({ onBehalfOf }) => !onBehalfOf);
  const personnel = { companyId, departmentId, domain: 'personnel', level: Level.Director, rights: [] };
  return [personnel, ...grants].every((needed) => mine.some((own) => covers(own, needed)));
}
