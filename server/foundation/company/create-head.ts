import { Level } from '../../kernel/declare/index.js';
import { InvalidInput } from '../../kernel/errors.js';
import { accountOf, requireGoodPassword } from '../../kernel/http/credentials.js';
import { HeadExists } from '../../kernel/http/http.errors.js';
import { hashPassword } from '../../kernel/http/password.js';
import type { Kernel } from '../../kernel/kernel.js';
import { asSystem, type Work } from '../../kernel/write/index.js';
import { Company } from './company.js';
import { Department } from './department.js';
import { Employee } from './employee.js';
import { spendSetupToken } from './setup-token.js';

export interface FirstHead {
  readonly company: string;
  readonly currency: string;
  readonly language: 'en' | 'es';
  readonly timeZone: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Two first opens at the same moment must not make two heads. */
const firstOpenLock = 7_146_692;

const departmentNames = { en: 'Management', es: 'Dirección' } as const;

/** Begins the company: itself, its first department, and the person who may do everything in it. Returns who that is. */
export async function createHead(kernel: Kernel, head: FirstHead): Promise<string> {
  if (head.company.trim() === '') throw new InvalidInput({ company: 'REQUIRED' });
  requireGoodPassword(head.password, accountOf(head.email));
  const passwordHash = await hashPassword(head.password);
  return asSystem(kernel, async (work) => {
    await work.rows('select pg_advisory_xact_lock($1)', [firstOpenLock]);
    if (await headExists(work)) throw new HeadExists();
    const company = await companyNamed(head, work);
    const [department] = await work.create(Department, [{ company: company.id, name: departmentNames[head.language] }]);
    const everything = { domain: '*', level: Level.Head, pay: true, margin: true, bank: true, secret: true };
    const [employee] = await work.create(Employee, [
      {
        name: head.name,
        email: head.email.trim(),
        company: company.id,
        department: department!.id,
        language: head.language,
        grants: [everything],
      },
    ]);
    await work.rows('insert into timon.credential (principal_id, email, password_hash, changed_at) values ($1, $2, $3, $4)', [
      employee!.id,
      accountOf(head.email),
      passwordHash,
      work.now,
    ]);
    await spendSetupToken(work);
    return employee!.id;
  });
}

/** Whether somebody can sign in who holds the whole company. */
export async function headExists(work: Pick<Work, 'rows'>): Promise<boolean> {
  const [row] = await work.rows<{ exists: boolean }>(
    `select exists (select from timon.principal p join timon.credential c on c.principal_id = p.id
       where p.active and p.kind = 'employee' and p.grants @> '[{"domain": "*", "level": 7, "companyId": null, "departmentId": null}]')`,
  );
  return row!.exists;
}

/** A company that was imported before anybody signed in is taken over under its own name. */
async function companyNamed({ company: name, currency: code, language, timeZone }: FirstHead, work: Work): Promise<{ id: string }> {
  const [known] = await work.rows<{ id: string }>('select id from company where name = $1 and archived_at is null', [name.trim()]);
  if (known) return known;
  const [currency] = await work.rows<{ id: string }>('select id from currency where code = $1', [code.toUpperCase()]);
  if (!currency) throw new InvalidInput({ currency: 'UNKNOWN_CHOICE' });
  const [company] = await work.create(Company, [{ name: name.trim(), currency: currency.id, language, timeZone }]);
  return company!;
}
