import {
  execute,
  GraphQLError,
  OperationTypeNode,
  typeFromAST,
  valueFromAST,
  type ExecutionResult,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql';
import type { RecordType } from '../declare/registry.js';
import type { Call } from '../http/call.js';
import { DatabaseAway, Overloaded, TookTooLong, ViewingOnly } from '../http/http.errors.js';
import type { Kernel } from '../kernel.js';
import { offerApi } from './api-of.js';
import { AskerGone } from '../orm/query-for.js';
import { shapeOf, type Variables } from '../read/argument.js';
import { NotYours } from '../read/not-yours.js';
import { planChanged, planField, planOperation, planRecords, type Plan, type Question, type Readable } from '../read/plan.js';
import { MomentOf, presentCallerOf, runPlan, underPresentRights } from '../read/run.js';
import { refusalMark } from '../read/statement.js';
import { DomainError, Forbidden } from '../errors.js';
import { AccessModel } from '../rights/access-model.js';
import type { Principal } from '../rights/principal.js';
import { JsonText, type Api, type ApiOperation, type CompiledResult } from './api.js';
import { auditPage } from './audit.js';
import { asSent } from './as-sent.js';
import { buildSchema } from './build-schema.js';
import { asRefusal } from './error-format.js';
import { historyOf } from './history.js';
import { fragmentsOf, shapeOf as documentShape } from './limits.js';
import { manifestFor } from './manifest.js';
import { erasuresDone, forgetPerson, personalData } from './privacy.js';
import { securityLogPage } from './security-log.js';
import { inAnswerOrder } from './answer-order.js';
import { ChangeEvent, openSubscription } from './open-subscription.js';
import { Edge } from './shield.js';
import { ChangeFeed } from '../work/change-feed.js';
import { VisibleSchemas } from './visible-schema.js';
import { writeBehaviour } from './write-behaviour.js';

/** The API with what tests and tools look at besides serving it. */
export interface BuiltApi extends Api {
  readonly edge: Edge;
  readonly feed: ChangeFeed;
  readonly readable: Readable;
  /** How many operations were answered whole by one statement, and how many field by field. */
  readonly answered: { compiled: number; resolved: number };
  /** The same operation through the resolvers, rules included. */
  resolve(operation: ApiOperation): Promise<ExecutionResult>;
}

/** Builds the API of all declared records. */
export function buildApi(kernel: Kernel): BuiltApi {
  const reader = new Reader(kernel);
  const feed = new ChangeFeed(kernel);
  const built = buildSchema(kernel.registry, {
    read: (_args, context, info) => reader.field(context as Call, info),
    write: (record, action) => writeBehaviour(kernel, record, action, (call, info, ids) => reader.records(call, info, record, ids)),
    changed: (record) => ({
      follow: (context) => feed.follow(record.name, (context as Call).lastEventId),
      resolve: (event, context, info) =>
        (event as ChangeEvent).record(() => reader.changed(context as Call, info, record, event as ChangeEvent)),
    }),
    history: (args, context) => historyOf(kernel, context as Call, args as never),
    audit: (args, context) => auditPage(kernel, context as Call, args as never),
    securityLog: async (args, context) => securityLogPage(kernel, await presentCallerOf(context as Call), args as never),
    personalData: async (_args, context) => personalData(kernel, await presentCallerOf(context as Call)),
    erasures: async (args, context) => erasuresDone(kernel, await presentCallerOf(context as Call), args as never),
    erasePerson: (args, context) => forgetPerson(kernel, context as Call, args as never),
    manifest: async (_args, context) => manifestFor(kernel.registry, await presentCallerOf(context as Call)),
  });
  reader.readable = { schema: built.schema, registry: kernel.registry, roots: built.roots };
  const edge = new Edge(kernel.registry, built.guards, built.openRoots, (err, name) =>
    kernel.log.error({ err, rule: name }, 'a rule could not answer, and so refused'),
  );
  const declared = AccessModel.declared(kernel.registry);
  edge.guarded(built.schema, declared);
  const visible = new VisibleSchemas(built.schema, built.guards);
  const answered = { compiled: 0, resolved: 0 };

  const guardedFor = (call: Call) => edge.guarded(built.schema, call.principal?.rights.model ?? declared);
  const resolve = async (asked: ApiOperation): Promise<ExecutionResult> => {
    answered.resolved += 1;
    const { document, operation, operationName, call } = asked;
    const { errors, ...answer } = await execute({
      schema: guardedFor(call),
      document,
      operationName,
      contextValue: call,
      variableValues: asSent(built.schema, operation, asked.variables),
    });
    return errors ? { errors: inAnswerOrder(errors, asked), ...answer } : answer;
  };
  const answer = async (asked: ApiOperation): Promise<ExecutionResult | CompiledResult> => {
    const refused = refusedToViewer(asked);
    if (refused) return { errors: [refused] };
    if (asked.operation.operation !== OperationTypeNode.QUERY) return resolve(asked);
    const text = await compiled(kernel, reader, edge, asked);
    if (text === undefined) return resolve(asked);
    answered.compiled += 1;
    return { data: new JsonText(text) };
  };
  const api: BuiltApi = {
    schema: built.schema,
    edge,
    feed,
    readable: reader.readable,
    answered,
    execute: answer,
    resolve,
    subscribe: (asked) => openSubscription(asked, guardedFor),
    schemaFor: (rights) => visible.for(rights),
  };
  offerApi(kernel, api);
  return api;
}

/** What ends a look as somebody else, and nothing besides, is done during it. */
const endsLooking = new Set(['endViewAs', 'signOut', '__typename']);

function refusedToViewer({ document, operation, call }: ApiOperation): GraphQLError | undefined {
  if (!call.viewer || operation.operation !== OperationTypeNode.MUTATION) return undefined;
  const { rootFields } = documentShape(operation, fragmentsOf(document));
  if (rootFields.every((name) => endsLooking.has(name))) return undefined;
  return new GraphQLError('Looking on.', { originalError: new ViewingOnly({ employee: call.principal?.name ?? '' }) });
}

/**
 * The whole operation as one statement. Anything that keeps it from being one, a field that is not compiled, a rule that
 * says no, a cursor that does not fit or a statement that fails, leaves it to the resolvers, which tell each field's error.
 */
async function compiled(
  kernel: Kernel,
  reader: Reader,
  edge: Edge,
  { document, operation, variables, call }: ApiOperation,
): Promise<string | undefined> {
  try {
    return await underPresentRights(call, async (principal) => {
      const plan = reader.planOf(operation, variables, principal, () =>
        planOperation(
          { api: reader.readable, fragments: Object.fromEntries(fragmentsOf(document)), variables, rights: principal.rights },
          operation,
        ),
      );
      if (!plan || !edge.passes(plan.coordinates, call)) return undefined;
      return runPlan(kernel, plan, principal, new MomentOf(variables, principal.timeZone, call.now), call);
    });
  } catch (error) {
    // Asked field by field it would take as long again, of what is short already.
    if (isNoTimeToAskAgain(error)) throw error;
    // A refusal is told by the resolver of its field; anything else ran slower than it should and must not go unnoticed.
    if (!(error instanceof DomainError || error instanceof NotYours))
      kernel.log.warn({ err: error }, 'an operation did not run as one statement');
    return undefined;
  }
}

const isNoTimeToAskAgain = (error: unknown): boolean => {
  const cause = asRefusal(error);
  return error instanceof AskerGone || cause instanceof TookTooLong || cause instanceof Overloaded || cause instanceof DatabaseAway;
};

/** Finds or makes the plans of fields and operations, and runs those that are asked for one by one. */
class Reader {
  readable!: Readable;
  private readonly plans = new WeakMap<object, Map<string, Plan | undefined>>();

  constructor(private readonly kernel: Kernel) {}

  /** Plans hang on the parsed document, which Apollo keeps for the same text; they go when it goes. */
  planOf(
    node: object,
    variables: Variables,
    principal: Principal,
    make: () => Plan | undefined,
    operation = node as OperationDefinitionNode,
  ): Plan | undefined {
    const known = this.plans.get(node) ?? new Map<string, Plan | undefined>();
    this.plans.set(node, known);
    const key = `${principal.rights.key} ${this.shape(operation, variables)}`;
    if (!known.has(key)) {
      if (known.size >= 200) known.clear();
      known.set(key, make());
    }
    return known.get(key);
  }

  private shape(operation: OperationDefinitionNode, variables: Variables): string {
    const definitions = operation.variableDefinitions ?? [];
    return definitions
      .map(({ variable, type }) =>
        shapeOf(variables[variable.name.value], typeFromAST(this.readable.schema, type as never) as unknown as GraphQLInputType),
      )
      .join(' ');
  }

  /** A root field by itself, as an object whose values stand under their names in the answer. */
  async field(call: Call, info: GraphQLResolveInfo): Promise<unknown> {
    const value = await this.read(call, info, (question) => planField(question, info.fieldNodes));
    const root = this.readable.roots.get(info.fieldName);
    if (root?.kind !== 'node' || value === null) return value;
    const { kind } = this.argumentsOf(info) as { kind: string };
    return { ...(value as object), __typename: kind };
  }

  private argumentsOf(info: GraphQLResolveInfo): Record<string, unknown> {
    const [node] = info.fieldNodes;
    const { args } = info.parentType.getFields()[info.fieldName]!;
    return Object.fromEntries(
      args.map(({ name, type }) => {
        const given = node!.arguments?.find((argument) => argument.name.value === name);
        return [name, given && valueFromAST(given.value, type, info.variableValues)];
      }),
    );
  }

  /** What a mutation answers with: the records as the caller now sees them, null for those that are no longer theirs. */
  async records(call: Call, info: GraphQLResolveInfo, record: RecordType, ids: readonly string[]): Promise<unknown[]> {
    const make: MakePlan = (question) => planRecords(question, record, info.fieldNodes);
    const found = (await this.read(call, info, make, ids)) as Record<string, unknown>;
    return ids.map((id) => found[id.toLowerCase()] ?? null);
  }

  /** Those of these records that are the caller's and that the subscription's filter lets through, by their ids. */
  async changed(call: Call, info: GraphQLResolveInfo, record: RecordType, { ids }: ChangeEvent): Promise<Record<string, unknown>> {
    const make: MakePlan = (question) => planChanged(question, record, info.fieldNodes);
    return (await this.read(call, info, make, ids)) as Record<string, unknown>;
  }

  private read(call: Call, info: GraphQLResolveInfo, make: MakePlan, ids: readonly string[] = []): Promise<unknown> {
    return underPresentRights(call, async (principal) => {
      const { fragments, variableValues: variables } = info;
      const question: Question = { api: this.readable, fragments, variables, rights: principal.rights };
      const moment = new MomentOf(variables, principal.timeZone, call.now, ids);
      const run = async (plan: Plan) => answerOf(await runPlan(this.kernel, plan, principal, moment, call), plan.refusals.map(refusal));
      try {
        return await run(this.planOf(info.fieldNodes[0]!, variables, principal, () => make(question), info.operation)!);
      } catch (error) {
        if (!(error instanceof DomainError || error instanceof NotYours)) throw error;
      }
      try {
        return await run(make({ ...question, telling: moment }));
      } catch (error) {
        throw refusal(error);
      }
    });
  }
}

type MakePlan = (question: Question) => Plan;

const refusal = (error: unknown): unknown => (error instanceof NotYours ? new Forbidden({ coordinate: error.coordinate }) : error);

/** An answer with the errors of its refused fields in their places, where graphql-js finds them. */
function answerOf(text: string, refusals: readonly unknown[]): unknown {
  if (refusals.length === 0) return JSON.parse(text) as unknown;
  return JSON.parse(text, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && refusalMark in value ? refusals[value[refusalMark] as number] : value,
  ) as unknown;
}
