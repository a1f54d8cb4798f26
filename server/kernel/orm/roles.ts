/** Under which every request reads, locks and writes: row-level security applies. It cannot log in. */
export const callerRole = 'timon_caller';
/** Under which the kernel checks rules and keeps history, numbers and summaries, after rights have passed. It cannot log in. */
export const factsRole = 'timon_facts';
/** Under which sign-in works: credentials, sessions, keys and attempts are its alone. It cannot log in. */
export const gateRole = 'timon_gate';
