import { Choice, Flag, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { journalAccess } from './journal.access.js';

export const journalKinds = ['sales', 'purchases', 'bank', 'cash', 'stock', 'general', 'opening', 'closing'] as const;
export type JournalKind = (typeof journalKinds)[number];

/** A book of entries of one kind, numbered without gaps in each fiscal year. */
@Resource<Journal>({ module: 'accounting', access: journalAccess, title: 'name', columns: ['code', 'name', 'kind', 'active'] })
export class Journal {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  /** Numbers begin with it, so it stays. */
  @Text('internal', { format: 'code', maxLength: 10, fixed: true, filter: true, search: true, unique: ['company'] }) code!: string;
  @Text('internal', { search: true }) name!: string;
  @Choice('internal', journalKinds, { fixed: true, filter: true }) kind!: JournalKind;
  @Flag('internal', { default: true, filter: true }) active!: boolean;
}
