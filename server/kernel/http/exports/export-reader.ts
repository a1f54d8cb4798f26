import { getOperationAST, getVariableValues, GraphQLError, validate, type DocumentNode } from 'graphql';
import { Forbidden, InvalidInput, Unauthenticated } from '../../errors.js';
import { JsonText, type Api } from '../../graphql/api.js';
import { costOf, type CostOf } from '../../graphql/cost.js';
import { requireModestVariables } from '../../graphql/limits.js';
import type { Allowances } from '../allowances.js';
import type { Call } from '../call.js';
import { requireCleanText } from '../clean-text.js';
import type { Identity } from '../gate.js';
import { objectsIn } from '../objects-in.js';

/** By what an export is paced: what its asker may take, and whether they are still there to take it. */
export interface Pace {
  readonly allowances?: Allowances;
  /** Who asks by now, without counting it as a sign of life. */
  readonly present: () => Promise<Identity>;
}

type Variables = Readonly<Record<string, unknown>>;

const noFragments = new Map<string, never>();

/**
 * What a file is made of is asked as every question is: under the same limits, and charged for what it held. Whoever has taken
 * too much already is refused before the file begins; once it has begun, it waits until there is more for it to take.
 */
export class ExportReader {
  private hasBegun = false;

  constructor(
    readonly api: Api,
    readonly call: Call,
    private readonly pace?: Pace,
  ) {}

  costOf(document: DocumentNode): CostOf {
    return costOf(this.api.schema, getOperationAST(document)!, noFragments);
  }

  async read(document: DocumentNode, variables: Variables): Promise<Record<string, unknown>> {
    const { call, api } = this;
    const schema = api.schemaFor(call.principal?.rights);
    const [unknown] = validate(schema, document);
    if (unknown) throw unknown;
    const operation = getOperationAST(document)!;
    requireModestVariables(operation, variables);
    requireCleanText(document, variables, call);
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
      maxErrors: 5,
      hideSuggestions: true,
    });
    if (errors) throw new GraphQLError(errors[0]!.message, { originalError: new InvalidInput({ filter: 'BAD_FORMAT' }) });
    const asked = this.costOf(document)(coerced);
    const reserved = await this.reserve(asked);
    let used = asked;
    try {
      const result = await api.execute({ document, operation, operationName: undefined, variables: coerced, call });
      used = Math.min(asked, objectsIn(result));
      const { data, errors: failed } = result;
      if (failed?.[0]) throw failed[0].originalError ?? failed[0];
      const answer = (data instanceof JsonText ? JSON.parse(data.text) : data) as Record<string, unknown> | null;
      if (!answer) throw new Forbidden();
      return answer;
    } finally {
      reserved?.settle(used);
    }
  }

  private async reserve(asked: number) {
    const { principal } = this.call;
    if (!this.hasBegun) {
      this.hasBegun = true;
      return this.pace?.allowances?.reserve(principal, asked);
    }
    const reserved = await this.pace?.allowances?.reserveInTime(principal, asked);
    // A file may take long. Whoever has signed out meanwhile, or was shut out, gets no more of it.
    const present = this.pace && (await this.pace.present());
    if (present && (present.principal?.id !== principal?.id || present.viewer)) throw new Unauthenticated();
    return reserved;
  }
}
