import { useState } from 'react';
import type { AccessCell, AccessRow, AccessRule, Wish } from './access-tables.js';
import { keyOf } from './what-a-level-may.js';

/** What was chosen in the panel and not saved yet. */
export interface Wishes {
  readonly count: number;
  readonly set: readonly Wish[];
  readonly reset: readonly Wish[];
  levelOf(cell: AccessCell): number;
  ruleOf(row: AccessRow): AccessRule | null;
  wish(cell: AccessCell, level: number): void;
  wishRule(row: AccessRow, rule: AccessRule): void;
  /** Back to what Timón is delivered with. */
  restore(cell: AccessCell): void;
  restoreRule(row: AccessRow): void;
  clear(): void;
}

type Pending = { readonly wish: Wish; readonly rule?: AccessRule | null; readonly restores?: boolean };

export function useWishes(record: string | null): Wishes {
  const [pending, setPending] = useState<ReadonlyMap<string, Pending>>(new Map());
  const put = (name: string, each: Pending | undefined) => {
    const next = new Map(pending);
    if (each) next.set(name, each);
    else next.delete(name);
    setPending(next);
  };
  const address = ({ part, name }: Pick<AccessCell, 'part' | 'name'>) => `${part} ${name}`;
  const rowCell = (row: AccessRow) => ({ part: 'ROWS' as const, name: String(row.level) });
  const all = [...pending.values()];
  return {
    count: pending.size,
    set: all.filter(({ restores }) => !restores).map(({ wish }) => wish),
    reset: all.filter(({ restores }) => restores).map(({ wish: { part, name } }) => ({ record, part, name })),
    levelOf: (cell) => pending.get(address(cell))?.wish.level ?? cell.drafted,
    ruleOf: (row) => {
      const known = pending.get(address(rowCell(row)));
      return known ? (known.rule ?? null) : row.drafted;
    },
    wish: (cell, level) => {
      const { part, name } = cell;
      put(address(cell), level === cell.drafted ? undefined : { wish: { record, part, name, level } });
    },
    wishRule: (row, rule) => {
      const cell = rowCell(row);
      const { reach, field } = rule;
      const same = keyOf(rule) === keyOf(row.drafted);
      put(address(cell), same ? undefined : { wish: { record, ...cell, rule: { reach, field } }, rule });
    },
    restore: (cell) => {
      const { part, name, declared } = cell;
      put(address(cell), { wish: { record, part, name, level: declared }, restores: true });
    },
    restoreRule: (row) => {
      put(address(rowCell(row)), { wish: { record, ...rowCell(row) }, rule: row.declared, restores: true });
    },
    clear: () => setPending(new Map()),
  };
}
