const beatMs = 100;
/** As late as this three times in a row, and nobody's request is answered in time. One long step alone is soon over. */
const lateMs = 500;
const beats = 3;

/** Whether this process comes round to its work: a timer that keeps ringing late shows that requests wait as long. */
export class Pulse {
  private lateBeats = 0;
  private due = performance.now() + beatMs;
  private readonly timer = setInterval(() => this.beat(performance.now()), beatMs).unref();

  get isLate(): boolean {
    return this.lateBeats >= beats;
  }

  beat(now: number): void {
    this.lateBeats = now - this.due > lateMs ? this.lateBeats + 1 : 0;
    this.due = now + beatMs;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
