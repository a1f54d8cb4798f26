import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { JsonText, type Api } from '../graphql/api.js';
import { formatError, retryAfterSeconds, statusOf, type ErrorAudience } from '../graphql/error-format.js';
import { limits } from '../graphql/limits.js';
import { Unauthenticated } from '../errors.js';
import { areOpenBeforeSignIn } from './open-before-sign-in.js';
import { unknownTo } from './unknown-to.js';
import { answerOperation, type OperationAnswer } from './answer-operation.js';
import type { Allowances } from './allowances.js';
import type { Call } from './call.js';
import { asGraphqlError } from './as-graphql-error.js';
import { DocumentStore } from './document-store.js';
import { Refusals } from './refusals.js';
import { openOperation, type OpenedOperation } from './open-operation.js';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Iterable<[string, string]>;
  readonly body: string;
}

export interface GraphqlEndpoint {
  /** Opens what is a subscription, and leaves everything else to `answer`. */
  open(body: object, call: Call): Promise<OpenedOperation | { readonly errors: readonly GraphQLError[] } | undefined>;
  answer(body: unknown, accept: string | undefined, call: Call): Promise<HttpAnswer>;
  close(): Promise<void>;
}

type Context = GraphQLRequestContext<Call>;

/** Apollo Server around the generated API: it parses, validates and remembers documents; the API answers them as one. */
export async function openGraphqlEndpoint(api: Api, log: Logger, allowances?: Allowances): Promise<GraphqlEndpoint> {
  const stranger: ErrorAudience = { language: 'en', requestId: 'none' };
  const subscriptions = new DocumentStore();
  const audiences = new WeakMap<object, ErrorAudience>();
  const apollo = new ApolloServer<Call>({
    schema: api.schema,
    plugins: [
      answering(api, allowances, audiences, log),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    nodeEnv: 'production',
    // Documents that ask for the schema pass here and are answered from the caller's own filtered schema.
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    documentStore: new DocumentStore(),
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: 5, hideSuggestions: true },
    stringifyResult: (result) => stringify(result as Answer),
    formatError: (_, error) => formatError(asGraphqlError(error), audiences.get(error as object) ?? stranger, log),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: unknown) => log.warn({ from: 'apollo' }, String(message)),
      error: (message: unknown) => log.error({ from: 'apollo' }, String(message)),
    },
  });
  await apollo.start();
  return {
    close: () => apollo.stop(),
    open: (body, call) => openOperation(api, subscriptions, body, call, allowances),
    async answer(body, accept, call) {
      const response = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers: headersFor(accept), body, search: '' },
        context: () => Promise.resolve(call),
      });
      const text = response.body.kind === 'complete' ? response.body.string : '';
      return { status: response.status ?? 200, headers: response.headers, body: text };
    },
  };
}

/** Apollo looks at two headers; the usual ones need no negotiation, and so no new map per request. */
const usualHeaders = new HeaderMap([['content-type', 'application/json']]);

const headersFor = (accept: string | undefined): HeaderMap =>
  accept === undefined || accept === '*/*' || accept.startsWith('application/json')
    ? usualHeaders
    : new HeaderMap([
        ['content-type', 'application/json'],
        ['accept', accept],
      ]);

/** What Apollo refuses by itself it formats without knowing for whom, so that is noted beforehand. */
function answering(
  api: Api,
  allowances: Allowances | undefined,
  audiences: WeakMap<object, ErrorAudience>,
  log: Logger,
): ApolloServerPlugin<Call> {
  const refusals = new Refusals();
  const listener: GraphQLRequestListener<Call> = {
    didEncounterErrors: ({ errors, contextValue }) => {
      for (const error of errors) audiences.set(error, contextValue);
      return Promise.resolve();
    },
    willSendResponse: ({ document, errors, response: { body, http }, contextValue }) => {
      const isInvalid = errors?.some(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED');
      if (isInvalid && document && body.kind === 'single') {
        if (!contextValue.principal && !areOpenBeforeSignIn(document, contextValue.halfWay)) {
          // What a stranger may not ask is answered alike, whether there is such a thing or not.
          body.singleResult.errors = [formatError(asGraphqlError(new Unauthenticated()), contextValue, log)];
          http.status = statusOf(body.singleResult.errors);
          return Promise.resolve();
        }
        // Apollo knows the whole schema; its words about a document could tell what the caller's own does not.
        const unknown = unknownTo(api.schemaFor(contextValue.principal?.rights), api, document);
        if (unknown.length > 0) body.singleResult.errors = unknown.map((error) => formatError(error, contextValue, log));
      }
      return Promise.resolve();
    },
    responseForOperation: async (context) => {
      const response = respond(context as Context, await answerOperation(api, context as Context, allowances), log);
      const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
      // Nobody waits for it: a refusal is answered as fast as anything else.
      if (errors) refusals.note(context.contextValue, errors).catch((err: unknown) => log.warn({ err }, 'a refusal was not written down'));
      return response;
    },
  };
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}

function respond({ contextValue: call }: Context, { result, cost }: OperationAnswer, log: Logger): GraphQLResponse {
  const headers = new HeaderMap();
  const errors = result.errors?.map((error) => formatError(asGraphqlError(error), call, log));
  const extensions = cost === undefined ? undefined : { cost };
  const singleResult = { errors, data: result.data, extensions } as Answer as never;
  const wait = errors && retryAfterSeconds(errors);
  if (wait !== undefined) headers.set('retry-after', String(wait));
  const status =
    errors && (result.data === undefined || result.data === null) ? answeredStatus(errors, result.data === undefined) : undefined;
  return { http: { status, headers }, body: { kind: 'single', singleResult } };
}

/** An operation that ran and came to nothing is an answer like any other, unless waiting or signing in would help. */
function answeredStatus(errors: readonly GraphQLFormattedError[], isRefused: boolean): number | undefined {
  const status = statusOf(errors);
  return isRefused || status !== 400 ? status : undefined;
}

interface Answer {
  readonly errors?: readonly GraphQLFormattedError[];
  readonly data?: JsonText | object | null;
  readonly extensions?: object;
}

function stringify(answer: Answer): string {
  if (!(answer.data instanceof JsonText)) return JSON.stringify(answer);
  const errors = answer.errors ? `"errors":${JSON.stringify(answer.errors)},` : '';
  const extensions = answer.extensions ? `,"extensions":${JSON.stringify(answer.extensions)}` : '';
  return `{${errors}"data":${answer.data.text}${extensions}}`;
}
