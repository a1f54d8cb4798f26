import type { RecordType } from '../declare/registry.js';
import { InvalidInput, InvalidMove } from '../errors.js';
import { InputReader, type Input } from './apply-input.js';
import { askLinks, judgeLinks } from './check-links.js';
import { requirePlaces } from './create-records.js';
import { derivationsOf } from './deriving.js';
import { neededToWrite } from './needed-to-write.js';
import { lockAsCaller, requireInUse, requireVersion, titleOf, type VersionedId } from './lock-as-caller.js';
import type { OpenWork } from './open-work.js';
import { Organisation } from './organisation.js';
import type { Entity } from './row.js';
import { writeRows } from './write-rows.js';

export interface UpdateItem extends VersionedId {
  readonly input: Input;
}

export interface UpdateOptions {
  readonly listed?: boolean;
  /** Takes what is attempted before it may fail, so that a clash can be named. */
  readonly attempted?: Entity[];
}

/** Changes records as the caller: what is not sent stays, and a record that stays the same keeps its version. */
export async function updateRecords(
  work: OpenWork,
  record: RecordType,
  items: readonly UpdateItem[],
  options: UpdateOptions,
): Promise<Entity[]> {
  const { transaction, principal } = work;
  const needed = neededToWrite(
    principal.rights,
    record,
    items.map(({ input }) => input),
    principal.rights.access(record).update,
  );
  const entities = await lockAsCaller(work, record, items, needed);
  options.attempted?.splice(0, options.attempted.length, ...entities);
  const reader = await readUpdates(work, record, items, entities, options);
  for (const derive of derivationsOf(record.target)) await derive(entities, work);
  await requirePlaces(work, record, reader, entities);
  const changes = entities.map((entity) => ({ entity, before: work.snapshotOf(entity) }));
  await work.wrote(record, await writeRows({ transaction, record, context: 'caller', action: 'update', now: work.now }, changes));
  return entities;
}

async function readUpdates(
  work: OpenWork,
  record: RecordType,
  items: readonly UpdateItem[],
  entities: readonly Entity[],
  options: UpdateOptions,
): Promise<InputReader> {
  const { transaction, principal } = work;
  const organisation = await Organisation.of(transaction);
  const reader = new InputReader(principal, work.now, work.today, organisation.company(principal.companyId)?.currencyId, {});
  for (const [at, entity] of entities.entries()) {
    const { version, input } = items[at]!;
    requireInUse(work, record, entity);
    await requireVersion(work, record, entity, version, input);
    requireEditable(work, record, entity);
    reader.update(record, entity, input, options.listed ? `${at}.` : '');
  }
  const answer = await askLinks(transaction, reader.links, { record });
  judgeLinks(reader.links, answer, reader.reasons);
  if (Object.keys(reader.reasons).length > 0) throw new InvalidInput(reader.reasons);
  work.holdAnswer(answer);
  return reader;
}

export function requireEditable(work: OpenWork, record: RecordType, entity: Entity): void {
  const { editableIn } = record.options;
  const state = record.state && (entity[record.state.name] as string);
  if (!editableIn || !state || editableIn.includes(state)) return;
  throw new InvalidMove({ record: record.name, title: titleOf(work, record, entity), move: 'update', state, from: editableIn });
}
