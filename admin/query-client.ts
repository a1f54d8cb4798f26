import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './refusal.js';

/**
 * Sends at once or fails at once. Left to itself the library holds what was saved without a connection in memory and
 * sends it later in any order, where closing the page loses it. A refusal is an answer, and asking again would not change it.
 */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: (attempts, error) => !(error instanceof Refusal) && attempts < 2 },
      mutations: { networkMode: 'always' },
    },
  });
