import type { IndexUse } from './index-use.js';
import type { CaseName } from './cases.js';
import type { Measured } from './measure.js';
import type { RightsCost } from './rights-cost.js';
import type { Memory } from './servers.js';

const ofPostgraphile = 1.4;
const ofSql: Partial<Record<CaseName, number>> = { a: 0.35, b: 0.55, c: 0.5, d: 0.5, e: 0.5, f: 0.5, g: 0.4, h: 0.5 };
/** What two runs of the same thing may differ by on a busy machine. */
const asFast = 0.9;
const p99OfP50 = 5;
/** Against somebody who sees every row, for answers of the same size. */
const mostLostToRights = 0.15;
const mostMemoryMb = 300;

/** One sentence for each bar that was missed, at 8 clients. */
export function misses(measured: Measured, memory: Memory, index: IndexUse, rights: readonly RightsCost[]): string[] {
  const cases = measured.get(8)!;
  const found: string[] = [];
  for (const [name, { timon, postgraphile, sql }] of cases) {
    if (!timon) continue;
    const against = (other: string, rps: number | undefined, bar: number | undefined) => {
      if (rps === undefined || bar === undefined || timon.rps / rps >= bar) return;
      found.push(`(${name}) answers ${(timon.rps / rps).toFixed(2)} times as many requests as ${other}; the bar is ${bar}.`);
    };
    if (name !== 'd0') against('PostGraphile', postgraphile?.rps, ofPostgraphile);
    against('hand-written SQL', sql?.rps, ofSql[name]);
    if (timon.p99 > timon.p50 * p99OfP50)
      found.push(`(${name}) p99 is ${(timon.p99 / timon.p50).toFixed(1)} times p50; the bar is ${p99OfP50}.`);
  }
  const deep = cases.get('d')?.timon?.rps;
  const shallow = cases.get('d0')?.timon?.rps;
  if (deep !== undefined && shallow !== undefined && deep < shallow * asFast)
    found.push(`(d) is slower deep down: ${(deep / shallow).toFixed(2)} of what it is at the top; the bar is ${asFast}.`);
  for (const { name, lost } of rights) {
    if (lost > mostLostToRights)
      found.push(`(${name}) loses ${(lost * 100).toFixed(0)} % of its throughput to row rules; the bar is ${mostLostToRights * 100} %.`);
  }
  found.push(...index.withoutIndex.map((each) => `No index: ${each}.`));
  if (memory.peak > mostMemoryMb) found.push(`The server took ${memory.peak} MB; the bar is ${mostMemoryMb}.`);
  return found;
}
