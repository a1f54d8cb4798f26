import type { BenchCase, CaseName } from './cases.js';
import type { Figures, Measured } from './measure.js';
import type { RightsCost } from './rights-cost.js';
import type { Contender, Memory } from './servers.js';

type Cases = Readonly<Record<CaseName, BenchCase>>;

/** The figures as a table: requests a second and milliseconds. */
export function table(measured: Measured, cases: Cases): string {
  const lines: string[] = [];
  for (const [clients, figures] of measured) {
    lines.push('', `${clients} ${clients === 1 ? 'client' : 'clients'}: requests/s (p50, p99 in ms)`);
    lines.push(row(['case', 'Timón', 'PostGraphile', 'hand-written SQL', '× PG', 'of SQL']));
    for (const [name, each] of figures) lines.push(row([`${name.padEnd(2)} ${cases[name].title}`, ...cells(each)]));
  }
  return lines.join('\n');
}

const widths = [48, 24, 24, 24, 6, 6];
const row = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(' ');

function cells({ timon, postgraphile, sql }: Figures): string[] {
  const figure = (load: Figures[Contender]) =>
    load ? `${load.rps.toFixed(load.rps < 100 ? 1 : 0)} (${load.p50.toFixed(2)}, ${load.p99.toFixed(2)})` : '–';
  const ratio = (other: Figures[Contender]) => (timon && other ? (timon.rps / other.rps).toFixed(2) : '–');
  return [figure(timon), figure(postgraphile), figure(sql), ratio(postgraphile), ratio(sql)];
}

/** At 8 clients, for machines to read. */
export function asJson(measured: Measured, memory: Memory, rights: readonly RightsCost[]): string {
  const cases = Object.fromEntries([...measured.get(8)!].map(([name, figures]) => [name, figures]));
  return JSON.stringify(
    { cases, rightsLose: Object.fromEntries(rights.map(({ name, lost }) => [name, lost])), rssMb: memory.peak },
    null,
    2,
  );
}
