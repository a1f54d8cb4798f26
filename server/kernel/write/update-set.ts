import type { RecordType } from '../declare/registry.js';
import { InvalidInput, InvalidMove } from '../errors.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import { InputReader, type Input } from './apply-input.js';
import { askLinks, judgeLinks } from './check-links.js';
import { clashOf, refusalOf } from './clash.js';
import { requirePlaces } from './create-records.js';
import { derivationsOf } from './deriving.js';
import { levelToWrite } from './level-to-write.js';
import { lockAsCaller, requireInUse, requireVersion, titleOf, type VersionedId } from './lock-as-caller.js';
import type { OpenWork } from './open-work.js';
import { Organisation } from './organisation.js';
import type { Entity } from './row.js';
import { writeRows } from './write-rows.js';
import { writeSet, type WriteOptions, type Written } from './write-set.js';

export interface UpdateItem extends VersionedId {
  readonly input: Input;
}

/** Changes records in one transaction: what is not sent stays, and a record that stays the same keeps its version. */
export async function updateSet(kernel: Kernel, principal: Principal, record: RecordType, items: readonly UpdateItem[], options: WriteOptions = {}): Promise<Written[]> {
  const attempted: Entity[] = [];
  try {
    return await writeSet(kernel, principal, record, 'update', options, async (work) => {
      const entities = await applyUpdates(work, record, items, options, attempted);
      const changes = entities.map((entity) => ({ entity, before: work.snapshotOf(entity) }));
      await work.wrote(record, await writeRows({ transaction: work.transaction, record, context: 'caller', action: 'update', now: work.now }, changes));
      return entities;
    });
  } catch (error) {
    const clash = clashOf(error, record);
    throw clash ? await refusalOf(clash, kernel, principal, attempted, options.listed) : error;
  }
}

async function applyUpdates(work: OpenWork, record: RecordType, items: readonly UpdateItem[], options: WriteOptions, attempted: Entity[]): Promise<Entity[]> {
  const { transaction, principal } = work;
  const level = levelToWrite(record, items.map(({ input }) => input), record.access.update);
  const entities = await lockAsCaller(work, record, items, level);
  attempted.splice(0, attempted.length, ...entities);
  const organisation = await Organisation.of(transaction);
  const reader = new InputReader(principal, work.now, work.today, organisation.company(principal.companyId)?.currencyId, {});
  entities.forEach((entity, at) => {
    requireInUse(record, entity);
    requireVersion(work, record, entity, items[at]!.version, items[at]!.input);
    requireEditable(record, entity);
    reader.update(record, entity, items[at]!.input, options.listed ? `${at}.` : '');
  });
  const answer = await askLinks(transaction, reader.links);
  judgeLinks(reader.links, answer, reader.reasons);
  if (Object.keys(reader.reasons).length > 0) throw new InvalidInput(reader.reasons);
  for (const [target, found] of answer.found) work.hold(target, found.values());
  for (const derive of derivationsOf(record.target)) await derive(entities, work);
  await requirePlaces(work, record, reader, entities);
  return entities;
}

export function requireEditable(record: RecordType, entity: Entity): void {
  const { editableIn } = record.options;
  const state = record.state && (entity[record.state.name] as string);
  if (!editableIn || !state || editableIn.includes(state)) return;
  throw new InvalidMove({ record: record.name, title: titleOf(record, entity), move: 'update', state, from: editableIn });
}
