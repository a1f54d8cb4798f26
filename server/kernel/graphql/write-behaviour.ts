import { createHash } from 'node:crypto';
import { getArgumentValues, type GraphQLResolveInfo } from 'graphql';
import type { RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import type { Call } from '../http/call.js';
import type { Kernel } from '../kernel.js';
import { callerOf } from '../read/run.js';
import type { Principal } from '../rights/principal.js';
import {
  createSet,
  handOverSet,
  moveSet,
  removeSet,
  restoreSet,
  updateSet,
  type VersionedId,
  type WriteOptions,
  type Written,
} from '../write/index.js';
import type { WriteAction } from './generated-operations.js';
import type { Operation } from './typed.js';

/** How a mutation answers: the selected records of these ids, as the caller now sees them. */
type Answer = (call: Call, info: GraphQLResolveInfo, ids: readonly string[]) => Promise<unknown[]>;
type Arguments = Record<string, unknown>;

const largestSet = 250;

/** What a generated mutation does: the write in one transaction, then the answer under the rights that hold afterwards. */
export function writeBehaviour(kernel: Kernel, record: RecordType, action: WriteAction, answer: Answer): Operation['resolve'] {
  return async (_args, context, info) => {
    const call = context as Call;
    const args = argumentsOf(info);
    const options: WriteOptions = {
      idempotency: requestKey(call, info, args),
      accept: (args['accept'] as string[] | null | undefined) ?? undefined,
      listed: action.set,
      requireFreshProof: () => call.requireFreshProof(),
    };
    const written = await write(kernel, callerOf(call), record, action, args, options);
    const records = await answer(
      call,
      info,
      written.map(({ id }) => id),
    );
    return action.set ? records : records[0];
  };
}

function write(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  action: WriteAction,
  args: Arguments,
  options: WriteOptions,
): Promise<Written[]> {
  const items = <Item>(): Item[] => (action.set ? setOf<Item>(args, 'items') : [args as unknown as Item]);
  switch (action.kind) {
    case 'create':
      return createSet(kernel, principal, record, action.set ? setOf(args, 'inputs') : [args['input'] as Arguments], options);
    case 'update':
      return updateSet(kernel, principal, record, items(), options);
    case 'remove':
      return removeSet(kernel, principal, record, items(), options);
    case 'restore':
      return restoreSet(kernel, principal, record, items(), options);
    case 'move':
      return moveSet(kernel, principal, record, action.move, items<VersionedId>(), options);
    case 'handOver': {
      const { id, version, ...to } = args as { id: string; version: number } & Record<string, string | null | undefined>;
      return handOverSet(kernel, principal, record, [{ id, version, to }], options);
    }
  }
}

function setOf<Item>(args: Arguments, name: 'inputs' | 'items'): Item[] {
  const items = args[name] as Item[];
  if (items.length > largestSet) throw new InvalidInput({ [name]: 'TOO_MANY' });
  return items;
}

/** As graphql-js coerced them; generated inputs need no instances of their classes. */
function argumentsOf(info: GraphQLResolveInfo): Arguments {
  return getArgumentValues(info.parentType.getFields()[info.fieldName]!, info.fieldNodes[0]!, info.variableValues);
}

/** The same key means the same request: what is asked for is hashed, what is selected of the answer is not. */
function requestKey(call: Call, info: GraphQLResolveInfo, args: Arguments): WriteOptions['idempotency'] {
  if (call.idempotencyKey === undefined) return undefined;
  const hash = createHash('sha256')
    .update(JSON.stringify([info.fieldName, sorted(args)]))
    .digest();
  return { key: call.idempotencyKey, hash };
}

/** Objects are equal whatever the order of their members. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
