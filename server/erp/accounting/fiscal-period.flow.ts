import { defineFlow } from '../../kernel/declare/index.js';

/** Nothing is booked into a closed period, and nobody opens a locked one again. */
export const fiscalPeriodFlow = defineFlow({
  initial: 'open',
  states: ['open', 'closed', 'locked'],
  moves: {
    close: { from: ['open'], to: 'closed' },
    reopen: { from: ['closed'], to: 'open' },
    lock: { from: ['closed'], to: 'locked' },
  },
});
