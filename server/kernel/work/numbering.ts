import type { Constructor } from '../declare/types.js';

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
