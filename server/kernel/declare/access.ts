import type { FlowMove } from './flow.js';
import type { Level } from './level.js';

/** Which rows a level reaches, from a closed vocabulary that compiles to SQL. A rule names the link that decides. */
export type RowRule =
  | { readonly reach: 'own'; readonly field: string }
  | { readonly reach: 'team'; readonly field: string }
  | { readonly reach: 'department'; readonly field: string }
  | { readonly reach: 'company'; readonly field: string }
  | { readonly reach: 'linked party'; readonly field: string }
  | { readonly reach: 'everyone' };

/** Rows whose `field` (a link to an employee) is me. */
export const own = (field = 'owner'): RowRule => ({ reach: 'own', field });
/** Rows of mine and of everyone below me in the reporting line. */
export const team = (field = 'owner'): RowRule => ({ reach: 'team', field });
/** Rows of the department my grant is in. */
export const department = (field = 'department'): RowRule => ({ reach: 'department', field });
/** Rows of the company my grant is in. */
export const company = (field = 'company'): RowRule => ({ reach: 'company', field });
/** Rows linked to the party that a partner key or portal user stands for. */
export const linkedParty = (field: string): RowRule => ({ reach: 'linked party', field });
/** Every row. */
export const everyone = (): RowRule => ({ reach: 'everyone' });

/** The level a field takes to read, and to write where that is more. */
export type FieldRight = Level | FieldRights;

export interface FieldRights {
  readonly read?: Level;
  readonly write?: Level;
  /** The lowest level for which an override may ever open it; left out, the class decides. */
  readonly lowest?: Level;
  /** Who may what hangs on it, so that only the head of the company may open it further. */
  readonly headOnly?: boolean;
}

/**
 * What a record shows to those who stand for a customer or supplier: a key bound to a party, a portal user. Only what is named
 * here, to whatever level; a record that names nothing is unknown to them.
 */
export interface PartyAccess {
  /** `linkedParty` for their own documents, `everyone` for what all may know. A line follows the record it is part of. */
  readonly rows?: RowRule;
  readonly reads: readonly string[];
  /** What they may fill in, where `may` lets them. */
  readonly writes: readonly string[];
  readonly may: readonly ('create' | 'update')[];
}

/** The rights on one kind of record: may this level do this at all, on which rows, which fields. Absent means denied. */
export interface AccessTable {
  readonly domain: string;
  readonly read: Level;
  readonly create: Level;
  readonly update: Level;
  readonly remove: Level;
  readonly moves: Readonly<Record<string, Level>>;
  readonly fields: Readonly<Record<string, FieldRight>>;
  readonly rows: Readonly<Partial<Record<Level, RowRule>>>;
  /** Who may what is written down here, so that only the head of the company may open more of it. */
  readonly headOnly?: boolean;
  readonly party?: PartyAccess;
}

type NoMoves = { moves?: Record<never, never> };
type SomeMoves<Move extends string> = { moves: Record<Move, Level> };

type AccessOptions<Entity, Move extends string> = {
  domain: string;
  read: Level;
  create: Level;
  update: Level;
  remove: Level;
  fields?: { [Field in keyof Entity]?: FieldRight };
  rows: Partial<Record<Level, RowRule>>;
  headOnly?: boolean;
  party?: {
    rows?: RowRule;
    reads: readonly (keyof Entity & string)[];
    writes?: readonly (keyof Entity & string)[];
    may?: PartyAccess['may'];
  };
} & ([Move] extends [never] ? NoMoves : SomeMoves<Move>);

/**
 * Declares the rights on a record. A move without a level, a level for an unknown move and a misspelt field do not compile.
 * `rows` reads upwards: a level has the rule of the highest entry not above it.
 */
export function defineAccess<Entity, Flow = never>(
  options: AccessOptions<Entity, [Flow] extends [never] ? never : FlowMove<Flow>>,
): AccessTable {
  const party = options.party && { writes: [], may: [], ...options.party };
  return { fields: {}, ...options, moves: options.moves ?? {}, party } as AccessTable;
}

/** The row rule that applies to a level, or none when the level reaches no row. */
export function rowRuleAt(access: Pick<AccessTable, 'rows'>, level: Level): RowRule | undefined {
  const reached = Object.keys(access.rows)
    .map(Number)
    .filter((least) => least <= level);
  return reached.length === 0 ? undefined : access.rows[Math.max(...reached) as Level];
}

/** What the table says of a field; of a twin, what it says of the amount that it stands for. */
export function fieldRightsOf(access: AccessTable, { name, twinOf }: { readonly name: string; readonly twinOf?: string }): FieldRights {
  const right = access.fields[twinOf ?? name];
  return typeof right === 'object' ? right : { read: right };
}
