import type { Pool } from 'pg';
import type { Registry } from './declare/registry.js';
import type { MailSettings } from './work/mail/mail-settings.js';

/** Where the kernel writes what an operator should know. Never variables, never tokens. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What the kernel learns from the configuration. */
export interface KernelSettings {
  /** Where files and other data outside PostgreSQL live. */
  readonly dataFolder: string;
  /** Who runs the company, for a first start that nobody watches. */
  readonly firstHead?: { readonly email: string; readonly password: string };
  /** Where people reach the server; letters lead there. */
  readonly publicUrl?: URL;
  /** Where mail is handed over. Without it letters stay where the head can read them. */
  readonly mail?: MailSettings;
}

/** What every operation of the kernel works with: the declarations, the database under its runtime role, and the clock. */
export interface Kernel {
  readonly registry: Registry;
  /** Connects as the runtime login with `-c role=timon_caller` and `pipeline: true`: statements of a transaction travel together. */
  readonly pool: Pool;
  /** For principals whose questions may take longer: they never keep the connections that everybody else waits for. */
  readonly analystPool?: Pool;
  readonly clock: () => Date;
  readonly log: Log;
  readonly settings: KernelSettings;
}
