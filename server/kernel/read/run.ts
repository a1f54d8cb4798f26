import { availableParallelism } from 'node:os';
import { Unauthenticated } from '../errors.js';
import type { Call } from '../http/call.js';
import type { Kernel } from '../kernel.js';
import { queryFor, type Asker } from '../orm/query-for.js';
import type { Principal } from '../rights/principal.js';
import type { Moment, Variables } from './argument.js';
import type { Plan } from './plan.js';
import { Turns } from './turns.js';

/** Statements that are prepared on each connection; further ones are sent whole, so that no connection remembers without end. */
const preparedAtMost = 500;
const prepared = new Set<string>();

/** Short statements that run beside more of their kind than there are cores only take the cores from each other, and their tail grows. */
const turns = new Turns(Math.max(2, availableParallelism()), 10);

/** The rights the plan was made for are no longer those of the principal: plan again. */
class RightsChanged extends Error {}

/** Runs a plan as the caller and returns the JSON text PostgreSQL wrote. Nobody's answer is worked on once they have gone. */
export async function runPlan(kernel: Kernel, plan: Plan, principal: Principal, moment: Moment, asker: Asker): Promise<string> {
  if (prepared.size < preparedAtMost) prepared.add(plan.name);
  const query = {
    ...(prepared.has(plan.name) ? { name: plan.name } : {}),
    text: plan.text,
    values: [principal.id, principal.epoch, ...plan.valuesAt(moment)],
    rowMode: 'array' as const,
  };
  const { rows } = await turns.take(() => queryFor<[string]>(poolFor(kernel, principal), asker, query));
  if (rows.length === 0) throw new RightsChanged();
  return rows[0]![0];
}

const poolFor = ({ pool, analystPool = pool }: Kernel, principal: Principal) => (principal.budget === 'analyst' ? analystPool : pool);

/** Rights may change again while they are being read; whoever changes them this often can ask again. */
const mostReloads = 5;

/** Does something under the principal's present rights; when they change in between, again under the new ones. */
export async function underPresentRights<T>(call: Call, work: (principal: Principal) => Promise<T>): Promise<T> {
  for (let reloads = 0; ; reloads += 1) {
    try {
      return await work(callerOf(call));
    } catch (error) {
      if (!(error instanceof RightsChanged)) throw error;
      if (reloads === mostReloads) throw new Unauthenticated();
      await call.refresh();
    }
  }
}

export function callerOf(call: Call): Principal {
  if (!call.principal) throw new Unauthenticated();
  return call.principal;
}

/** The caller by the rights of this moment, where no statement of theirs would tell that they have changed. */
export async function presentCallerOf(call: Call): Promise<Principal> {
  const principal = await call.refresh();
  if (!principal) throw new Unauthenticated();
  return principal;
}

/** The values a statement runs with; the caller's day is worked out only when a filter asks for it. */
export class MomentOf implements Moment {
  constructor(
    readonly variables: Variables,
    readonly timeZone: string,
    private readonly now: Date,
    readonly ids: readonly string[] = [],
  ) {}

  get today(): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: this.timeZone }).format(this.now);
  }
}
