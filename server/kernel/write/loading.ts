import { reaches } from '../rights/scope-predicate.js';
import type { Needed } from './needed-to-write.js';
import { attachLines, entityFrom, snapshotOf, type Entity, type Row, type Snapshot } from './row.js';
import { linesExpression, quoted, rowExpression, sideJoins, type Storage } from './storage.js';
import { stepInto, type Context, type Transaction } from './transaction.js';

export interface LoadedRecord {
  readonly entity: Entity;
  readonly snapshot: Snapshot;
  /** Whether the caller's grants reach what is needed on this row. */
  readonly reached: boolean;
}

export interface LoadOptions {
  readonly context: Context;
  /** Locks the rows in the order of their ids, so that two sets never wait for each other in a ring. */
  readonly lock?: boolean;
  readonly lines?: boolean;
  /** What to ask for on each row. */
  readonly needed?: Needed;
  /** The context in which the transaction goes on if rows are found. */
  readonly leadsTo?: Context;
}

/** Records by their ids, in the order of the ids. Side tables are read in the facts context alone: there nothing is hidden. */
export async function load(
  transaction: Transaction,
  storage: Storage,
  ids: readonly string[],
  options: LoadOptions,
): Promise<LoadedRecord[]> {
  if (ids.length === 0) return [];
  const answer = await transaction.query<LoadAnswer>(options.context, loadStatement(storage, options), [ids], options.leadsTo);
  return answer.map(({ row, lines, reached }) => {
    const entity = entityFrom(storage, row);
    if (options.lines) storage.lines.forEach((line, at) => attachLines(entity, line, lines[at]!));
    return { entity, snapshot: snapshotOf(storage, row, lines), reached };
  });
}

export const hasSides = (storage: Storage): boolean =>
  storage.sides.length > 0 || storage.lines.some((line) => line.storage.sides.length > 0);

interface LoadAnswer {
  row: Row;
  lines: (Row[] | null)[];
  reached: boolean;
}

const statements = new WeakMap<Storage, Map<string, string>>();

function loadStatement(storage: Storage, options: LoadOptions): string {
  const shape = `${options.context} ${options.lock} ${options.lines} ${options.needed?.join()} ${options.leadsTo}`;
  const known = statements.get(storage) ?? new Map<string, string>();
  statements.set(storage, known);
  const text = known.get(shape) ?? writeStatement(storage, options);
  known.set(shape, text);
  return text;
}

function writeStatement(storage: Storage, { context, lock, lines, needed, leadsTo }: LoadOptions): string {
  const sides = context === 'facts';
  const lineRows = lines ? storage.lines.map((line) => linesExpression(line, 't', sides)) : [];
  const reached = needed === undefined ? 'true' : reaches(storage.record, 't', needed);
  return `select ${rowExpression(storage, 't', sides)} as row, json_build_array(${lineRows.join(', ')}) as lines, ${reached} as reached${leadsTo ? `, (select ${stepInto(leadsTo)})` : ''}
    from ${quoted(storage.main.name)} t ${sides ? sideJoins(storage, 't') : ''}
    where t.id = any($1::uuid[]) order by t.id ${lock ? 'for update of t' : ''}`;
}
