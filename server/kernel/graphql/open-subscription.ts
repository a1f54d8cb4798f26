import { createSourceEventStream, execute, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Call } from '../http/call.js';
import { asSent } from './as-sent.js';
import type { ApiOperation, ChangeAnswer, OpenSubscription } from './api.js';
import type { ChangeBatch } from '../work/follower.js';

/** A change as graphql-js hands it to the resolver. Those of a batch are read by one statement, when the first is asked for. */
export class ChangeEvent {
  constructor(
    private readonly batch: { found?: Promise<Readonly<Record<string, unknown>>> },
    readonly ids: readonly string[],
    private readonly id: string,
  ) {}

  async record(read: () => Promise<Readonly<Record<string, unknown>>>): Promise<unknown> {
    this.batch.found ??= read();
    return (await this.batch.found)[this.id] ?? null;
  }
}

/**
 * Opens a subscription as graphql-js does: `@Authorized` is asked, then the source. Its events are answered one by one, each for
 * the rights its receiver has by then, and those of which nothing is theirs to see are as if they had not happened.
 */
export async function openSubscription(
  { document, operation, operationName, variables, call }: ApiOperation,
  schema: (call: Call) => GraphQLSchema,
): Promise<OpenSubscription | { readonly errors: readonly GraphQLError[] }> {
  const asked = { document, operationName, variableValues: asSent(schema(call), operation, variables) };
  const source = await createSourceEventStream({ ...asked, schema: schema(call), contextValue: call });
  if (!(Symbol.asyncIterator in source)) return { errors: source.errors ?? [] };
  const answer = async (batch: ChangeBatch, receiver: Call): Promise<ChangeAnswer[]> => {
    const shared = {};
    const ids = batch.changes.map(({ id }) => id);
    const answers = await Promise.all(
      batch.changes.map(async (change) => {
        const rootValue = new ChangeEvent(shared, ids, change.id);
        return { change, result: await execute({ ...asked, schema: schema(receiver), rootValue, contextValue: receiver }) };
      }),
    );
    return answers.filter(({ result }) => isSeen(result));
  };
  return { batches: source[Symbol.asyncIterator]() as AsyncIterator<ChangeBatch>, answer };
}

/** A record that could not be read at all is no event either: the stream ends with the reason, and can be taken up again. */
function isSeen({ data, errors }: ExecutionResult): boolean {
  if (Object.values(data ?? {}).some((value) => value !== null)) return true;
  if (errors?.[0]) throw errors[0];
  return false;
}
