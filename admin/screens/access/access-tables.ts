import { ask } from '../../client.js';

/** The access tables as the API tells them: as declared, as in force and as drafted, with the reason of every cell. */
export interface AccessTables {
  /** 0 is Timón as it is delivered. */
  readonly version: number;
  readonly draft: AccessVersion | null;
  readonly levels: readonly AccessLevel[];
  readonly records: readonly AccessRecord[];
  readonly duties: readonly AccessCell[];
}

export interface AccessLevel {
  readonly level: number;
  readonly label: string;
}

export interface AccessVersion {
  readonly number: number;
  readonly edits: number;
  readonly basedOn: number;
  readonly restores: number | null;
  readonly note: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Empty for a draft. */
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
}

export interface AccessRule {
  readonly reach: string;
  readonly field: string | null;
  readonly label: string;
}

export interface AccessWhy {
  readonly source: 'DECLARED' | 'FOLLOWS' | 'OVERRIDE' | 'CEILING';
  readonly sentence: string;
  readonly version: Pick<AccessVersion, 'number' | 'publishedAt' | 'publishedBy' | 'note'> | null;
}

export type AccessPart = 'OPERATION' | 'READ' | 'WRITE' | 'ROWS' | 'DUTY';

/** What takes a level: whoever holds it, or a higher one. */
export interface AccessCell {
  readonly part: AccessPart;
  readonly name: string;
  readonly label: string;
  readonly declared: number;
  readonly inForce: number;
  readonly drafted: number;
  readonly lowest: number;
  readonly headOnly: boolean;
  readonly why: AccessWhy;
}

/** The rows that a level reaches. */
export interface AccessRow {
  readonly level: number;
  readonly label: string;
  readonly declared: AccessRule | null;
  readonly inForce: AccessRule | null;
  readonly drafted: AccessRule | null;
  readonly headOnly: boolean;
  readonly why: AccessWhy;
}

export interface AccessField {
  readonly name: string;
  readonly label: string;
  readonly class: string;
  readonly needsRight: boolean;
  readonly read: AccessCell;
  readonly write: AccessCell | null;
}

export interface AccessRecord {
  readonly record: string;
  readonly label: string;
  readonly module: string;
  readonly domain: string;
  readonly domainLabel: string;
  readonly partOf: string | null;
  readonly rules: readonly AccessRule[];
  readonly operations: readonly AccessCell[];
  readonly fields: readonly AccessField[];
  readonly rows: readonly AccessRow[];
}

export interface AccessChange {
  readonly record: string | null;
  readonly part: AccessPart;
  readonly name: string;
  readonly label: string;
  readonly widens: boolean;
  readonly sentence: string;
}

/** Which of the tables is looked at. */
export type View = 'inForce' | 'drafted';

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

export async function accessDiff(from: number, to: number): Promise<readonly AccessChange[]> {
  const { accessDiff: changes } = await ask<{ accessDiff: readonly AccessChange[] }>(
    'query accessDiff($from: Int!, $to: Int!) { accessDiff(from: $from, to: $to) { record part name label widens sentence } }',
    { from, to },
  );
  return changes;
}

/** Somebody who may otherwise under one version than under another. */
export interface Touched {
  readonly id: string;
  readonly name: string;
}

export async function accessTouches(from: number, to: number): Promise<readonly Touched[]> {
  const { accessTouches: touched } = await ask<{ accessTouches: readonly Touched[] }>(
    'query accessTouches($from: Int!, $to: Int!) { accessTouches(from: $from, to: $to) { id name } }',
    { from, to },
  );
  return touched;
}

/** One cell by its address, and what it is to say. */
export interface Wish {
  readonly record: string | null;
  readonly part: AccessPart;
  readonly name: string;
  readonly level?: number;
  readonly rule?: Pick<AccessRule, 'reach' | 'field'>;
}

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
