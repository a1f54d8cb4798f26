import { Level } from '../declare/level.js';
import type { RowRule } from '../declare/access.js';
import { grantsIn, isHeadGrant, opensClass } from '../rights/rights.js';
import { heldLevels, type AccessModel } from '../rights/access-model.js';
import type { Grant, Principal } from '../rights/principal.js';
import { AccessBeyondOwn, AccessCeiling, AccessNarrowsUpwards } from './access.errors.js';
import { accessCells, breadth, isWider, valueIn, type AccessCell } from './access-cells.js';

/** Whoever changes the access tables, by what they hold in all companies. */
export class AccessEditor {
  private readonly grants: readonly Grant[];
  readonly isHead: boolean;

  constructor(
    principal: Principal,
    private readonly model: AccessModel,
    private readonly companies: readonly string[],
  ) {
    this.grants = principal.grants.filter(({ departmentId, onBehalfOf }) => departmentId === null && !onBehalfOf);
    this.isHead = this.grants.some(isHeadGrant);
  }

  /** The tables hold everywhere, so what somebody holds in some companies only does not count. */
  levelIn(domain: string, opening: (grant: Grant) => boolean = () => true): number {
    const held = grantsIn(this.grants, domain).filter(opening);
    const best = (grants: readonly Grant[]) => Math.max(0, ...grants.map(({ level }) => level));
    const inEach = this.companies.map((company) => best(held.filter(({ companyId }) => companyId === null || companyId === company)));
    return Math.max(best(held.filter(({ companyId }) => companyId === null)), inEach.length === 0 ? 0 : Math.min(...inEach));
  }

  /** Whoever may change the tables at all has a say in those of the domains in which they hold as much as that takes. */
  mayDecideIn(domain: string): boolean {
    return this.isHead || this.levelIn(domain) >= this.model.duty('editAccess');
  }

  mayChange(cell: AccessCell): boolean {
    return this.isHead || (cell.of !== undefined && this.mayDecideIn(cell.domain));
  }

  /** What is opened to others has to be open to oneself. */
  mayWiden(cell: AccessCell, from: Level | RowRule | undefined, to: Level | RowRule | undefined): boolean {
    if (this.isHead) return true;
    if (cell.headOnly) return false;
    if (cell.part !== 'rows') {
      const { field } = cell;
      return this.levelIn(cell.domain, (grant) => !field || opensClass(grant, field)) >= (from as number);
    }
    const mine = this.model.access(cell.of!).rows[this.levelIn(cell.domain) as Level];
    return breadth(mine) >= breadth(to as RowRule | undefined);
  }
}

/** An override may tighten anything; it opens nothing below what the declaration names as the lowest. */
export function requireWithinCeilings(model: AccessModel): void {
  for (const cell of accessCells(model.registry)) {
    const level = model.override(cell.record, cell.part, cell.name)?.level;
    if (level && level < cell.lowest) throw new AccessCeiling({ ...told(cell), lowest: cell.lowest });
  }
}

/** What separates two models has to be this editor's to decide, and to leave the levels in their order. */
export function requireMayChange(editor: AccessEditor, from: AccessModel, to: AccessModel): void {
  for (const cell of accessCells(from.registry)) {
    const [before, after] = [valueIn(from, cell), valueIn(to, cell)];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    const allowed = editor.mayChange(cell) && (!isWider(before, after) || editor.mayWiden(cell, before, after));
    if (!allowed) throw new AccessBeyondOwn(told(cell));
    if (cell.part === 'rows') requireUpwards(to, cell);
  }
}

/** More trust never shows less. */
function requireUpwards(model: AccessModel, { of: record }: AccessCell): void {
  const { rows } = model.access(record!);
  const narrowing = heldLevels.find((level) => level > Level.Trainee && breadth(rows[level]) < breadth(rows[(level - 1) as Level]));
  if (narrowing) throw new AccessNarrowsUpwards({ record: record!.name, level: narrowing });
}

const told = ({ record, part, name }: AccessCell) => ({
  record,
  cell: part === 'operation' || part === 'duty' ? name : `${name} (${part})`,
});
