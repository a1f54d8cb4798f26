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

export function writtenNumber({ pattern, year }: NumberSeries, number: bigint): string {
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

/** Numbers the records of a set that have no number yet, in their order. */
export async function numberRecords(transaction: Transaction, target: Constructor, records: readonly object[]): Promise<void> {
  const numbering = numberingOf(target);
  if (!numbering) return;
  const groups = new Map<string, { wanted: NumbersWanted; members: { record: Numberable; series: NumberSeries }[] }>();
  for (const record of records as Numberable[]) {
    if (record[numbering.field] !== undefined) continue;
    const series = numbering.seriesOf(record);
    const companyId = record.company?.id ?? transaction.principal.companyId ?? noCompany;
    const key = keyOf({ companyId, series: series.series, year: Number(series.year), count: 0 });
    const group = groups.get(key) ?? { wanted: { companyId, series: series.series, year: Number(series.year), count: 0 }, members: [] };
    group.members.push({ record, series });
    groups.set(key, group);
  }
  if (groups.size === 0) return;
  const all = [...groups.values()];
  const firsts = await drawNumbers(
    transaction,
    all.map(({ wanted, members }) => ({ ...wanted, count: members.length })),
  );
  all.forEach(({ members }, place) =>
    members.forEach(({ record, series }, at) => (record[numbering.field] = writtenNumber(series, firsts[place]! + BigInt(at)))),
  );
}

type Numberable = Record<string, unknown> & { company?: { id: string } };
