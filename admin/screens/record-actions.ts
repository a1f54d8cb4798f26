import type { ComponentType } from 'react';
import type { WireRecord } from '../manifest.js';
import { SetPassword } from './set-password.js';

/** Hand-made buttons on the pages of single records. Everything else about a record's page is generated. */
export const recordActions: Readonly<
  Record<string, { readonly mayUse: 'update'; readonly Action: ComponentType<{ record: WireRecord }> }>
> = {
  Employee: { mayUse: 'update', Action: SetPassword },
};
