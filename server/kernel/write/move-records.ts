import type { RecordType } from '../declare/registry.js';
import { InvalidMove } from '../errors.js';
import { guardsOf } from './guarding.js';
import { titleOf } from './lock-as-caller.js';
import { moveOf } from './moving.js';
import type { OpenWork } from './open-work.js';
import type { Entity } from './row.js';
import { writeRows } from './write-rows.js';

/** Makes a move with records that are locked: state, body, rows, history, listeners. Rights have been asked before. */
export async function moveRecords(work: OpenWork, record: RecordType, move: string, entities: readonly Entity[]): Promise<void> {
  const { from, to } = record.flow!.moves[move]!;
  const state = record.state!.name;
  for (const entity of entities) requireState(work, record, entity, move, from);
  for (const guard of guardsOf(record.target, move)) await guard([...entities], work);
  await moveOf(record.target, move)?.body([...entities], work);
  for (const entity of entities) entity[state] = to;
  const changes = entities.map((entity) => ({ entity, before: work.snapshotOf(entity) }));
  const writing = { transaction: work.transaction, record, context: 'facts', action: move, now: work.now, always: true } as const;
  await work.wrote(record, await writeRows(writing, changes));
}

function requireState(work: OpenWork, record: RecordType, entity: Entity, move: string, from: readonly string[]): void {
  const state = entity[record.state!.name] as string;
  if (!from.includes(state)) throw new InvalidMove({ record: record.name, title: titleOf(work, record, entity), move, state, from });
}
