import { Choice, Link, Resource, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { accountRoleAccess } from './account.access.js';
import { Account } from './account.js';

/** What other modules book to without knowing a company's chart: the customer owes `receivable`, whatever account that is here. */
export const accountRoles = [
  'receivable',
  'payable',
  'bank',
  'cash',
  'payments in transit',
  'revenue',
  'freight revenue',
  'output tax',
  'input tax',
  'withheld from us',
  'withheld by us',
  'tax settlement',
  'stock',
  'goods received not invoiced',
  'goods in transit',
  'cost of sales',
  'purchase price variance',
  'inventory adjustment',
  'landed cost clearing',
  'purchases',
  'customer deposits',
  'supplier deposits',
  'discount allowed',
  'discount received',
  'bad debt',
  'realised exchange',
  'unrealised exchange',
  'rounding',
  'opening',
  'retained earnings',
] as const;
export type AccountRoleName = (typeof accountRoles)[number];

/** The account that plays a part in a company's books. */
@Resource<AccountRole>({ module: 'accounting', access: accountRoleAccess, title: 'role', columns: ['role', 'account', 'company'] })
export class AccountRole {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Choice('internal', accountRoles, { fixed: true, filter: true, unique: ['company'] }) role!: AccountRoleName;
  @Link('internal', () => Account, { where: { active: true } }) account!: Ref<Account>;
}
