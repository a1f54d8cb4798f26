import { defineEvent } from '../../kernel/write/index.js';

export const JournalEntriesPosted = defineEvent<{ readonly entryId: string }>('JournalEntriesPosted');
