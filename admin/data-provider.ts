import buildGraphQLProvider from 'ra-data-graphql';
import type { DataProvider } from 'react-admin';
import { buildQueryFor } from './build-query.js';
import { client } from './client.js';
import type { RecordBook } from './record-book.js';
import { refusalOf } from './refusal.js';

const verbs = ['getList', 'getOne', 'getMany', 'getManyReference', 'create', 'update', 'delete'] as const;

/** react-admin's data provider over our GraphQL grammar. The manifest takes the place of introspection. */
export function dataProviderFor(book: RecordBook, explain: (reason: string) => string): DataProvider {
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
      return [verb, (resource: string, params: object) => ask(resource, params).catch((error: unknown) => rethrow(error, explain))];
    }),
  );
  return { ...provider, ...speakingPlainly, supportAbortSignal: true } as unknown as DataProvider;
}

/** A refusal reaches its form field through `body.errors`; everything else is said in the server's own sentence. */
function rethrow(error: unknown, explain: (reason: string) => string): never {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  const fields = Object.entries(refusal.fields);
  if (fields.length > 0) refusal.body = { errors: Object.fromEntries(fields.map(([path, reason]) => [path, explain(reason)])) };
  throw refusal;
}
