import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import {
  AccountInactive,
  AccountInOtherCurrency,
  AmountOnOtherSide,
  AmountTooFine,
  EntryUnbalanced,
  EntryWithoutLines,
  JournalInactive,
  OtherCompanysBooks,
  PartyMissing,
} from './accounting.errors.js';
import { Account } from './account.js';
import { idsOf } from './ids-of.js';
import type { JournalEntryLine } from './journal-entry-line.js';
import type { JournalEntry } from './journal-entry.js';
import { Journal } from './journal.js';
import { nameOf, requireOpenBooks, type Place } from './require-open-books.js';

/** What has to be true of entries before they may stand in the books. Returns where in the books each goes, and its journal. */
export async function requirePostable(entries: readonly JournalEntry[], work: Work): Promise<(Place & { journal: Journal })[]> {
  const lines = entries.flatMap((entry) => entry.lines);
  const journals = await work.getAll(Journal, idsOf(entries.map(({ journal }) => journal)));
  const accounts = await work.getAll(Account, idsOf(lines.map(({ account }) => account)));
  const companies = await work.getAll(Company, idsOf(entries.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf([...companies.values()].map(({ currency }) => currency)));
  for (const entry of entries) {
    requireJournal(entry, journals.get(entry.journal.id)!);
    for (const line of entry.lines) requireAccount(entry, line, accounts.get(line.account.id)!);
    requireBalance(entry, currencies.get(companies.get(entry.company.id)!.currency.id)!.decimals);
  }
  const places = await requireOpenBooks(entries, journals, work);
  return places.map((place, at) => ({ ...place, journal: journals.get(entries[at]!.journal.id)! }));
}

function requireJournal(entry: JournalEntry, journal: Journal): void {
  if (journal.company.id !== entry.company.id) throw new OtherCompanysBooks({ entry: nameOf(entry), name: journal.name });
  if (!journal.active || isArchived(journal)) throw new JournalInactive({ entry: nameOf(entry), journal: journal.name });
}

function requireAccount(entry: JournalEntry, line: JournalEntryLine, account: Account): void {
  const facts = { entry: nameOf(entry), account: `${account.code} ${account.name}` };
  if (account.company.id !== entry.company.id) throw new OtherCompanysBooks({ entry: nameOf(entry), name: facts.account });
  if (!account.active || isArchived(account)) throw new AccountInactive(facts);
  if (account.partyRequired && !line.party) throw new PartyMissing(facts);
  if (account.currency && account.currency.id !== line.currency!.id) throw new AccountInOtherCurrency(facts);
  if (line.amountInCurrency!.times(line.balance).isNegative() && !line.amountInCurrency!.times(line.balance).isZero())
    throw new AmountOnOtherSide(facts);
}

/** To the cent and without tolerance. The database says the same at commit. */
function requireBalance(entry: JournalEntry, places: number): void {
  if (entry.lines.length < 2) throw new EntryWithoutLines({ entry: nameOf(entry) });
  const fine = entry.lines.flatMap(({ debit, credit }) => [debit, credit]).find((amount) => amount.decimalPlaces() > places);
  if (fine) throw new AmountTooFine({ entry: nameOf(entry), amount: fine.toFixed() });
  const sum = (side: 'debit' | 'credit') => entry.lines.reduce((total, line) => total.plus(line[side]), new Decimal(0));
  const [debit, credit] = [sum('debit'), sum('credit')];
  if (!debit.eq(credit)) throw new EntryUnbalanced({ entry: nameOf(entry), debit: debit.toFixed(places), credit: credit.toFixed(places) });
}

const isArchived = (record: object): boolean => (record as { archivedAt?: string }).archivedAt !== undefined;
