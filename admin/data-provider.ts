import buildGraphQLProvider from 'ra-data-graphql';
import type { DataProvider, HttpError } from 'react-admin';
import { buildQueryFor } from './build-query.js';
import { client } from './client.js';
import type { RecordBook } from './record-book.js';
import { refusalOf, unreachable } from './refusal.js';

const verbs = ['getList', 'getOne', 'getMany', 'getManyReference', 'create', 'update', 'delete'] as const;

interface Listeners {
  /** The sentence for a reason code. */
  readonly explain: (reason: string) => string;
  /** The API no longer knows a field of the manifest: rights have changed since it was read. */
  readonly onStale: () => void;
}

/** react-admin's data provider over our GraphQL grammar. The manifest takes the place of introspection. */
export function dataProviderFor(book: RecordBook, listeners: Listeners): DataProvider {
  const noCache = () => ({ fetchPolicy: 'no-cache' as const });
  const provider = buildGraphQLProvider({
    client,
    introspection: false,
    buildQuery: buildQueryFor(book),
    query: noCache,
    mutation: noCache,
  });
  const speakingPlainly = Object.fromEntries(
    verbs.map((verb) => {
      const ask = provider[verb] as (resource: string, params: object) => Promise<unknown>;
      return [verb, (resource: string, params: object) => ask(resource, params).catch((error: unknown) => rethrow(error, listeners))];
    }),
  );
  return { ...provider, ...speakingPlainly, supportAbortSignal: true } as unknown as DataProvider;
}

/** A refusal reaches its form field through `body.errors`; everything else is said in the server's own sentence. */
function rethrow(error: unknown, { explain, onStale }: Listeners): never {
  const refusal = refusalOf(error);
  // ra-data-graphql says 200 of whatever came with an answer; all else came without one.
  if (!refusal) throw (error as HttpError).status === 200 ? error : unreachable();
  if (refusal.code === 'GRAPHQL_VALIDATION_FAILED') onStale();
  const fields = Object.entries(refusal.fields);
  if (fields.length > 0) refusal.body = { errors: Object.fromEntries(fields.map(([path, reason]) => [path, explain(reason)])) };
  throw refusal;
}
