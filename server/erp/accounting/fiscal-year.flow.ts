import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

/** Years and their periods: closed they may be opened again, last first; locked never. */
export const fiscalYearFlow = defineFlow({
  initial: 'open',
  states: ['open', 'closed', 'locked'],
  moves: {
    close: { from: ['open'], to: 'closed' },
    reopen: { from: ['closed'], to: 'open' },
    lock: { from: ['closed'], to: 'locked' },
  },
});

export type FiscalState = FlowState<typeof fiscalYearFlow>;
