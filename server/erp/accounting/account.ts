import { Choice, Flag, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { accountTypes, type AccountType } from './account-types.js';
import { accountAccess } from './account.access.js';

/** One heading of a company's books. */
@Resource<Account>({
  module: 'accounting',
  access: accountAccess,
  title: 'name',
  orderBy: { field: 'code', direction: 'ASC' },
  columns: ['code', 'name', 'type', 'currency', 'partyRequired', 'reconcilable', 'active'],
})
export class Account {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Text('internal', { format: 'code', maxLength: 20, search: true, filter: true, unique: ['company'] }) code!: string;
  @Text('internal', { search: true }) name!: string;
  /** Fixed, for what is booked was booked to an account of this type. */
  @Choice('internal', accountTypes, { fixed: true, filter: true }) type!: AccountType;
  /** Only amounts in this currency are booked here; empty: any. */
  @Link('internal', () => Currency, { optional: true, inverse: false, fixed: true }) currency?: Ref<Currency>;
  @Flag('internal', { default: false }) partyRequired!: boolean;
  /** Its lines settle each other, as an invoice and its payment do. */
  @Flag('internal', { default: false }) reconcilable!: boolean;
  @Flag('internal', { default: true, filter: true }) active!: boolean;
}
