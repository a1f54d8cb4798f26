import type { RowRule } from '../declare/access.js';
import type { Level } from '../declare/level.js';
import type { Registry } from '../declare/registry.js';
import { Conflict, Forbidden, InvalidInput } from '../errors.js';
import { isSameRule, type AccessModel } from '../rights/access-model.js';
import { holdModel, modelOfVersion, versionInForce } from '../rights/access-models.js';
import { overrideKey, type AccessCellId, type AccessOverride } from '../rights/access-override.js';
import { publishSystemIn } from '../rights/system-principal.js';
import { defineEvent } from '../work/events.js';
import { logSecurity } from '../work/security-log.js';
import type { OpenWork } from '../write/open-work.js';
import { accessCells, valueIn, type AccessCell } from './access-cells.js';
import { accessDraft, beginVersion, saveOverrides, type AccessVersion } from './access-versions.js';
import { AccessDraftOutdated, NoSuchAccessVersion } from './access.errors.js';
import { cellWords } from './access-words.js';
import { endPreviews } from './preview-draft.js';
import { requireAllowed } from './require-allowed.js';

/** The tables in force have changed: whoever knows principals publishes all of them again, in the same transaction. */
export const AccessChanged = defineEvent<{ readonly version: number }>('AccessChanged');

/** What an editor asks of a cell: a level, or the rows that a level is to reach. */
export interface AccessWish extends AccessCellId {
  readonly level?: number | null;
  readonly rule?: { readonly reach: string; readonly field?: string | null } | null;
}

export interface DraftEdit {
  /** The edits that the editor has seen; nothing where a draft is to be begun. */
  readonly edits?: number | null;
  readonly set: readonly AccessWish[];
  readonly reset: readonly AccessCellId[];
  readonly note?: string | null;
}

/** Begins a draft or goes on with it. What it may not say is refused when it is said, and once more when it is published. */
export async function draftAccess(work: OpenWork, { edits, set, reset, note }: DraftEdit): Promise<void> {
  requireEditor(work);
  const wishes = overridesFrom(work.registry, set);
  requireKnown(work.registry, reset, 'reset');
  const draft = await draftToEdit(work, edits ?? undefined, wishes);
  const inForce = await modelOfVersion(work.sql, work.registry, await versionInForce(work.sql));
  await saveOverrides(work.sql, draft.number, wishes, reset);
  await endPreviews(work);
  await work.rows(
    'update timon.access_version set edits = edits + $2, content = gen_random_uuid(), note = coalesce($3, note) where number = $1',
    [draft.number, edits ? 1 : 0, note?.slice(0, 500) ?? null],
  );
  await requireAllowed(work, inForce, draft.number);
}

export async function discardAccessDraft(work: OpenWork, edits: number): Promise<void> {
  requireEditor(work);
  const draft = await draftSeen(work, edits);
  await endPreviews(work);
  await work.rows('delete from timon.access_version where number = $1', [draft.number]);
}

/** Puts a draft in force, in the transaction in which it republishes what everybody may: no process goes by the old tables after it. */
export async function publishAccess(work: OpenWork, edits: number, note?: string | null): Promise<number> {
  requireEditor(work);
  await holdModel(work.sql);
  const draft = await draftSeen(work, edits);
  const inForce = await versionInForce(work.sql);
  if (draft.basedOn !== inForce) throw new AccessDraftOutdated({ draft: draft.number, inForce });
  const before = await modelOfVersion(work.sql, work.registry, inForce);
  await requireAllowed(work, before, draft.number);
  await putInForce(work, before, draft.number, 'access-published', note);
  return draft.number;
}

/** Brings an earlier version back, as a new one: what was in force when stays written down. 0 is what the code declares. */
export async function rollBackAccess(work: OpenWork, to: number, note?: string | null): Promise<number> {
  requireEditor(work);
  await holdModel(work.sql);
  if (to !== 0) {
    const [known] = await work.rows('select from timon.access_version where number = $1 and published_at is not null', [to]);
    if (!known) throw new NoSuchAccessVersion({ version: to });
  }
  const before = await modelOfVersion(work.sql, work.registry, await versionInForce(work.sql));
  const begun = { from: to, by: work.principal.id, at: work.now, note: note?.slice(0, 500) ?? null };
  const number = await beginVersion(work.sql, { ...begun, restores: to });
  await requireAllowed(work, before, number);
  await putInForce(work, before, number, 'access-rolled-back');
  return number;
}

function requireEditor({ principal }: OpenWork): void {
  if (principal.kind !== 'employee' || !principal.rights.mayDo('editAccess')) throw new Forbidden();
}

async function putInForce(
  work: OpenWork,
  before: AccessModel,
  number: number,
  kind: 'access-published' | 'access-rolled-back',
  note?: string | null,
): Promise<void> {
  const after = await modelOfVersion(work.sql, work.registry, number);
  const { id } = work.principal;
  await work.rows(
    'update timon.access_version set published_at = $2, published_by = $3, note = coalesce($4, note) where number = $1 and published_at is null',
    [number, work.now, id, note?.slice(0, 500) ?? null],
  );
  const changed = accessCells(work.registry).filter((cell) => spelled(valueIn(before, cell)) !== spelled(valueIn(after, cell)));
  const told = changed.map((cell) => `${cellWords(cell)}: ${spelled(valueIn(before, cell))} → ${spelled(valueIn(after, cell))}`);
  await logSecurity(work.sql, { at: work.now, kind, principal: work.principal, facts: { version: number, changes: told } });
  await endPreviews(work);
  await publishSystemIn(work.sql, work.registry);
  work.announce(AccessChanged, [{ version: number }]);
  await work.hear();
  await requireEverybodyPublished(work, number);
}

/** Whoever was left out would go on under the old tables, unnoticed. */
async function requireEverybodyPublished(work: OpenWork, number: number): Promise<void> {
  const [left] = await work.rows<{ id: string; kind: string }>(
    'select id, kind from timon.principal where active and access_version <> $1 limit 1',
    [number],
  );
  if (left) throw new Error(`The rights of ${left.kind} ${left.id} were not worked out again under version ${number}.`);
}

const spelled = (value: Level | RowRule | undefined): string =>
  typeof value === 'object' ? [value.reach, 'field' in value ? value.field : ''].join(' ').trim() : String(value ?? 'none');

/** The draft under the editor's hands: one for all, so that nobody publishes over somebody else's head. */
async function draftToEdit(work: OpenWork, edits: number | undefined, wishes: readonly AccessOverride[]): Promise<AccessVersion> {
  if (edits !== undefined) {
    const draft = await draftSeen(work, edits, wishes);
    const inForce = await versionInForce(work.sql);
    if (draft.basedOn !== inForce) throw new AccessDraftOutdated({ draft: draft.number, inForce });
    return draft;
  }
  // Two who begin at once: the second waits here, and then sees the first one's draft.
  await work.rows('lock table timon.access_version in share row exclusive mode');
  const known = await accessDraft(work.sql);
  if (known) throw await changedMeanwhile(work, known, wishes);
  await beginVersion(work.sql, { from: await versionInForce(work.sql), by: work.principal.id, at: work.now, note: null });
  return (await accessDraft(work.sql))!;
}

async function draftSeen(work: OpenWork, edits: number, wishes: readonly AccessOverride[] = []): Promise<AccessVersion> {
  const draft = await accessDraft(work.sql, { lock: true });
  if (!draft) throw new NoSuchAccessVersion({ version: null });
  if (draft.edits !== edits) throw await changedMeanwhile(work, draft, wishes);
  return draft;
}

/** Somebody edited first: both values of every cell that was to be set. */
async function changedMeanwhile(work: OpenWork, draft: AccessVersion, wishes: readonly AccessOverride[]): Promise<Conflict> {
  const model = await modelOfVersion(work.sql, work.registry, draft.number);
  const cells = cellsByKey(work.registry);
  const both = wishes.map((wish) => {
    const cell = cells.get(overrideKey(wish))!;
    return [cellWords(cell), spelled(wish.level ?? wish.rule ?? undefined), spelled(valueIn(model, cell))] as const;
  });
  const differing = both.filter(([, yours, theirs]) => yours !== theirs);
  return new Conflict({
    id: String(draft.number),
    title: String(draft.number),
    version: draft.edits,
    yours: Object.fromEntries(differing.map(([cell, yours]) => [cell, yours])),
    theirs: Object.fromEntries(differing.map(([cell, , theirs]) => [cell, theirs])),
  });
}

const cellsByKey = (registry: Registry): ReadonlyMap<string, AccessCell> =>
  new Map(accessCells(registry).map((cell) => [overrideKey(cell), cell]));

/** Wishes as overrides; all that is wrong with them is said at once. */
function overridesFrom(registry: Registry, wishes: readonly AccessWish[]): AccessOverride[] {
  const cells = requireKnown(registry, wishes, 'set');
  const reasons: Record<string, string> = {};
  const overrides = wishes.map(({ record, part, name, level, rule }, at): AccessOverride => {
    const cell = cells[at]!;
    if (part === 'rows') {
      const known = cell.of!.rowRules.find((each) => rule && isSameRule(each, { field: '', ...rule } as RowRule));
      if (!known) reasons[`set.${at}.rule`] = 'UNKNOWN_CHOICE';
      return { record, part, name, level: null, rule: known ?? null };
    }
    if (!level || !Number.isInteger(level) || level < 1 || level > 7) reasons[`set.${at}.level`] = 'OUT_OF_RANGE';
    return { record, part, name, level: level as Level, rule: null };
  });
  if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
  return overrides;
}

function requireKnown(registry: Registry, ids: readonly AccessCellId[], list: 'set' | 'reset'): AccessCell[] {
  const cells = cellsByKey(registry);
  const reasons: Record<string, string> = {};
  const found = ids.map((id, at) => {
    const cell = cells.get(overrideKey(id));
    if (!cell) reasons[`${list}.${at}`] = 'UNKNOWN_CHOICE';
    return cell!;
  });
  if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
  return found;
}
