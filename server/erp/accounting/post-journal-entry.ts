import { moving } from '../../kernel/write/index.js';
import { JournalEntriesPosted } from './accounting.events.js';
import { enterInBooks } from './enter-in-books.js';
import { journalEntryFlow } from './journal-entry.flow.js';
import { JournalEntry } from './journal-entry.js';

/** From here on it stands in the books, under a number of its own. */
export const postJournalEntry = moving(JournalEntry, journalEntryFlow, 'post', async (entries, work) => {
  await enterInBooks(entries, work);
  work.announce(
    JournalEntriesPosted,
    entries.map(({ id }) => ({ entryId: id })),
  );
});
