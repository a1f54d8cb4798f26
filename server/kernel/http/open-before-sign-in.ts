import type { HalfWay } from './gate.js';

/** What may be asked before anybody has signed in. */
const byEveryone = new Set([
  '__typename',
  'needsHead',
  'createHead',
  'me',
  'signInWays',
  'pendingSignIn',
  'signIn',
  'signOut',
  'confirmSignIn',
  'beginPasskeySignIn',
  'signInWithPasskey',
  'startOidc',
  'requestPasswordReset',
  'resetPassword',
  'invitation',
  'acceptInvitation',
]);

/** What may be asked besides by whoever has to set up a second factor before they are let in. */
const whileEnrolling = new Set(['mySecondFactor', 'beginTotp', 'addTotp', 'beginPasskey', 'addPasskey']);

export const isOpenBeforeSignIn = (field: string, halfWay: HalfWay | undefined): boolean =>
  byEveryone.has(field) || (halfWay?.standing === 'enrol' && whileEnrolling.has(field));
