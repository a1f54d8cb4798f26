import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

/** Posted is posted: what was wrong is reversed by another entry. */
export const journalEntryFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'posted'],
  moves: { post: { from: ['draft'], to: 'posted' } },
});

export type JournalEntryState = FlowState<typeof journalEntryFlow>;
