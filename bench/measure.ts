import { askedOf } from './asked-of.js';
import type { BenchSize } from './bench-size.js';
import type { BenchCase, CaseName } from './cases.js';
import { load, type Load } from './load-client.js';
import { contenders, type Contender, type Servers } from './servers.js';

export type Figures = Partial<Record<Contender, Load>>;
/** Per number of clients, per case. */
export type Measured = ReadonlyMap<number, ReadonlyMap<CaseName, Figures>>;

export const clientCounts = [1, 8] as const;
const warmUpMs = 250;

/** Times the three in turns, so that what else the machine does falls on all of them alike; the median of the turns counts. */
export async function measure(
  cases: Readonly<Record<CaseName, BenchCase>>,
  names: readonly CaseName[],
  { alternations, windowMs }: BenchSize,
  servers: Servers,
  note: (text: string) => void,
): Promise<Measured> {
  const measured = new Map<number, Map<CaseName, Figures>>(clientCounts.map((clients) => [clients, new Map()]));
  let turn = 0;
  for (const beside of together(names)) {
    const targets = beside.flatMap((name) =>
      contenders.flatMap((contender) => {
        const target = askedOf(servers, contender, name, cases[name]);
        return target ? [{ name, contender, target, loads: [] as Load[] }] : [];
      }),
    );
    for (const clients of clientCounts) {
      for (const name of beside) note(`(${name}) ${cases[name].title}, ${clients} ${clients === 1 ? 'client' : 'clients'}`);
      for (const { target } of targets) await load(target, clients, warmUpMs, (turn += 100_000));
      for (const each of targets) each.loads = [];
      for (let round = 0; round < alternations; round += 1) {
        for (const { target, loads } of targets) loads.push(await load(target, clients, windowMs, (turn += 100_000)));
      }
      for (const name of beside) {
        const mine = targets.filter((each) => each.name === name);
        const figures = mine.map(({ contender, loads }) => [contender, medianOf(loads)]);
        measured.get(clients)!.set(name, Object.fromEntries(figures) as Figures);
      }
    }
  }
  return measured;
}

/** The deep page is held against the first one, so they take turns as well. */
const together = (names: readonly CaseName[]): CaseName[][] =>
  names.includes('d') && names.includes('d0')
    ? names.filter((name) => name !== 'd0').map((name) => (name === 'd' ? ['d', 'd0'] : [name]))
    : names.map((name) => [name]);

export const medianOf = (loads: readonly Load[]): Load => ({
  rps: median(loads.map(({ rps }) => rps)),
  p50: median(loads.map(({ p50 }) => p50)),
  p99: median(loads.map(({ p99 }) => p99)),
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
