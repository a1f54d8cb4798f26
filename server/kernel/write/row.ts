import type { Field } from '../declare/registry.js';
import { Decimal, placesOfQuantity, placesOfRate } from './decimals.js';
import type { LineStorage, Storage } from './storage.js';

/** A record as code holds it: its declared class, with links as `{ id }`, decimals exact and lines as plain arrays. */
export type Entity = Record<string, unknown> & { id: string; version: number };
/** A row in canonical text, in the order of `storage.fields`; null where empty. */
export type Row = readonly (string | null)[];

/** A record together with what was stored when it was loaded, so that changes can be told. */
export interface Snapshot {
  readonly row: Row;
  readonly lines: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

export function valueOf(field: Field, text: string | null): unknown {
  if (text === null) return undefined;
  switch (field.kind) {
    case 'integer':
      return Number(text);
    case 'decimal':
    case 'quantity':
    case 'money':
    case 'price':
      return new Decimal(text);
    case 'flag':
      return text === 'true';
    case 'link':
      return { id: text };
    default:
      return text;
  }
}

export function entityFrom(storage: Storage, row: Row): Entity {
  const entity = new storage.record.target() as Entity;
  storage.fields.forEach((field, place) => {
    entity[field.name] = valueOf(field, row[place]!);
  });
  return entity;
}

/** Puts the lines on a record as plain arrays, in their order. */
export function attachLines(entity: Entity, { field, storage }: LineStorage, rows: readonly Row[] | null): void {
  entity[field.name] = (rows ?? []).map((row) => entityFrom(storage, row));
}

export function snapshotOf(storage: Storage, row: Row, lineRows: readonly (readonly Row[] | null)[]): Snapshot {
  const lines = storage.lines.map(({ field }, at): [string, Map<string, Row>] => [
    field.name,
    new Map((lineRows[at] ?? []).map((line) => [line[0]!, line])),
  ]);
  return { row, lines: new Map(lines) };
}

/** How many places a money field of a record has, and how it is rounded; known before any row is written. */
export interface MoneyRule {
  readonly places: number;
  readonly rounding: Decimal.Rounding;
}

/** The value of a field, rounded on the record itself to what the field can hold, so that memory and table agree. */
export function settle(field: Field, entity: Entity, money: (field: Field) => MoneyRule): void {
  const value = entity[field.name];
  if (!(value instanceof Decimal)) return;
  const rule = money(field);
  const places = field.kind === 'decimal' ? placesOfRate : field.kind === 'money' ? rule.places : placesOfQuantity;
  if (value.decimalPlaces() > places) entity[field.name] = value.toDecimalPlaces(places, rule.rounding);
}

/** The canonical text of a settled value: money with its currency's places, other decimals without trailing zeros. */
export function textOf(field: Field, value: unknown, money: (field: Field) => MoneyRule): string | null {
  if (value === undefined || value === null) return null;
  if (value instanceof Decimal) return positiveZero(field.kind === 'money' ? value.toFixed(money(field).places) : value.toFixed());
  return field.kind === 'link' ? (value as { id: string }).id : String(value);
}

const positiveZero = (text: string): string => (text.startsWith('-0') && /^-0(\.0*)?$/.test(text) ? text.slice(1) : text);
