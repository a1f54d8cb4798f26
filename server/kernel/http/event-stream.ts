import type { ServerResponse } from 'node:http';

const heartbeatMs = 12_000;
/** As much may lie in our memory on the way to a receiver; beyond it we wait for them, and not for ever. */
const mostBuffered = 256 * 1024;
const patienceMs = 10_000;
const farewellMs = 2_000;

/** Server-sent events as the protocol GraphQL over SSE writes them: `next` for each answer, `complete` at the end. */
export class EventStream {
  private readonly heart: NodeJS.Timeout;
  private isOver = false;

  constructor(
    private readonly response: ServerResponse,
    requestId: string,
  ) {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // A proxy that gathers an answer before it passes it on would tell everything too late.
      'x-accel-buffering': 'no',
      'x-request-id': requestId,
    });
    response.write(':\n\n');
    this.heart = setInterval(() => response.write(':\n\n'), heartbeatMs).unref();
    response.once('close', () => this.stop());
  }

  get isClosed(): boolean {
    return this.isOver;
  }

  /** Sends an answer. False when the receiver does not take what was sent before in time. */
  async next(json: string, id?: string): Promise<boolean> {
    if (this.isOver) return true;
    this.response.write(`event: next\n${id === undefined ? '' : `id: ${id}\n`}data: ${json}\n\n`);
    return this.response.writableLength <= mostBuffered || this.drained();
  }

  /** The last words; whoever does not listen to them either is hung up on. */
  complete(lastJson?: string): void {
    if (this.isOver) return;
    this.stop();
    const last = lastJson === undefined ? '' : `event: next\ndata: ${lastJson}\n\n`;
    this.response.end(`${last}event: complete\ndata:\n\n`);
    setTimeout(() => this.response.destroy(), farewellMs).unref();
  }

  /** Ends without a word, so that the receiver takes it for a break and comes back to another process. */
  breakOff(): void {
    this.stop();
    this.response.end();
  }

  private drained(): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (inTime: boolean) => () => {
        clearTimeout(timer);
        this.response.off('drain', onDrain);
        this.response.off('close', onDrain);
        resolve(inTime);
      };
      const timer = setTimeout(done(false), patienceMs);
      const onDrain = done(true);
      this.response.once('drain', onDrain);
      this.response.once('close', onDrain);
    });
  }

  private stop(): void {
    this.isOver = true;
    clearInterval(this.heart);
  }
}
