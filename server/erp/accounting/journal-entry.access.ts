import { company, defineAccess, Level } from '../../kernel/declare/index.js';
import type { JournalEntryLine } from './journal-entry-line.js';
import type { journalEntryFlow } from './journal-entry.flow.js';
import type { JournalEntry } from './journal-entry.js';

const rights = {
  domain: 'accounting',
  read: Level.Clerk,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Specialist,
  rows: { [Level.Clerk]: company() },
};

export const journalEntryAccess = defineAccess<JournalEntry, typeof journalEntryFlow>({ ...rights, moves: { post: Level.Specialist } });
export const journalEntryLineAccess = defineAccess<JournalEntryLine>(rights);
