import type { Oracle } from '../oracle.js';

/** Operations that everybody may ask for: they answer about whoever asks, or see to what is asked row by row. */
export const openToAnybody: ReadonlySet<string> = new Set([
  'changePassword',
  'createHead',
  'history',
  'manifest',
  'me',
  'needsHead',
  'node',
  'search',
  'setMyLanguage',
  'setPassword',
  'signIn',
  'signOut',
]);

/** Operations written by hand that only some may ask for. */
export const openToWhoever: ReadonlyMap<string, (oracle: Oracle) => boolean> = new Map();
