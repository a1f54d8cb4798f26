/** Something in a source that could not be taken over, and where it stands. */
export interface RowProblem {
  readonly file: string;
  readonly line: number;
  /** The record's field, and the cells it was to be made of. */
  readonly field?: string;
  readonly cell?: string;
  /** A sentence: what is wrong. */
  readonly reason: string;
}

export interface TableCount {
  created: number;
  changed: number;
  unchanged: number;
  failed: number;
}

/** One ledger per import: whatever was read is created, changed, unchanged or failed. */
export class ImportReport {
  readonly tables = new Map<string, TableCount>();
  readonly problems: RowProblem[] = [];

  count(table: string): TableCount {
    const count = this.tables.get(table) ?? { created: 0, changed: 0, unchanged: 0, failed: 0 };
    this.tables.set(table, count);
    return count;
  }

  /** A row counts as failed once, however much is wrong with it. */
  fail(table: string, problems: readonly RowProblem[]): void {
    this.count(table).failed += 1;
    this.problems.push(...problems);
  }

  get failed(): number {
    return [...this.tables.values()].reduce((sum, { failed }) => sum + failed, 0);
  }
}
