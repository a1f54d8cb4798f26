import { ApolloClient, ApolloLink, gql, HttpLink, type TypedDocumentNode } from '@apollo/client/core';
import { freshProof } from './fresh-proof.js';
import { presentLanguage } from './language.js';
import { NoCache } from './no-cache.js';
import { refusalOf, unreachable } from './refusal.js';

const caller = new ApolloLink((operation, forward) => {
  const input = operation.variables.input as { id?: string } | undefined;
  operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
    headers: {
      ...headers,
      'Timon-Client': 'admin',
      'Accept-Language': presentLanguage(),
      // The record's own id names the attempt: sending a form twice makes one record.
      ...(input?.id && /create/.test(operation.operationName ?? '') ? { 'Idempotency-Key': input.id } : {}),
    },
  }));
  return forward(operation);
});

/** Apollo drops the body of a 400, where the server says what was wrong with the request; this keeps it. */
const fetchKeepingRefusals: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.ok || !response.headers.get('content-type')?.includes('json')) return response;
  return new Response(await response.text(), { status: 200, headers: response.headers });
};

export const client = new ApolloClient({
  link: ApolloLink.from([freshProof, caller, new HttpLink({ uri: '/graphql', credentials: 'same-origin', fetch: fetchKeepingRefusals })]),
  // Rights may change between two answers, so nothing is answered from a cache that does not know them.
  cache: new NoCache(),
  defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
});

/** One question or command outside of react-admin's own verbs. Rejects with a `Refusal` where the server refused. */
export async function ask<Answer>(text: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const document = gql(text) as TypedDocumentNode<Answer, Record<string, unknown>>;
  const definition = document.definitions[0];
  const mutates = definition?.kind === 'OperationDefinition' && definition.operation === 'mutation';
  try {
    const { data } = mutates ? await client.mutate({ mutation: document, variables }) : await client.query({ query: document, variables });
    return data as Answer;
  } catch (error) {
    throw refusalOf(error) ?? unreachable();
  }
}
