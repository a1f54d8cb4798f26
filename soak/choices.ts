import { createHash } from 'node:crypto';

/** Draws that follow from a name alone: those of a step are the same whatever was answered to the steps before it. */
export class Choices {
  private drawn = 0;

  constructor(private readonly name: string) {}

  below(bound: number): number {
    return Number(this.digest(`draw ${this.drawn++}`).readBigUInt64BE() % BigInt(bound));
  }

  /** From the first to the last, both among them. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** One of the list, as often as its weight says. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let left = this.below(list.reduce((sum, { weight }) => sum + weight, 0));
    return list.find(({ weight }) => (left -= weight) < 0)!;
  }

  /** An amount with two places. */
  amount(least: number, most: number): string {
    return (this.between(least * 100, most * 100) / 100).toFixed(2);
  }

  /** An id, as a client makes it before it asks. */
  get id(): string {
    const hex = this.digest('id').toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
  }

  private digest(what: string): Buffer {
    return createHash('sha256').update(`${this.name} ${what}`).digest();
  }
}
