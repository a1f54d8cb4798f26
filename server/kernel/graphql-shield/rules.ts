import type { GraphQLResolveInfo } from 'graphql';

/** What a rule judges by: the arguments of the resolver it stands before. */
export type Asked = readonly [parent: unknown, args: Readonly<Record<string, unknown>>, context: unknown, info: GraphQLResolveInfo];

/** True grants. Everything else refuses, an error in words of its own. */
export type Verdict = boolean | Error;

export type Judge<Context> = (
  parent: unknown,
  args: Readonly<Record<string, unknown>>,
  context: Context,
  info: GraphQLResolveInfo,
) => boolean | string | Error;

/** Hears of rules that could not answer. */
export type OnFault = (error: unknown, rule: string) => void;

export abstract class ShieldRule {
  abstract decide(asked: Asked, onFault: OnFault): Verdict;
}

/** A rule written as a function. Whatever keeps it from answering is a refusal. */
export class Rule<Context> extends ShieldRule {
  constructor(
    readonly name: string,
    private readonly judge: Judge<Context>,
  ) {
    super();
  }

  decide([parent, args, context, info]: Asked, onFault: OnFault): Verdict {
    try {
      const answer: unknown = this.judge(parent, args, context as Context, info);
      if (typeof answer === 'boolean' || answer instanceof Error) return answer;
      if (typeof answer === 'string') return new Error(answer);
      throw new TypeError('A rule answers true, false, a text or an error, and answers at once.');
    } catch (error) {
      onFault(error, this.name);
      return false;
    }
  }
}

export class Always extends ShieldRule {
  constructor(private readonly verdict: boolean) {
    super();
  }

  decide(): Verdict {
    return this.verdict;
  }
}

/** Grants when all of its rules do. Asks every one, or in turn until one refuses. */
export class All extends ShieldRule {
  constructor(
    private readonly rules: readonly ShieldRule[],
    private readonly inTurn: boolean,
  ) {
    super();
  }

  decide(asked: Asked, onFault: OnFault): Verdict {
    const verdicts: Verdict[] = [];
    for (const rule of this.rules) {
      verdicts.push(rule.decide(asked, onFault));
      if (this.inTurn && verdicts.at(-1) !== true) break;
    }
    return verdicts.every((verdict) => verdict === true) || refusalAmong(verdicts);
  }
}

/** Grants when one of its rules does. Asks every one, or in turn until one grants. */
export class Any extends ShieldRule {
  constructor(
    private readonly rules: readonly ShieldRule[],
    private readonly inTurn: boolean,
  ) {
    super();
  }

  decide(asked: Asked, onFault: OnFault): Verdict {
    const verdicts: Verdict[] = [];
    for (const rule of this.rules) {
      verdicts.push(rule.decide(asked, onFault));
      if (this.inTurn && verdicts.at(-1) === true) break;
    }
    return verdicts.some((verdict) => verdict === true) || refusalAmong(verdicts);
  }
}

/** The first that has words for it. */
const refusalAmong = (verdicts: readonly Verdict[]): false | Error => verdicts.find((verdict) => verdict instanceof Error) ?? false;
