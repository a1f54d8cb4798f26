import type { Principal } from '../../../server/kernel/rights/principal.js';
import { answerTo, ask, type Answer } from '../../support/ask.js';
import type { TestDatabase } from '../../support/database.js';

export type Document = 'CustomerInvoice' | 'SupplierBill';

export interface GivenInvoice {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly state: string;
  readonly netAmount: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly entry: { readonly id: string } | null;
  readonly lines: readonly { readonly id: string; readonly netAmount: string; readonly taxAmount: string; readonly total: string }[];
  readonly instalments: readonly { readonly dueOn: string; readonly amount: string }[];
}

const fields = `id version number state netAmount taxAmount total entry { id }
  lines { id netAmount taxAmount total } instalments { dueOn amount }`;

export type Input = Readonly<Record<string, unknown>>;

/** Drafts a document and returns the answer, refusals included. */
export const attemptDraft = (
  db: TestDatabase,
  who: Principal,
  document: Document,
  input: Input,
): Promise<Answer<Record<string, GivenInvoice>>> =>
  ask(db, who, `mutation ($input: Create${document}Input!) { create${document}(input: $input) { ${fields} } }`, { input });

export async function givenDraft(db: TestDatabase, who: Principal, document: Document, input: Input): Promise<GivenInvoice> {
  const { data, errors } = await attemptDraft(db, who, document, input);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data[`create${document}`]!;
}

/** Makes a move with a document and returns the answer, refusals included. */
export const attemptMove = (
  db: TestDatabase,
  who: Principal,
  document: Document,
  move: 'post' | 'cancel' | 'credit',
  { id, version }: Pick<GivenInvoice, 'id' | 'version'>,
): Promise<Answer<Record<string, GivenInvoice>>> =>
  ask(db, who, `mutation ($id: ID!, $version: Int!) { ${move}${document}(id: $id, version: $version) { ${fields} } }`, { id, version });

export async function moved(
  db: TestDatabase,
  who: Principal,
  document: Document,
  move: 'post' | 'cancel' | 'credit',
  invoice: Pick<GivenInvoice, 'id' | 'version'>,
): Promise<GivenInvoice> {
  const { data, errors } = await attemptMove(db, who, document, move, invoice);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data[`${move}${document}`]!;
}

/** A document as it stands in the books. */
export const givenPosted = async (db: TestDatabase, who: Principal, document: Document, input: Input): Promise<GivenInvoice> =>
  moved(db, who, document, 'post', await givenDraft(db, who, document, input));

/** An entry as an accountant says it: `Dr 1100 71.96`, debits first. */
export async function entryOf(db: TestDatabase, { entry }: Pick<GivenInvoice, 'entry'>): Promise<string[]> {
  const { rows } = await db.owner.query<{ line: string }>(
    `select case when l.debit > 0 or l.credit = 0 then 'Dr ' else 'Cr ' end || a.code || ' ' || greatest(l.debit, l.credit)::numeric(18, 2) as line
      from journal_entry_line l join account a on a.id = l.account_id where l.entry_id = $1 order by l.credit > 0, l.position`,
    [entry!.id],
  );
  return rows.map(({ line }) => line);
}

/** What stands open on the account of what is owed, by documents and by the books: one and the same. */
export async function owedByDocuments(db: TestDatabase, document: Document, companyId: string): Promise<string> {
  const table = document === 'CustomerInvoice' ? 'customer_invoice' : 'supplier_bill';
  const sign = document === 'CustomerInvoice' ? 1 : -1;
  const { rows } = await db.owner.query<{ owed: string }>(
    `select (coalesce(sum(total_in_company_currency * case kind when 'invoice' then ${sign} else ${-sign} end), 0))::numeric(18, 2)::text as owed
      from ${table} where company_id = $1 and state = 'posted'`,
    [companyId],
  );
  return rows[0]!.owed;
}

export async function idOf(db: TestDatabase, table: string, code: string): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(`select id from ${table} where code = $1`, [code]);
  return rows[0]!.id;
}

export const read = answerTo;
