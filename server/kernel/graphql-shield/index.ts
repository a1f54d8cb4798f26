export { allow, and, chain, deny, or, race, rule } from './constructors.js';
export { ShieldRule, type Asked, type OnFault, type Verdict } from './rules.js';
export { requireRulesDecide } from './self-test.js';
export { RuleTreeError, shield, type RuleTree, type ShieldOptions } from './shield.js';
