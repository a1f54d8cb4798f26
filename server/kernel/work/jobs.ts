import type { Kernel } from '../kernel.js';

/** Work that is done after commit, at least once, by whichever process is free. */
export interface Job<Payload extends object> {
  readonly name: string;
  /** When it runs by itself, as a cron expression in UTC. */
  readonly schedule?: string;
  readonly run: (payload: Payload, kernel: Kernel) => Promise<void>;
}

const jobs = new Map<string, Job<object>>();

/** Declares a job. It may be delivered twice: what it does must be the same when done again. */
export function defineJob<Payload extends object>(
  name: string,
  run: (payload: Payload, kernel: Kernel) => Promise<void>,
  options: { schedule?: string } = {},
): Job<Payload> {
  const job: Job<Payload> = { name, run, ...options };
  jobs.set(name, job as unknown as Job<object>);
  return job;
}

export const declaredJobs = (): readonly Job<object>[] => [...jobs.values()];
