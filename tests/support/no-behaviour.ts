import type { Behaviour } from '../../server/kernel/graphql/generated-operations.js';

const nothing = () => undefined;

/** For a schema that is looked at and never asked. */
export const noBehaviour: Behaviour = {
  read: nothing,
  write: () => nothing,
  changed: () => ({ follow: () => Promise.reject(new Error('Nobody follows here.')), resolve: nothing }),
  history: nothing,
  audit: nothing,
  securityLog: nothing,
  personalData: nothing,
  erasures: nothing,
  erasePerson: nothing,
  manifest: nothing,
};
