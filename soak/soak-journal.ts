/** What a client asked for under a key, and what it was told. */
export interface JournalLine {
  readonly key: string;
  readonly person: string;
  readonly what: string;
  readonly outcome: 'done' | 'refused' | 'fault';
  /** The record that it made or moved, and the version it was told; of what was refused, the record that it would have made. */
  readonly id?: string;
  readonly version?: number;
  /** Why it was refused. */
  readonly code?: string;
  /** How often it was sent. */
  readonly sent: number;
}

/** A reversal carries no key of its own, because it can happen once only. */
export interface Reversal {
  readonly entry: string;
  readonly isDone: boolean;
}

/** What was promised to clients, kept apart from the database that has to keep it. */
export class SoakJournal {
  readonly lines: JournalLine[] = [];
  readonly reversals: Reversal[] = [];
  readonly faults: string[] = [];

  get size(): number {
    return this.lines.length;
  }

  count(outcome: JournalLine['outcome']): number {
    return this.lines.filter((line) => line.outcome === outcome).length;
  }

  /** Operations by what they were: done, refused, and why. */
  table(): string {
    const kinds = new Map<string, { done: number; codes: Map<string, number> }>();
    for (const { what, outcome, code = 'FAULT' } of this.lines) {
      const kind = kinds.get(what) ?? { done: 0, codes: new Map<string, number>() };
      kinds.set(what, kind);
      if (outcome === 'done') kind.done++;
      else kind.codes.set(code, (kind.codes.get(code) ?? 0) + 1);
    }
    const widest = Math.max(9, ...[...kinds.keys()].map(({ length }) => length));
    const rows = [...kinds]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([what, { done, codes }]) => {
        const refused = [...codes.values()].reduce((sum, count) => sum + count, 0);
        const why = [...codes].sort(([, one], [, other]) => other - one).map(([code, count]) => `${code} ${count}`);
        return `${what.padEnd(widest)} ${String(done).padStart(7)} ${String(refused).padStart(8)}  ${why.join(', ')}`.trimEnd();
      });
    return [`${'operation'.padEnd(widest)} ${'done'.padStart(7)} ${'refused'.padStart(8)}`, ...rows].join('\n');
  }
}
