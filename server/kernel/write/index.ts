import '../texts.en.js';
import '../texts.es.js';

export { deriving } from './deriving.js';
export { moving } from './moving.js';
export { numbered } from '../work/numbering.js';
export { defineEvent, listen, type Event } from '../work/events.js';
export { defineJob, type Job } from '../work/jobs.js';
export type { Work } from './work.js';
