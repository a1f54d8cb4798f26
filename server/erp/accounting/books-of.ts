import type { Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Company } from '../../foundation/company/index.js';
import { AccountRoleMissing, JournalMissing } from './accounting.errors.js';
import type { AccountRoleName } from './account-role.js';
import type { Account } from './account.js';
import type { Journal, JournalKind } from './journal.js';

/** Which accounts play which parts in the books of companies, and which journals are kept there. */
export interface Books {
  account(company: Ref<Company>, role: AccountRoleName): Ref<Account>;
  journal(company: Ref<Company>, kind: JournalKind): Ref<Journal>;
}

/** Looks up, in one statement, the parts and journals that are asked for; refuses where a company has none. */
export async function booksOf(
  work: Work,
  roles: readonly { company: Ref<Company>; role: AccountRoleName }[],
  journals: readonly { company: Ref<Company>; kind: JournalKind }[],
): Promise<Books> {
  const wanted = [
    ...roles.map(({ company, role }) => ({ company: company.id, name: role, what: 'account' })),
    ...journals.map(({ company, kind }) => ({ company: company.id, name: kind, what: 'journal' })),
  ];
  const found = new Map<string, Ref<never>>();
  if (wanted.length > 0) {
    const rows = await work.rows<{ company: string; what: string; name: string; id: string }>(
      `select company_id as company, 'account' as what, role as name, account_id as id from account_role
         where company_id = any($1::uuid[]) and archived_at is null
       union all select distinct on (company_id, kind) company_id, 'journal', kind, id from (
         select * from journal where company_id = any($1::uuid[]) and active and archived_at is null order by company_id, kind, code) j`,
      [[...new Set(wanted.map(({ company }) => company))]],
    );
    for (const { company, what, name, id } of rows) found.set(`${company} ${what} ${name}`, { id });
    const missing = wanted.find(({ company, what, name }) => !found.has(`${company} ${what} ${name}`));
    if (missing) {
      const company = (await work.get(Company, missing.company)).name;
      throw missing.what === 'account'
        ? new AccountRoleMissing({ role: missing.name, company })
        : new JournalMissing({ kind: missing.name, company });
    }
  }
  return {
    account: (company, role) => found.get(`${company.id} account ${role}`)!,
    journal: (company, kind) => found.get(`${company.id} journal ${kind}`)!,
  };
}
