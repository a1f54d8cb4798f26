import { All, Always, Any, Rule, type Judge, type ShieldRule } from './rules.js';

/** Makes a rule: `rule('SalesOrder.margin')((parent, args, call) => …)`. It answers at once and remembers nothing. */
export function rule(name: string, ...options: never[]) {
  if (options.length > 0) throw new TypeError(`The rule ${name} is given options; rules here have none, and no verdict is cached.`);
  return <Context>(judge: Judge<Context>): Rule<Context> => new Rule(name, judge);
}

export const allow: ShieldRule = new Always(true);
export const deny: ShieldRule = new Always(false);

/** Grants when all do; asks all. Without rules there is nothing that could grant. */
export const and = (...rules: ShieldRule[]): ShieldRule => new All(atLeastOne(rules), false);
/** Grants when all do; asks one after the other until one refuses. */
export const chain = (...rules: ShieldRule[]): ShieldRule => new All(atLeastOne(rules), true);
/** Grants when one does; asks all. */
export const or = (...rules: ShieldRule[]): ShieldRule => new Any(atLeastOne(rules), false);
/** Grants when one does; asks one after the other until one grants. */
export const race = (...rules: ShieldRule[]): ShieldRule => new Any(atLeastOne(rules), true);

/** An empty `and` would grant: every one of its no rules does. */
const atLeastOne = (rules: readonly ShieldRule[]): readonly ShieldRule[] => (rules.length > 0 ? rules : [deny]);
