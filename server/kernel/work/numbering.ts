import type { Constructor } from '../declare/types.js';
import { stepInto, type Transaction } from '../write/transaction.js';

/** Which series a number is drawn from, and how it is written: `{year}` and `{number:6}` (padded) are filled in. */
export interface NumberSeries {
  readonly series: string;
  readonly year: number | string;
  readonly pattern: string;
}

export interface Numbering {
  readonly field: string;
  readonly seriesOf: (record: object) => NumberSeries;
}

const numberings = new Map<Constructor, Numbering>();

/** Has a field numbered without gaps, per company, when the record is created; an import may bring its own numbers. */
export function numbered<Entity extends object>(
  target: Constructor<Entity>,
  field: keyof Entity & string,
  seriesOf: (record: Entity) => NumberSeries,
): void {
  numberings.set(target, { field, seriesOf: seriesOf as Numbering['seriesOf'] });
}

export const numberingOf = (target: Constructor): Numbering | undefined => numberings.get(target);

function writtenNumber({ pattern, year }: NumberSeries, number: bigint): string {
  return pattern
    .replace('{year}', String(year))
    .replace(/\{number(?::(\d+))?\}/, (_, width: string | undefined) => String(number).padStart(Number(width ?? 1), '0'));
}

export interface NumbersWanted {
  readonly companyId: string;
  readonly series: string;
  readonly year: number;
  readonly count: number;
}

/**
 * Draws numbers without gaps: the series' row stays locked until the transaction ends, so this comes last before the rows are
 * written. Returns the first number of each draw. Series are locked in one order, whoever draws.
 */
export async function drawNumbers(transaction: Transaction, wanted: readonly NumbersWanted[]): Promise<bigint[]> {
  const ordered = wanted.map((draw, at) => ({ ...draw, at })).sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
  const drawn = await transaction.query<{ next: string }>(
    'facts',
    draw,
    [
      ordered.map(({ companyId }) => companyId),
      ordered.map(({ series }) => series),
      ordered.map(({ year }) => year),
      ordered.map(({ count }) => count),
    ],
    'caller',
  );
  const firsts: bigint[] = [];
  ordered.forEach(({ at, count }, place) => (firsts[at] = BigInt(drawn[place]!.next) - BigInt(count)));
  return firsts;
}

const keyOf = ({ companyId, series, year }: NumbersWanted): string => `${companyId} ${series} ${year}`;

const draw = `insert into timon.number_series as s (company_id, series, year, next)
  select company, series, year, 1 + count from unnest($1::uuid[], $2::text[], $3::int[], $4::int[]) as w(company, series, year, count)
  on conflict (company_id, series, year) do update set next = s.next + excluded.next - 1 returning next, ${stepInto('caller')}`;

/** For records of no company, which are numbered for the whole organisation. */
const noCompany = '00000000-0000-0000-0000-000000000000';

interface Series {
  readonly series: NumberSeries;
  readonly companyId: string;
  readonly year: number;
  readonly key: string;
}

/** Numbers the records of a set that have no number yet, in their order, and passes over the numbers that others bring along. */
export async function numberRecords(transaction: Transaction, target: Constructor, records: readonly object[]): Promise<void> {
  const numbering = numberingOf(target);
  if (!numbering) return;
  const all = records as readonly Numberable[];
  const seriesOf = (record: Numberable): Series => {
    const series = numbering.seriesOf(record);
    const companyId = record.company?.id ?? transaction.principal.companyId ?? noCompany;
    const year = Number(series.year);
    return { series, companyId, year, key: keyOf({ companyId, year, series: series.series, count: 0 }) };
  };
  passOver(
    transaction,
    all.flatMap((record) => numbersBrought(record[numbering.field], seriesOf, record)),
  );
  await drawFor(
    transaction,
    numbering.field,
    all.filter((record) => record[numbering.field] === undefined),
    seriesOf,
  );
}

async function drawFor(
  transaction: Transaction,
  field: string,
  records: readonly Numberable[],
  seriesOf: (record: Numberable) => Series,
): Promise<void> {
  const groups = new Map<string, { series: Series; members: Numberable[] }>();
  for (const record of records) {
    const series = seriesOf(record);
    const group = groups.get(series.key) ?? { series, members: [] };
    group.members.push(record);
    groups.set(series.key, group);
  }
  if (groups.size === 0) return;
  const drawn = [...groups.values()];
  const wanted = drawn.map(({ series: { companyId, year, series }, members }) => ({
    companyId,
    year,
    series: series.series,
    count: members.length,
  }));
  const firsts = await drawNumbers(transaction, wanted);
  drawn.forEach(({ series: { series }, members }, place) =>
    members.forEach((record, at) => (record[field] = writtenNumber(series, firsts[place]! + BigInt(at)))),
  );
}

/** An imported number that looks like one of ours takes its place in the series: it must not be drawn again. */
function numbersBrought(number: unknown, seriesOf: (record: Numberable) => Series, record: Numberable): (Series & { number: bigint })[] {
  if (typeof number !== 'string') return [];
  const series = seriesOf(record);
  const digits = numberIn(number, series.series);
  return digits === undefined ? [] : [{ ...series, number: digits }];
}

function numberIn(written: string, series: NumberSeries): bigint | undefined {
  const [before, after] = series.pattern.replace('{year}', String(series.year)).split(/\{number(?::\d+)?\}/);
  if (after === undefined || !written.startsWith(before!) || !written.endsWith(after)) return undefined;
  const digits = written.slice(before!.length, written.length - after.length);
  return /^\d{1,15}$/.test(digits) ? BigInt(digits) : undefined;
}

function passOver(transaction: Transaction, brought: readonly (Series & { number: bigint })[]): void {
  const highest = new Map<string, Series & { number: bigint }>();
  for (const one of brought) if (one.number > (highest.get(one.key)?.number ?? -1n)) highest.set(one.key, one);
  if (highest.size === 0) return;
  const ordered = [...highest.values()].sort((one, other) => one.key.localeCompare(other.key));
  transaction.send('facts', pass, [
    ordered.map(({ companyId }) => companyId),
    ordered.map(({ series }) => series.series),
    ordered.map(({ year }) => year),
    ordered.map(({ number }) => String(number + 1n)),
  ]);
}

const pass = `insert into timon.number_series as s (company_id, series, year, next)
  select * from unnest($1::uuid[], $2::text[], $3::int[], $4::bigint[])
  on conflict (company_id, series, year) do update set next = greatest(s.next, excluded.next)`;

type Numberable = Record<string, unknown> & { company?: { id: string } };
