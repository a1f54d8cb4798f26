import '../texts.en.js';
import '../texts.es.js';

export { createSet, type CreateSetOptions } from './create-set.js';
export { updateSet } from './update-set.js';
export type { UpdateItem } from './update-records.js';
export { moveSet } from './move-set.js';
export { removeSet, restoreSet } from './remove-set.js';
export { handOverFields, handOverSet, type HandOver } from './hand-over-set.js';
export type { Input } from './apply-input.js';
export type { RequestKey } from './idempotency.js';
export type { VersionedId } from './lock-as-caller.js';
export type { Written, WriteOptions } from './write-set.js';
export { transact } from './transaction.js';
export { uuidV7 } from './uuid-v7.js';
export { asCaller } from './as-caller.js';
export { asSystem } from './as-system.js';

export { deriving } from './deriving.js';
export { placing } from './placing.js';
export { guarding } from './guarding.js';
export { moving } from './moving.js';
export { whenWritten } from './written.js';
export { keepTree } from './keep-tree.js';
export { numbered } from '../work/numbering.js';
export { defineEvent, listen, listenLast, type Event } from '../work/events.js';
export { defineJob, type Job } from '../work/jobs.js';
export { subscribe, type SentMessage } from '../work/outbox.js';
export type { Work } from './work.js';
