import type { BenchCase, CaseName } from './cases.js';
import type { Target } from './load-client.js';
import type { Contender, Servers } from './servers.js';

/** How a contender is asked a case; nothing when it has nothing of the kind. */
export function askedOf(servers: Servers, contender: Contender, name: CaseName, bench: BenchCase): Target | undefined {
  if (contender === 'sql')
    return servers.target('sql', bench.sql ?? name, (turn) => JSON.stringify((bench.sqlVariables ?? bench.variables)(turn)));
  const query = bench[contender];
  if (query === undefined) return undefined;
  const variables = (contender === 'postgraphile' && bench.postgraphileVariables) || bench.variables;
  return servers.target(contender, name, (turn) => JSON.stringify({ query, variables: variables(turn) }));
}
