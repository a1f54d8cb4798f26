import type { Level } from '../declare/level.js';
import { grantsIn, opensClass } from '../rights/rights.js';
import type { AccessModel } from '../rights/access-model.js';
import type { Grant } from '../rights/principal.js';
import type { AccessCell } from './access-cells.js';
import { accessDiff, type AccessDifference } from './access-diff.js';
import type { Queryable } from './access-versions.js';

export interface TouchedPerson {
  readonly id: string;
  readonly name: string;
}

/** Whoever may something else under one model than under another: those who hold a level that is opened or closed. */
export async function touchedBy(
  sql: Queryable,
  from: AccessModel,
  to: AccessModel,
  mayChange: (cell: AccessCell) => boolean,
): Promise<TouchedPerson[]> {
  const differences = accessDiff(from, to, 'en').filter(({ cell }) => mayChange(cell));
  const { rows } = await sql.query<TouchedPerson & { grants: readonly Grant[] }>(
    `select id, name, grants from timon.principal where active and kind <> 'system' and preview_of is null order by name, id`,
    [],
  );
  return rows.filter(({ grants }) => differences.some((each) => touches(each, grants))).map(({ id, name }) => ({ id, name }));
}

function touches({ cell, from, to }: AccessDifference, grants: readonly Grant[]): boolean {
  const held = grantsIn(grants, cell.domain);
  if (cell.part === 'rows') return held.some(({ level }) => level === Number(cell.name));
  const [lower, upper] = [Math.min(from as Level, to as Level), Math.max(from as Level, to as Level)];
  return held.some((grant) => grant.level >= lower && grant.level < upper && (!cell.field?.needsRight || opensClass(grant, cell.field)));
}
