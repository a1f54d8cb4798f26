import { Forbidden, InvalidInput, Unauthenticated } from '../../kernel/errors.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { transact } from '../../kernel/write/index.js';

const amounts = ['debit', 'credit', 'balance', 'account', 'date', 'period'];

/** Reports add up lines one by one, so they are for those who may read every amount on every line they see. */
export function mayReadBooks(rights: Rights): boolean {
  const line = rights.model.registry.named('JournalEntryLine');
  const account = rights.model.registry.named('Account');
  const isPlain = (record: typeof line, name: string) => rights.field(record.field(name)) === 'plain';
  return amounts.every((name) => isPlain(line, name)) && ['code', 'name', 'type'].every((name) => isPlain(account, name));
}

/** Asks a question about the books of one company, in figures that are summed up. */
export type BooksQuestion = <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

export interface OpenBooks {
  readonly companyId: string;
  /** The places of its currency. */
  readonly places: number;
  readonly ask: BooksQuestion;
  /** The same with the eyes of whoever asks, for what stands beside the figures. */
  readonly askAsCaller: BooksQuestion;
  /** Whether whoever asks may read a field of what they see. */
  readonly reads: (record: string, field: string) => boolean;
}

/** Opens a company's books for a report to somebody who sees all of them: a sum over some of the entries would be no balance. */
export function readBooks<Result>(
  { kernel, principal }: Call,
  company: string,
  body: (books: OpenBooks) => Promise<Result>,
): Promise<Result> {
  if (!principal) throw new Unauthenticated();
  if (!mayReadBooks(principal.rights)) throw new Forbidden({ record: 'JournalEntry' });
  const companyId = uuidOrNothing(company);
  if (!companyId) throw new InvalidInput({ company: 'BAD_ID' });
  return transact(kernel, principal, async (transaction) => {
    const [seen] = await transaction.query<{ whole: boolean }>('caller', isWhole, [companyId]);
    if (!seen!.whole) throw new Forbidden({ record: 'JournalEntry' });
    const [currency] = await transaction.query<{ places: number }>(
      'facts',
      'select u.decimals as places from company c join currency u on u.id = c.currency_id where c.id = $1',
      [companyId],
    );
    if (!currency) throw new InvalidInput({ company: 'NOT_FOUND' });
    const ask: BooksQuestion = (sql, values) => transaction.query('facts', sql, values) as Promise<never[]>;
    const askAsCaller: BooksQuestion = (sql, values) => transaction.query('caller', sql, values) as Promise<never[]>;
    const { rights } = principal;
    const reads = (record: string, field: string) => rights.field(rights.model.registry.named(record).field(field)) === 'plain';
    return body({ companyId, places: currency.places, ask, askAsCaller, reads });
  });
}

const sees = (record: string): string =>
  `(timon.sees_all('${record}', 'read') or coalesce($1::uuid = any (timon.scope_companies('${record}', 'read')), false))`;
const isWhole = `select ${sees('JournalEntry')} and ${sees('Account')} as whole`;
