import { createHash } from 'node:crypto';
import type { RecordType } from '../declare/registry.js';
import { Forbidden, InvalidInput } from '../errors.js';
import { numberRecords } from '../work/numbering.js';
import { InputReader, type Input, type InputOptions } from './apply-input.js';
import { askLinks, judgeLinks } from './check-links.js';
import { derivationsOf } from './deriving.js';
import { neededToWrite } from './needed-to-write.js';
import type { OpenWork } from './open-work.js';
import { Organisation } from './organisation.js';
import { RecordMoney } from './money.js';
import type { Entity } from './row.js';
import { writeRows } from './write-rows.js';

export interface CreateOptions extends InputOptions {
  /** The input came as a list: paths begin with the place in it. */
  readonly listed?: boolean;
  /** Takes what is attempted before it may fail, so that a clash can be named. */
  readonly attempted?: Entity[];
}

/** Makes records of inputs and writes them: checks, links and rights as the caller, computed fields and numbers as facts. */
export async function createRecords(
  work: OpenWork,
  record: RecordType,
  inputs: readonly Input[],
  options: CreateOptions,
): Promise<Entity[]> {
  const { transaction, principal } = work;
  const organisation = await Organisation.of(transaction);
  const reader = new InputReader(principal, work.now, work.today, organisation.company(principal.companyId)?.currencyId, options);
  const entities = inputs.map((input, at) => reader.create(record, input, options.listed ? `${at}.` : ''));
  options.attempted?.splice(0, options.attempted.length, ...entities);
  refuseTwins(entities, reader.reasons);
  await admit(work, record, reader, entities, inputs, options);
  for (const derive of derivationsOf(record.target)) await derive(entities, work);
  await requirePlaces(work, record, reader, entities);
  await numberRecords(transaction, record.target, entities);
  const context = options.trusted ? 'facts' : 'caller';
  const changes = entities.map((entity, at) => ({ entity, inputHash: inputs[at]!['id'] ? contentHash(inputs[at]!) : undefined }));
  await work.wrote(record, await writeRows({ transaction, record, context, action: 'create', now: work.now }, changes));
  return entities;
}

/** Says all that is wrong with the input at once, and no when the rows would lie where the caller does not reach. */
async function admit(
  work: OpenWork,
  record: RecordType,
  reader: InputReader,
  entities: readonly Entity[],
  inputs: readonly Input[],
  options: CreateOptions,
): Promise<void> {
  if (!options.trusted) {
    const needed = neededToWrite(work.principal.rights, record, inputs, work.principal.rights.access(record).create);
    const isWhole = Object.keys(reader.reasons).length === 0;
    const placed = isWhole ? { needed, entities } : undefined;
    const answer = await askLinks(work.transaction, [...reader.links, ...reader.defaults], { record, placed });
    judgeLinks(reader.links, answer, reader.reasons);
    work.holdAnswer(answer);
    if (isWhole && Object.keys(reader.reasons).length === 0 && !answer.reached) throw new Forbidden({ record: record.name });
  }
  if (Object.keys(reader.reasons).length > 0) throw new InvalidInput(reader.reasons);
}

/** An amount that was sent has no more places than its currency; only computed amounts are rounded. */
export async function requirePlaces(work: OpenWork, record: RecordType, reader: InputReader, roots: readonly Entity[]): Promise<void> {
  if (reader.amounts.length === 0) return;
  const organisation = await Organisation.of(work.transaction);
  const rootOf = new Map<Entity, Entity>();
  for (const root of roots) {
    rootOf.set(root, root);
    for (const { name } of record.lines) for (const line of (root[name] as Entity[] | undefined) ?? []) rootOf.set(line, root);
  }
  const reasons: Record<string, string> = {};
  for (const { path, field, entity } of reader.amounts) {
    const root = rootOf.get(entity);
    const amount = entity[field.name] as { decimalPlaces(): number } | undefined;
    if (!root || !amount) continue;
    const { places } = new RecordMoney(record, root, organisation, work.principal).rulesFor(entity)(field);
    if (amount.decimalPlaces() > places) reasons[path] = 'TOO_MANY_PLACES';
  }
  if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
}

function refuseTwins(entities: readonly Entity[], reasons: Record<string, string>): void {
  const seen = new Set<string>();
  entities.forEach(({ id }, at) => {
    if (seen.has(id)) reasons[`${at}.id`] = 'DUPLICATE';
    seen.add(id);
  });
}

/** The same for the same content, whatever the order of its keys. */
export function contentHash(input: Input): string {
  return createHash('sha256').update(canonical(input)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join(',')}}`;
}
