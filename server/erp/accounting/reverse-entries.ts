import type { CalendarDay } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { AlreadyReversed, NotPosted } from './accounting.errors.js';
import { JournalEntry } from './journal-entry.js';
import type { JournalEntryLine } from './journal-entry-line.js';
import { postEntries } from './post-entries.js';
import type { EntryToPost, Posting } from './posting.js';

export interface Reversal {
  readonly entry: string;
  readonly date: CalendarDay;
  /** Left out, it says which entry it reverses. */
  readonly description?: string;
}

/** Undoes posted entries by their mirror images, each linked to what it undoes. Nothing that was posted is changed. */
export async function reverseEntries(work: Work, reversals: readonly Reversal[]): Promise<JournalEntry[]> {
  if (reversals.length === 0) return [];
  const ids = reversals.map(({ entry }) => entry);
  const originals = await work.lock(JournalEntry, ids);
  // What is still open of them is settled with the mirror images: locked before numbers are drawn, as everywhere.
  await work.rows('select id from open_item where entry_id = any($1::uuid[]) order by id for no key update', [ids]);
  const undone = await work.rows<{ id: string }>('select reverses_id as id from journal_entry where reverses_id = any($1::uuid[])', [ids]);
  for (const original of originals.values()) {
    if (original.state !== 'posted') throw new NotPosted({ entry: original.description });
    if (undone.some(({ id }) => id === original.id)) throw new AlreadyReversed({ entry: original.number! });
  }
  return postEntries(
    work,
    reversals.map((reversal) => mirrorOf(originals.get(reversal.entry)!, reversal)),
  );
}

function mirrorOf(original: JournalEntry, { date, description }: Reversal): EntryToPost {
  return {
    company: original.company,
    journal: original.journal,
    date,
    description: description ?? `${original.number}: ${original.description}`.slice(0, 200),
    reference: original.reference,
    source: original.sourceKind ? { kind: original.sourceKind, id: original.sourceId! } : undefined,
    reverses: { id: original.id },
    lines: original.lines.map(mirrored),
  };
}

function mirrored(line: JournalEntryLine): Posting {
  const {
    account,
    description,
    party,
    debit,
    credit,
    currency,
    amountInCurrency,
    dueDate,
    taxCode,
    taxBase,
    taxAmount,
    taxBox,
    baseBox,
    product,
    quantity,
  } = line;
  const wasCredit = debit.isZero() && (!credit.isZero() || amountInCurrency!.isNegative());
  return {
    account,
    side: wasCredit ? 'debit' : 'credit',
    amount: wasCredit ? credit : debit,
    foreign: { currency: currency!, amount: wasCredit ? amountInCurrency!.negated() : amountInCurrency! },
    description,
    party,
    dueDate,
    taxCode,
    taxBase: taxBase?.negated(),
    taxAmount: taxAmount?.negated(),
    taxBox,
    baseBox,
    product,
    quantity: quantity?.negated(),
  };
}
