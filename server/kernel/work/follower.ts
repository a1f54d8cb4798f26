import { SlowReceiver } from './change.errors.js';
import type { Change } from './change-feed.js';

/** Records that wait to be told; more, and the receiver is too slow for its question. */
const mostWaiting = 1_000;
const mostInBatch = 50;

/** What has happened to one record since it was last told: once, however often it happened. */
export interface ToldChange {
  readonly id: string;
  readonly version: number;
  readonly actions: readonly string[];
}

export interface ChangeBatch {
  readonly changes: readonly ToldChange[];
  /** Where to go on should the stream break after this batch: nothing is missed, and little is told again. */
  readonly position: string;
}

/** Somebody who follows the changes of a kind of record. What waits for them is bounded; a record waits once. */
export class Follower implements AsyncIterableIterator<ChangeBatch> {
  private readonly waiting = new Map<string, ToldChange>();
  private told = '';
  private heard = '';
  private isClosed = false;
  private failure: Error | undefined;
  private wake: (() => void) | undefined;

  constructor(
    readonly record: string,
    private readonly leave: (follower: Follower) => void,
  ) {}

  begin(position: string): void {
    this.told = this.heard = position;
  }

  hear(changes: readonly Change[], position: string): void {
    for (const { record, id, version, action } of changes) {
      if (record !== this.record) continue;
      const before = this.waiting.get(id);
      this.waiting.set(id, { id, version, actions: before ? [...new Set([...before.actions, action])] : [action] });
    }
    if (this.waiting.size > mostWaiting) return this.fail(new SlowReceiver());
    this.heard = position;
    if (this.waiting.size === 0) this.told = position;
    else this.wake?.();
  }

  /** Ends with an error, once what is being told has been told. */
  fail(error: Error): void {
    this.failure ??= error;
    this.waiting.clear();
    this.leave(this);
    this.wake?.();
  }

  close(): void {
    this.isClosed = true;
    this.leave(this);
    this.wake?.();
  }

  async next(): Promise<IteratorResult<ChangeBatch>> {
    while (this.waiting.size === 0 && !this.isClosed && !this.failure) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.failure && !this.isClosed) throw this.failure;
    if (this.isClosed) return { done: true, value: undefined };
    const changes = [...this.waiting.values()].slice(0, mostInBatch);
    for (const { id } of changes) this.waiting.delete(id);
    if (this.waiting.size === 0) this.told = this.heard;
    return { done: false, value: { changes, position: this.told } };
  }

  return(): Promise<IteratorResult<ChangeBatch>> {
    this.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
