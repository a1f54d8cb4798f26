import { ask } from '../../client.js';
import type { AccessComparison, AccessTables, AccessVersion, Wish } from './access-tables.js';

const version = 'number edits basedOn restores note createdAt createdBy publishedAt publishedBy';
const why = `why { source sentence version { number publishedAt publishedBy note } }`;
const cell = `part name label declared inForce drafted lowest headOnly ${why}`;
const rule = '{ reach field label }';
const tables = `version draft { ${version} } levels { level label }
  records {
    record label module domain domainLabel partOf rules ${rule}
    operations { ${cell} }
    fields { name label class needsRight read { ${cell} } write { ${cell} } }
    rows { level label declared ${rule} inForce ${rule} drafted ${rule} headOnly ${why} }
  }
  duties { ${cell} }`;

export async function accessTables(): Promise<AccessTables> {
  return (await ask<{ accessTables: AccessTables }>(`query accessTables { accessTables { ${tables} } }`)).accessTables;
}

export async function accessVersions(): Promise<readonly AccessVersion[]> {
  const { accessVersions: versions } = await ask<{ accessVersions: readonly AccessVersion[] }>(
    `query accessVersions { accessVersions { ${version} } }`,
  );
  return versions;
}

/** What one version says otherwise than another, and whom that touches. */
export const compareAccess = (from: number, to: number): Promise<AccessComparison> =>
  ask(
    `query compareAccess($from: Int!, $to: Int!) {
      changes: accessDiff(from: $from, to: $to) { record part name label widens sentence }
      touched: accessTouches(from: $from, to: $to) { id name }
    }`,
    { from, to },
  );

/** Begins a draft, or goes on with the one whose edits were seen. */
export async function draftAccess(edits: number | undefined, set: readonly Wish[], reset: readonly Wish[] = []): Promise<AccessTables> {
  const { draftAccess: drafted } = await ask<{ draftAccess: AccessTables }>(
    `mutation draftAccess($edits: Int, $set: [AccessOverrideInput!], $reset: [AccessCellInput!]) {
      draftAccess(edits: $edits, set: $set, reset: $reset) { ${tables} }
    }`,
    { edits, set, reset },
  );
  return drafted;
}

export const discardAccessDraft = (edits: number): Promise<unknown> =>
  ask('mutation discardAccessDraft($edits: Int!) { discardAccessDraft(edits: $edits) }', { edits });

export const publishAccess = (edits: number, note: string): Promise<unknown> =>
  ask('mutation publishAccess($edits: Int!, $note: String) { publishAccess(edits: $edits, note: $note) { number } }', {
    edits,
    note: note || null,
  });

export const rollBackAccess = (to: number, note: string): Promise<unknown> =>
  ask('mutation rollBackAccess($to: Int!, $note: String) { rollBackAccess(to: $to, note: $note) { number } }', { to, note: note || null });
