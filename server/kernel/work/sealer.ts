import type { Kernel } from '../kernel.js';
import { linkChains, sealChains } from './chain.js';

const linkMs = 5_000;
const sealMs = 60_000;

/**
 * Links history and security log into their chains a few seconds behind the writes, which so need not wait for each other,
 * and seals the chains every minute.
 */
export class Sealer {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private sealedAt = 0;

  constructor(private readonly kernel: Kernel) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.turn(Date.now() - this.sealedAt >= sealMs).then(() => {
        if (this.timer) this.start();
      });
    }, linkMs);
    this.timer.unref();
  }

  /** What was written up to now is linked and sealed before the server goes. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
    await this.turn(true);
  }

  private async turn(seals: boolean): Promise<void> {
    try {
      await linkChains(this.kernel);
      if (!seals) return;
      await sealChains(this.kernel);
      this.sealedAt = Date.now();
    } catch (err) {
      this.kernel.log.warn({ err }, 'the history was not sealed; it is tried again');
    }
  }
}
