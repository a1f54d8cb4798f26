import { ApolloCache, type Cache, type Reference } from '@apollo/client/core';

/** Apollo's client asks for a cache; this one keeps nothing, and the weight of the real one is never loaded. */
export class NoCache extends ApolloCache<null> {
  override read<Answer>(): Answer | null {
    return null;
  }
  override write(): Reference | undefined {
    return undefined;
  }
  override diff<Answer>(): Cache.DiffResult<Answer> {
    return { complete: false };
  }
  override watch(): () => void {
    return () => undefined;
  }
  override reset(): Promise<void> {
    return Promise.resolve();
  }
  override evict(): boolean {
    return false;
  }
  override restore(): this {
    return this;
  }
  override extract(): null {
    return null;
  }
  override removeOptimistic(): void {}
  override performTransaction(transaction: (cache: this) => void): void {
    transaction(this);
  }
}
