import type { BenchSize } from './bench-size.js';
import type { BenchCase, CaseName } from './cases.js';
import { load, type Load } from './load-client.js';
import { medianOf } from './measure.js';
import { dataOf, type Servers } from './servers.js';

/** What a case answers to somebody who sees a fifth of the rows, beside somebody who sees all of them. */
export interface RightsCost {
  readonly name: CaseName;
  readonly fifth: Load;
  readonly all: Load;
  /** Of the throughput; less than nothing when the rules cost nothing and chance decides. */
  readonly lost: number;
}

const compared: readonly CaseName[] = ['a', 'b'];
const clients = 8;

/** Both are asked in turns, the same question with an answer of the same size. */
export async function rightsCosts(
  cases: Readonly<Record<CaseName, BenchCase>>,
  names: readonly CaseName[],
  { alternations, windowMs }: BenchSize,
  servers: Servers,
  note: (text: string) => void,
): Promise<RightsCost[]> {
  const costs: RightsCost[] = [];
  let turn = 0;
  for (const name of compared.filter((each) => names.includes(each))) {
    const { timon: query, variables } = cases[name];
    const body = (at: number) => JSON.stringify({ query, variables: variables(at) });
    const targets = { fifth: servers.target('timon', name, body), all: servers.seeingAll(body) };
    requireSameSize(name, JSON.stringify(await dataOf(targets.fifth)), JSON.stringify(await dataOf(targets.all)));
    note(`(${name}) with a fifth of the rows beside all of them`);
    const loads = { fifth: [] as Load[], all: [] as Load[] };
    for (let round = -1; round < alternations; round += 1) {
      for (const who of ['fifth', 'all'] as const) {
        const figures = await load(targets[who], clients, windowMs, (turn += 100_000));
        if (round >= 0) loads[who].push(figures);
      }
    }
    const [fifth, all] = [medianOf(loads.fifth), medianOf(loads.all)];
    costs.push({ name, fifth, all, lost: 1 - fifth.rps / all.rps });
  }
  return costs;
}

export const rightsLine = ({ name, fifth, all, lost }: RightsCost): string =>
  `Rights in (${name}): ${fifth.rps.toFixed(0)} requests/s for who sees a fifth of the rows, ${all.rps.toFixed(0)} for who sees all: ${(lost * 100).toFixed(1)} % lost.`;

/** Another number of rows or lines would be compared as well. */
function requireSameSize(name: CaseName, fifth: string, all: string): void {
  const ratio = fifth.length / all.length;
  if (ratio < 0.9 || ratio > 1.1)
    throw new Error(`(${name}) answers ${fifth.length} and ${all.length} characters: that compares something else than rights.`);
}
