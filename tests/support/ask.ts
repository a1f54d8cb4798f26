import { inspect } from 'node:util';
import { getOperationAST, getVariableValues, GraphQLError, parse, validate, type DocumentNode, type ExecutionResult } from 'graphql';
import type { BuiltApi } from '../../server/kernel/graphql/build-api.js';
import { JsonText, type ApiOperation, type CompiledResult } from '../../server/kernel/graphql/api.js';
import { formatError } from '../../server/kernel/graphql/error-format.js';
import { Call } from '../../server/kernel/http/call.js';
import type { Gate } from '../../server/kernel/http/gate.js';
import type { Log } from '../../server/kernel/kernel.js';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import type { TestDatabase } from './database.js';

export interface Answer<Data> {
  readonly data: Data;
  readonly errors: readonly AnswerError[];
  /** Whether one statement answered the whole document. */
  readonly compiled: boolean;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly code: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A parsed document takes a hundred times the room of its text, and plans hang on it. */
const mostRemembered = 100;
const documents = new Map<string, DocumentNode>();

/** What the API answers this principal, refusals included; what validation refuses comes back as errors too. */
export async function ask<Data = unknown>(
  db: TestDatabase,
  principal: Principal,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer<Data>> {
  const document = documents.get(text) ?? parse(text);
  if (documents.size >= mostRemembered) documents.clear();
  documents.set(text, document);
  const refusals = validate(db.api.schemaFor(principal.rights), document);
  if (refusals.length > 0) return { data: null as Data, errors: refusals.map(formatted), compiled: false };
  const operation = operationOf(db.api, document, variables, callOf(db, principal));
  if (operation instanceof Array) return { data: null as Data, errors: operation.map(formatted), compiled: false };
  const { data, errors = [] } = await db.api.execute(operation);
  const compiled = data instanceof JsonText;
  return { data: (compiled ? JSON.parse(data.text) : data) as Data, errors: errors.map(formatted), compiled };
}

/** As `ask`, for what has to succeed. */
export async function answerTo<Data>(
  db: TestDatabase,
  principal: Principal,
  text: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<Data> {
  const { data, errors } = await ask<Data>(db, principal, text, variables);
  if (errors.length > 0)
    throw new Error(errors.map(({ code, message, fields }) => `${code} ${message} ${JSON.stringify(fields ?? {})}`).join('\n'));
  return data;
}

/** A parsed document as the server hands it to the API, or what is wrong with its variables. */
export function operationOf(
  api: BuiltApi,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  call: Call,
): ApiOperation | readonly GraphQLError[] {
  const operation = getOperationAST(document)!;
  const { coerced, errors } = getVariableValues(api.schema, operation.variableDefinitions ?? [], variables);
  return errors ?? { document, operation, operationName: undefined, variables: coerced!, call };
}

export function callOf({ kernel, registry }: TestDatabase, principal: Principal): Call {
  const principals = { load: (id: string) => loadPrincipal(kernel.pool, registry, id) };
  return new Call({
    principal,
    proof: { kind: 'session', hash: 'test', provedAt: kernel.clock().getTime() },
    kernel,
    gate: { principals } as unknown as Gate,
    now: kernel.clock(),
    language: 'en',
    requestId: 'test',
    address: '127.0.0.1',
  } as never);
}

/** The text of an answer as it goes over the wire. */
export const textOf = (result: ExecutionResult | CompiledResult): string =>
  result.data instanceof JsonText ? result.data.text : JSON.stringify(result.data);

/** An answer only gives the number of a fault; whoever looks for it has to be told what it was. */
const log = { info: () => undefined, warn: () => undefined, error: (fault) => process.stderr.write(`${inspect(fault)}\n`) } satisfies Log;

function formatted(error: GraphQLError): AnswerError {
  const { message, path, extensions } = formatError(error, { language: 'en', requestId: 'test' }, log as never);
  return { message, path, ...(extensions as { code: string }) };
}
