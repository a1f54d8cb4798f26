export interface BenchSize {
  readonly parties: number;
  readonly products: number;
  readonly orders: number;
  /** How far down the list the deep page lies. */
  readonly depth: number;
  readonly alternations: number;
  readonly windowMs: number;
}

export const fullSize: BenchSize = { parties: 100_000, products: 2_000, orders: 200_000, depth: 100_000, alternations: 5, windowMs: 2_000 };
/** A tenth of everything, to see within minutes whether something went wrong. */
export const quickSize: BenchSize = { parties: 10_000, products: 200, orders: 20_000, depth: 10_000, alternations: 5, windowMs: 500 };
