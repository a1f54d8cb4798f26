import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { JournalEntriesPosted } from './accounting.events.js';
import { booksOf, type Books } from './books-of.js';
import { completeEntries } from './complete-entries.js';
import { enterInBooks } from './enter-in-books.js';
import { JournalEntryLine } from './journal-entry-line.js';
import { JournalEntry } from './journal-entry.js';
import type { EntryToPost, Posting } from './posting.js';

/**
 * The one way into the books for other modules: all entries or none, in a handful of statements however many they are. Called
 * once in a transaction and late in it, for whoever posts in the same journals waits from here on.
 */
export async function postEntries(work: Work, toPost: readonly EntryToPost[]): Promise<JournalEntry[]> {
  if (toPost.length === 0) return [];
  const entries = await entriesFrom(work, toPost);
  await enterInBooks(entries, work);
  const posted = await work.create(JournalEntry, entries);
  work.announce(
    JournalEntriesPosted,
    posted.map(({ id }) => ({ entryId: id })),
  );
  return posted;
}

/** The entries as they would be posted: accounts and journals found, amounts complete. Nothing is written. */
export async function entriesFrom(work: Work, toPost: readonly EntryToPost[]): Promise<JournalEntry[]> {
  const books = await booksNamed(work, toPost);
  const entries = toPost.map((entry) => entryFrom(entry, books));
  await completeEntries(entries, work);
  return entries;
}

function booksNamed(work: Work, toPost: readonly EntryToPost[]): Promise<Books> {
  const roles = toPost.flatMap(({ company, lines }) =>
    lines.flatMap(({ account }) => (typeof account === 'string' ? [{ company, role: account }] : [])),
  );
  const journals = toPost.flatMap(({ company, journal }) => (typeof journal === 'string' ? [{ company, kind: journal }] : []));
  return booksOf(work, roles, journals);
}

function entryFrom({ lines, source, journal, ...said }: EntryToPost, books: Books): JournalEntry {
  return Object.assign(new JournalEntry(), {
    ...said,
    state: 'posted',
    journal: typeof journal === 'string' ? books.journal(said.company, journal) : journal,
    ...(source && { sourceKind: source.kind, sourceId: source.id }),
    lines: lines.map((line) => lineFrom(line, said.company, books)),
  });
}

const nothing = new Decimal(0);

function lineFrom({ account, side, amount, foreign, ...said }: Posting, company: EntryToPost['company'], books: Books): JournalEntryLine {
  return Object.assign(new JournalEntryLine(), {
    ...said,
    account: typeof account === 'string' ? books.account(company, account) : account,
    debit: side === 'debit' ? amount : nothing,
    credit: side === 'credit' ? amount : nothing,
    ...(foreign && { currency: foreign.currency, amountInCurrency: side === 'debit' ? foreign.amount : foreign.amount.negated() }),
  });
}
