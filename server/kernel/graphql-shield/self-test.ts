import { graphql, GraphQLBoolean, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { Refusal } from '../refusal.js';
import { allow, and, chain, deny, or, race, rule } from './constructors.js';
import type { ShieldRule } from './rules.js';
import { shield } from './shield.js';

const yes = rule('self-test yes')(() => true);
const no = rule('self-test no')(() => false);
const broken = rule('self-test broken')(() => {
  throw new Error('Broken on purpose.');
});

/** Of each way to write a rule, what has to grant and what has to refuse. */
const checks: Readonly<Record<string, { grants: ShieldRule; refuses: ShieldRule }>> = {
  constant: { grants: allow, refuses: deny },
  rule: { grants: yes, refuses: no },
  fault: { grants: yes, refuses: broken },
  and: { grants: and(yes, yes), refuses: and(yes, no) },
  or: { grants: or(no, yes), refuses: or(no, broken) },
  chain: { grants: chain(yes, yes), refuses: chain(yes, broken) },
  race: { grants: race(no, yes), refuses: race(no, no) },
};

/**
 * Asks rules whose verdicts are known, through a schema as the API's is guarded: what a newer Node, graphql or middleware
 * makes of them shows before anybody is let in. Refuses to start otherwise.
 */
export async function requireRulesDecide(tried = checks): Promise<number> {
  const rules: Record<string, ShieldRule> = {};
  for (const [name, { grants, refuses }] of Object.entries(tried)) {
    rules[`${name}Grants`] = grants;
    rules[`${name}Refuses`] = refuses;
  }
  const names = [...Object.keys(rules), 'unnamedRefuses'];
  const fields = Object.fromEntries(names.map((name) => [name, { type: GraphQLBoolean, resolve: () => true }]));
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
  const options = { refusal: () => new Error('Refused.'), onFault: () => undefined };
  const { data } = await graphql({ schema: applyMiddleware(schema, shield({ Query: rules }, options)), source: `{ ${names.join(' ')} }` });
  const wrong = names.filter((name) => data?.[name] !== (name.endsWith('Grants') ? true : null));
  if (wrong.length > 0)
    throw new Refusal(
      `On Node ${process.versions.node} the rules that guard the API do not decide as they must (${wrong.join(', ')}): Timón does not start unguarded. Install the dependencies again, or run it on Node 22 or 24.`,
    );
  return names.length;
}
