import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import pg from 'pg';
import { Busy, Unauthenticated } from '../errors.js';
import type { Kernel } from '../kernel.js';
import { callerRole, factsRole } from '../orm/roles.js';
import { loadPrincipal, type Principal } from '../rights/principal.js';

/** Whose eyes a statement sees through: the caller's, under row-level security, or the kernel's own, once rights have passed. */
export type Context = 'caller' | 'facts';

const roleOf = { caller: callerRole, facts: factsRole } as const;
const dayOid = 1082;
const types = {
  getTypeParser: (oid: number, format?: string) =>
    oid === dayOid ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text'),
};

/** An expression that takes the statements behind its own into a context, at the price of no statement of its own. */
export const stepInto = (context: Context): string => `set_config('role', '${roleOf[context]}', true)`;

/** The rights epoch moved on, or the principal is gone: nothing of this transaction may stand. */
class StaleRights extends Error {}

/** The part of a connection that decides when bytes leave. */
interface Wire {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/** One open transaction of one principal. Statements travel together: only those whose answer is needed are waited for. */
export class Transaction {
  private context: Context = 'caller';
  private gathering = false;
  private isOver = false;
  private readonly sent: Promise<unknown>[] = [];
  private readonly entered: Promise<void>;

  constructor(
    private readonly client: PoolClient,
    readonly kernel: Kernel,
    readonly principal: Principal,
  ) {
    this.post('begin');
    this.entered = this.enter();
    this.entered.catch(() => undefined);
    this.sent.push(this.entered);
  }

  /** Runs a statement and waits for its rows. One that selects `stepInto(context)` beside its rows leaves the transaction there. */
  async query<Row extends QueryResultRow>(
    context: Context,
    text: string,
    values: readonly unknown[] = [],
    leadsTo?: Context,
  ): Promise<Row[]> {
    const { rows } = await this.answer<Row>(context, text, values);
    if (leadsTo && rows.length > 0) this.context = leadsTo;
    return rows;
  }

  /** Runs a statement and waits for the number of rows it touched. */
  async count(context: Context, text: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.answer(context, text, values)).rowCount ?? 0;
  }

  /** Sends a statement whose answer nobody needs; should it fail, the commit does. */
  send(context: Context, text: string, values: readonly unknown[] = []): void {
    this.switchTo(context);
    this.post(text, values);
  }

  /** Undoes what `body` wrote when it throws, and lets the transaction go on. */
  async attempt<Result>(body: () => Promise<Result>): Promise<Result> {
    this.switchTo('caller');
    await this.settled();
    this.post('savepoint attempt');
    try {
      const result = await body();
      this.post('release savepoint attempt');
      await this.settled();
      return result;
    } catch (error) {
      await Promise.allSettled(this.sent.splice(0));
      await this.run('rollback to savepoint attempt');
      // The savepoint was set as the caller, and that is who the transaction is again.
      this.context = 'caller';
      throw error;
    }
  }

  async commit(): Promise<void> {
    this.post('commit');
    this.isOver = true;
    await this.settled();
  }

  async rollback(): Promise<void> {
    this.isOver = true;
    await this.client.query('rollback');
  }

  /** Whether all this went by rights that are no longer the principal's: then no refusal of it counts either. */
  isStale(): Promise<boolean> {
    return this.entered.then(
      () => false,
      (error: unknown) => error instanceof StaleRights,
    );
  }

  private async answer<Row extends QueryResultRow>(context: Context, text: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    this.switchTo(context);
    const answer = this.run<Row>(text, values);
    await this.settled();
    return answer;
  }

  /** The first failure is the cause; those behind it only say that the transaction is aborted. */
  private async settled(): Promise<void> {
    for (const statement of this.sent.splice(0)) await statement;
  }

  private switchTo(context: Context): void {
    if (context === this.context) return;
    this.context = context;
    this.post(`set local role ${roleOf[context]}`);
  }

  private post(text: string, values?: readonly unknown[]): void {
    this.sent.push(this.run(text, values));
  }

  private run<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>> {
    // The connection is somebody else's next: what an abandoned branch of the work still sends must not reach them.
    const answer = this.isOver ? Promise.reject(new Error('The transaction is over.')) : this.pass<Row>(text, values);
    answer.catch(() => undefined);
    return answer;
  }

  private pass<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>> {
    this.gather();
    return this.client.query<Row>(values ? { name: statementName(text), text, values: values as unknown[], types } : { text });
  }

  /** What is sent in one go leaves in one packet. */
  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    const { stream } = (this.client as unknown as Wire).connection;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }

  private async enter(): Promise<void> {
    const { id, epoch } = this.principal;
    const entered = await this.run('select timon.enter_to_write($1, $2)', [id, epoch]);
    if (entered.rowCount === 0) throw new StaleRights();
  }
}

/** Names are for statements that come again. Shapes come from clients, so their number is bounded; the rest are parsed each time. */
const statementNames = new Map<string, string>();
const mostNames = 600;

function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known || statementNames.size >= mostNames) return known;
  const name = `timon_${statementNames.size}`;
  statementNames.set(text, name);
  return name;
}

const mostRetries = 3;
const serializationFailure = '40001';
const deadlock = '40P01';
const lockNotAvailable = '55P03';

/** Runs `body` in one transaction. Deadlocks are tried again; rights that changed meanwhile are loaded again, once. */
export async function transact<Result>(
  kernel: Kernel,
  principal: Principal,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  let current = principal;
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt(kernel, current, body);
    } catch (error) {
      if (error instanceof StaleRights) {
        if (current !== principal) throw new Unauthenticated();
        const reloaded = await loadPrincipal(kernel.pool, kernel.registry, principal.id);
        if (!reloaded) throw new Unauthenticated();
        current = reloaded;
      } else if (retries < mostRetries && (hasCode(error, serializationFailure) || hasCode(error, deadlock))) {
        await delay(Math.random() * 20 * (retries + 1));
      } else throw hasCode(error, lockNotAvailable) ? new Busy() : error;
    }
  }
}

export const hasCode = (error: unknown, code: string): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.code === code;

async function attempt<Result>(kernel: Kernel, principal: Principal, body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  const client = await kernel.pool.connect();
  let broken: Error | undefined;
  const transaction = new Transaction(client, kernel, principal);
  try {
    const result = await body(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback().catch((cause: Error) => (broken = cause));
    throw (await transaction.isStale()) ? new StaleRights() : error;
  } finally {
    client.release(broken);
  }
}
