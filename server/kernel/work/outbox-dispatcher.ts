import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Kernel } from '../kernel.js';
import { jobOfTopic, outboxChannel, subscribersOf, type SentMessage } from './outbox.js';
import { inTransaction } from '../orm/in-transaction.js';

const batch = 500;
const pollMs = 15_000;

/**
 * Moves messages from the outbox to the queues of the jobs that wait for them, in one transaction with the mark that they
 * were sent. Woken by commits, and looking by itself from time to time in case a call was missed.
 */
export class OutboxDispatcher {
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly pool: pg.Pool,
    private readonly boss: PgBoss,
  ) {}

  async start(runtimeUrl: string): Promise<void> {
    await this.listen(runtimeUrl);
    this.timer = setInterval(() => void this.tend(runtimeUrl), pollMs);
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.listener?.end();
    await this.running;
  }

  /** Looks for messages now, or once more if it is looking already. */
  wake(): void {
    this.again = true;
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  private async drain(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        while ((await this.dispatch()) === batch && !this.stopped);
      }
    } catch (error) {
      this.kernel.log.warn({ error: String(error) }, 'the outbox was not emptied; it is tried again');
    }
  }

  private dispatch(): Promise<number> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<SentMessage>(waiting, [batch]);
      await this.queue(client, rows);
      await client.query('update timon.outbox set sent_at = $2 where id = any($1::bigint[])', [
        rows.map(({ id }) => id),
        this.kernel.clock(),
      ]);
      return rows.length;
    });
  }

  /** The job's id follows from the message's, so a message that is moved twice is one job. */
  private async queue(client: pg.PoolClient, messages: readonly SentMessage[]): Promise<void> {
    const byQueue = new Map<string, { id: string; data: object }[]>();
    for (const message of messages) {
      const own = jobOfTopic(message.topic);
      const deliveries = own
        ? [{ queue: own, data: message.payload }]
        : subscribersOf(message.topic).map(({ name }) => ({ queue: name, data: message }));
      for (const { queue, data } of deliveries) byQueue.set(queue, [...(byQueue.get(queue) ?? []), { id: jobId(message.id), data }]);
    }
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    for (const [queue, jobs] of byQueue) await this.boss.insert(queue, jobs, { db });
  }

  private async listen(runtimeUrl: string): Promise<void> {
    const listener = new pg.Client({ connectionString: runtimeUrl, application_name: 'timon outbox' });
    listener.on('notification', () => this.wake());
    listener.on('error', () => (this.listener = undefined));
    await listener.connect();
    await listener.query(`listen ${outboxChannel}`);
    this.listener = listener;
  }

  private async tend(runtimeUrl: string): Promise<void> {
    if (!this.listener && !this.stopped) await this.listen(runtimeUrl).catch(() => undefined);
    this.wake();
  }
}

const waiting = `select id::text, topic, record_id as "recordId", payload, to_json(at)#>>'{}' as at from timon.outbox
  where sent_at is null order by id limit $1 for update skip locked`;

const jobId = (messageId: string): string => `00000000-0000-8000-8000-${BigInt(messageId).toString(16).padStart(12, '0')}`;
