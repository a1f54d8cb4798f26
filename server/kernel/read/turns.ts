/**
 * Lets a few work at once while the others wait in line. Work that takes longer than a turn lasts goes on without one, so whoever
 * asks much never keeps those waiting who ask little.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(
    private free: number,
    private readonly lastsMs: number,
  ) {}

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((begin) => this.waiting.push(begin));
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      this.passOn();
    };
    const timer = setTimeout(end, this.lastsMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      end();
    }
  }

  private passOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
