import { pino, type Logger } from 'pino';

/**
 * One JSON object a line. Lines are written in blocks, so that a busy server does not wait for its own log; an error
 * goes out at once, with everything before it.
 */
export function openLog(level: string): { log: Logger; flush: () => void } {
  const destination = pino.destination({ fd: 1, sync: false, minLength: 4_096, periodicFlush: 1_000 });
  const log = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: faultFacts },
      hooks: {
        logMethod(args, method, of) {
          method.apply(this, args);
          if (of >= 50) destination.flush();
        },
      },
    },
    destination,
  );
  return { log, flush: () => destination.flushSync() };
}

/** What broke and where. Never the values of a statement, which PostgreSQL repeats in other parts of its errors. */
function faultFacts(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { type: typeof cause };
  const { code, constraint, table, routine } = cause as Error & Partial<Record<'code' | 'constraint' | 'table' | 'routine', unknown>>;
  return { type: cause.name, message: cause.message, code, constraint, table, routine, stack: cause.stack };
}
