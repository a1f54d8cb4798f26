import { Decimal } from 'decimal.js';
import { setUpAccounting, type BooksWanted } from '../../server/erp/accounting/index.js';
import { ledgerFaults, type LedgerFault } from '../../server/erp/accounting/check-ledger.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { answerTo, ask, type Answer } from '../support/ask.js';
import type { Cast } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

/** The books of a company by the international chart, 2026 open. */
export async function givenBooks(db: TestDatabase, { companyId }: Cast, more: Partial<BooksWanted> = {}): Promise<Books> {
  await asSystem(db.kernel, (work) => setUpAccounting(work, { company: { id: companyId }, chart: 'international', ...more }));
  return new Books(db, companyId);
}

/** What tests ask of the books of one company, by the codes that its people use. */
export class Books {
  constructor(
    private readonly db: TestDatabase,
    readonly companyId: string,
  ) {}

  account = (code: string): Promise<string> => this.idOf('account', 'code', code);
  journal = (code: string): Promise<string> => this.idOf('journal', 'code', code);
  period = (name: string): Promise<string> => this.idOf('fiscal_period', 'name', name);
  year = (name: string): Promise<string> => this.idOf('fiscal_year', 'name', name);

  /** Debit less credit of what is posted, straight from the lines. */
  async balance(code: string): Promise<string> {
    const { rows } = await this.db.owner.query<{ balance: string }>(
      `select coalesce(sum(l.debit - l.credit), 0)::text as balance from journal_entry_line l join account a on a.id = l.account_id
        where a.company_id = $1 and a.code = $2 and l.period_id is not null`,
      [this.companyId, code],
    );
    return new Decimal(rows[0]!.balance).toFixed(2);
  }

  /** What the nightly checks find: nothing, ever. */
  faults(): Promise<LedgerFault[]> {
    return ledgerFaults(this.db.kernel);
  }

  private async idOf(table: string, column: string, value: string): Promise<string> {
    const { rows } = await this.db.owner.query<{ id: string }>(`select id from ${table} where company_id = $1 and ${column} = $2`, [
      this.companyId,
      value,
    ]);
    if (!rows[0]) throw new Error(`There is no ${table} ${value}.`);
    return rows[0].id;
  }
}

export interface GivenEntry {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly state: string;
}

export interface EntryLine {
  readonly account: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly [more: string]: unknown;
}

const fields = 'id version number state';

/** A draft as its clerk enters it: accounts and journal by their codes. */
export async function givenDraft(
  db: TestDatabase,
  books: Books,
  clerk: Principal,
  lines: readonly EntryLine[],
  { journal = 'GEN', ...more }: Readonly<Record<string, unknown>> = {},
): Promise<GivenEntry> {
  const input = {
    company: books.companyId,
    journal: await books.journal(journal as string),
    date: '2026-06-15',
    description: 'An entry',
    lines: await Promise.all(lines.map(async (line) => ({ ...line, account: await books.account(line.account) }))),
    ...more,
  };
  const text = `mutation ($input: CreateJournalEntryInput!) { createJournalEntry(input: $input) { ${fields} } }`;
  return (await answerTo<{ createJournalEntry: GivenEntry }>(db, clerk, text, { input })).createJournalEntry;
}

/** Posts a draft and returns the answer, refusals included. */
export const attemptPost = (
  db: TestDatabase,
  who: Principal,
  { id, version }: GivenEntry,
): Promise<Answer<{ postJournalEntry: GivenEntry }>> =>
  ask(db, who, `mutation ($id: ID!, $version: Int!) { postJournalEntry(id: $id, version: $version) { ${fields} } }`, { id, version });

/** As `attemptPost`, for what has to succeed. */
export async function posted(db: TestDatabase, who: Principal, entry: GivenEntry): Promise<GivenEntry> {
  const { data, errors } = await attemptPost(db, who, entry);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.postJournalEntry;
}
