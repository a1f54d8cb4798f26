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

interface AccessChange {
  readonly record: string | null;
  readonly part: AccessPart;
  readonly name: string;
  readonly label: string;
  readonly widens: boolean;
  readonly sentence: string;
}

/** Which of the tables is looked at. */
export type View = 'inForce' | 'drafted';

/** Somebody who may otherwise under one version than under another. */
interface Touched {
  readonly id: string;
  readonly name: string;
}

export interface AccessComparison {
  readonly changes: readonly AccessChange[];
  readonly touched: readonly Touched[];
}

/** One cell by its address, and what it is to say. */
export interface Wish {
  readonly record: string | null;
  readonly part: AccessPart;
  readonly name: string;
  readonly level?: number;
  readonly rule?: Pick<AccessRule, 'reach' | 'field'>;
}
