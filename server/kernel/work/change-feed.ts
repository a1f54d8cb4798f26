import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { ChangesMissed } from './change.errors.js';
import { Follower } from './follower.js';

/** How long a change waits to be told, at most. */
const everyMs = 200;
/** Nobody is told more at once; an import of thousands is read again as a whole instead. */
const mostAtOnce = 2_000;

/** One record that has changed, as the outbox has it. */
export interface Change {
  readonly record: string;
  readonly id: string;
  readonly version: number;
  readonly action: string;
}

interface News {
  /** The snapshot in which these changes are visible: the place from which to go on. */
  readonly position: string;
  readonly changes: readonly Change[];
  readonly isWhole: boolean;
}

/**
 * Tells what has changed, after the commit, to all who follow in this process. It asks the outbox which messages have become
 * visible since the last time, so it misses none and hears of every writer, and costs writers nothing: a notification would make
 * their commits wait for one another. It asks only while somebody follows.
 */
export class ChangeFeed {
  private readonly followers = new Set<Follower>();
  /** Up to where everybody who follows has been told; nothing while nobody does. */
  private position: string | undefined;
  private looking: Promise<void> | undefined;
  private joining = 0;
  /** How many sources were ever opened: whoever is denied opens none. */
  opened = 0;

  constructor(private readonly kernel: Kernel) {}

  get following(): number {
    return this.followers.size;
  }

  /** Follows a kind of record from now on, or from where an earlier stream broke off. */
  async follow(record: string, since?: string): Promise<Follower> {
    this.joining += 1;
    try {
      // One that is under way may have looked before we were asked.
      await this.looking;
      await this.look();
    } finally {
      this.joining -= 1;
    }
    const follower = new Follower(record, (gone) => void this.followers.delete(gone));
    this.opened += 1;
    this.followers.add(follower);
    follower.begin(this.position!);
    try {
      // Heard from now on already, so that what lies between can only be told twice.
      if (since !== undefined) await this.catchUp(follower, since);
      return follower;
    } catch (error) {
      follower.close();
      throw error;
    }
  }

  private async catchUp(follower: Follower, since: string): Promise<void> {
    if (!isPosition(since)) throw new ChangesMissed();
    const { changes, position, isWhole } = await this.read(since, [follower.record]).catch((error: { code?: string }) => {
      // It looks like a place and is none.
      throw error.code === invalidText ? new ChangesMissed() : error;
    });
    // A place that lies ahead is that of another database, such as the one before a restore.
    if (!isWhole || endOf(since) > endOf(position)) throw new ChangesMissed();
    follower.begin(since);
    follower.hear(changes, position);
  }

  private look(): Promise<void> {
    return (this.looking ??= this.tell().finally(() => (this.looking = undefined)));
  }

  private async tell(): Promise<void> {
    if (this.position === undefined) {
      const [row] = await this.asked<{ position: string }>('select pg_current_snapshot()::text as position', []);
      this.position = row!.position;
      this.later();
      return;
    }
    const { changes, position, isWhole } = await this.read(this.position, [...new Set([...this.followers].map(({ record }) => record))]);
    this.position = position;
    for (const follower of this.followers) {
      if (isWhole) follower.hear(changes, position);
      else follower.fail(new ChangesMissed());
    }
  }

  private later(): void {
    setTimeout(() => void this.regularly(), everyMs).unref();
  }

  private async regularly(): Promise<void> {
    if (this.followers.size + this.joining === 0) {
      this.position = undefined;
      return;
    }
    try {
      await this.look();
    } catch (error) {
      // Nothing is lost: the next time begins at the same place.
      this.kernel.log.warn({ error: String(error) }, 'changes could not be looked up; trying again');
    }
    this.later();
  }

  private async read(since: string, records: readonly string[]): Promise<News> {
    const rows = await this.asked<Partial<Change> & { position: string }>(news, [since, records, mostAtOnce + 1]);
    const changes = rows.flatMap(({ id, record, action, version }) =>
      id ? [{ id, record: record!, action: action!, version: version! }] : [],
    );
    return { position: rows[0]!.position, changes, isWhole: changes.length <= mostAtOnce };
  }

  private asked<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    return asFacts(this.kernel.pool, async (client) => (await client.query<Row>(text, values)).rows);
  }
}

/** Visible now, and not yet at that place. What a later life of the cluster numbers (a restored row) is left out until it comes about. */
const news = `select now.position::text as position, o.* from (select pg_current_snapshot() as position) now left join lateral (
    select record_id as id, split_part(topic, '.', 1) as record, split_part(topic, '.', 2) as action, (payload ->> 'version')::int as version
    from timon.outbox where tx >= pg_snapshot_xmin($1::pg_snapshot) and tx < pg_snapshot_xmax(now.position)
      and not pg_visible_in_snapshot(tx, $1::pg_snapshot) and record_id is not null and split_part(topic, '.', 1) = any ($2::text[])
    order by timon.outbox.id limit $3::int) o on true`;

const invalidText = '22P02';
const isPosition = (text: string): boolean => /^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19}){0,200})?$/.test(text);
const endOf = (position: string): bigint => BigInt(position.split(':')[1]!);
