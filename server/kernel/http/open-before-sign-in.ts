import { Kind, type DocumentNode } from 'graphql';
import { fragmentsOf, shapeOf, type OperationShape } from '../graphql/limits.js';
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

const isOpen = (field: string, halfWay: HalfWay | undefined): boolean =>
  byEveryone.has(field) || (halfWay?.standing === 'enrol' && whileEnrolling.has(field));

export const isOpenBeforeSignIn = ({ isIntrospection, rootFields }: OperationShape, halfWay: HalfWay | undefined): boolean =>
  isIntrospection || rootFields.every((name) => isOpen(name, halfWay));

export function areOpenBeforeSignIn(document: DocumentNode, halfWay: HalfWay | undefined): boolean {
  const fragments = fragmentsOf(document);
  return document.definitions.every(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || isOpenBeforeSignIn(shapeOf(definition, fragments), halfWay),
  );
}
