import { Decimal } from 'decimal.js';
import type { Field, RecordType } from '../../../server/kernel/declare/index.js';
import { InvalidInput } from '../../../server/kernel/errors.js';
import { bounds } from './periods.js';
import type { NaiveRights } from './rights.js';
import type { Row, Store } from './store.js';
import { enumName, instantOf, isDecimal, localDay, measure } from './values.js';

export type Given = Readonly<Record<string, unknown>>;

/** What a filter needs to know besides the row. */
export interface Moment {
  readonly store: Store;
  readonly rights: NaiveRights;
  readonly now: Date;
  readonly timeZone: string;
}

const longestWords = 100;

/** Refuses what no row can be compared with, before any row is looked at. */
export function checkFilter(filter: unknown, key = ''): void {
  if (typeof filter === 'string') {
    if (['search', 'contains', 'startsWith'].includes(key) && filter.trim().length > longestWords)
      throw new InvalidInput({ search: 'TOO_LONG' });
  } else if (Array.isArray(filter)) {
    if (key === 'between' && filter.length !== 2) throw new InvalidInput({ between: 'TWO_VALUES' });
    for (const item of filter) checkFilter(item, key);
  } else if (filter !== null && typeof filter === 'object') for (const [name, item] of Object.entries(filter)) checkFilter(item, name);
}

/** Whether a row passes. A row either passes or does not: there is no third way for empty values. */
export function passes(moment: Moment, row: Row, filter: Given | null | undefined): boolean {
  return Object.entries(filter ?? {}).every(([name, rule]) => rule === null || rule === undefined || condition(moment, row, name, rule));
}

function condition(moment: Moment, row: Row, name: string, rule: unknown): boolean {
  const { record } = row;
  if (record.has(name)) return fieldCondition(moment, row, record.field(name), rule as Given);
  const backlink = record.backlinks.find((each) => each.name === name);
  if (backlink) return quantified(moment, moment.store.linkedTo(backlink.via, row.id), backlink.resource, rule as Given);
  if (name === 'and') return (rule as Given[]).every((each) => passes(moment, row, each));
  if (name === 'or') return (rule as Given[]).some((each) => passes(moment, row, each));
  if (name === 'not') return !passes(moment, row, rule as Given);
  if (name === 'empty') return rule !== true;
  return found(moment, row, rule as string);
}

/** By something that sounds like the words, or by a part of one. */
export function found({ store }: Moment, row: Row, text: string): boolean {
  const words = text.trim();
  return new Decimal(store.similarityOf(row, words)).gte('0.6') || row.values.get('search_text')!.includes(store.plainly(words));
}

function fieldCondition(moment: Moment, row: Row, field: Field, rule: Given): boolean {
  const { store, rights } = moment;
  if (field.kind === 'lines') return quantified(moment, store.linkedTo(field.target!.field(field.via!), row.id), field.target!, rule);
  if (field.kind !== 'link') return compares(moment, measure(field), rights.value(row, measure(field)), rule);
  const { empty, ...rest } = rule;
  const target = store.find(field.target!, rights.value(row, field));
  const there = target !== undefined && rights.sees(target) && passes(moment, target, rest);
  return empty === true ? !there : there;
}

function quantified(moment: Moment, rows: readonly Row[], target: RecordType, rule: Given): boolean {
  const seen = rows.filter((row) => moment.rights.sees(row) && (target.partOf || row.values.get('archivedAt') === null));
  return Object.entries(rule).every(([quantifier, filter]) => {
    if (filter === null || filter === undefined) return true;
    const matching = seen.filter((row) => passes(moment, row, filter as Given)).length;
    return quantifier === 'some' ? matching > 0 : matching === (quantifier === 'none' ? 0 : seen.length);
  });
}

/** All comparisons of one value. */
export function compares(moment: Moment, field: Field, value: string | null, rule: Given): boolean {
  return Object.entries(rule).every(([operator, given]) => given === undefined || compare(moment, field, value, operator, given));
}

function compare(moment: Moment, field: Field, value: string | null, operator: string, given: unknown): boolean {
  if (given === null) return operator === 'eq' ? value === null : operator === 'ne' ? value !== null : false;
  if (operator === 'empty') return (value === null) === given;
  const same = (each: unknown) => value !== null && each !== null && difference(field, value, each) === 0;
  if (operator === 'ne') return !same(given);
  if (operator === 'notIn') return !(given as unknown[]).some(same);
  if (value === null) return false;
  const than = (each: unknown) => (each === null ? Number.NaN : difference(field, value, each));
  switch (operator) {
    case 'eq':
      return same(given);
    case 'in':
      return (given as unknown[]).some(same);
    case 'gt':
      return than(given) > 0;
    case 'gte':
      return than(given) >= 0;
    case 'lt':
      return than(given) < 0;
    case 'lte':
      return than(given) <= 0;
    case 'between':
      return than((given as unknown[])[0]) >= 0 && than((given as unknown[])[1]) <= 0;
    case 'within':
      return isWithin(moment, field, value, given as string);
    case 'contains':
      return moment.store.plainly(value).includes(moment.store.plainly((given as string).trim()));
    case 'startsWith':
      return moment.store.plainly(value).startsWith(moment.store.plainly((given as string).trim()));
    default:
      throw new Error(`There is no comparison named ${operator}.`);
  }
}

function isWithin({ now, timeZone }: Moment, field: Field, value: string, period: string): boolean {
  const [from, until] = bounds(period, localDay(now, timeZone));
  const day = field.kind === 'date' ? value : localDay(instantOf(value), timeZone);
  return day >= from && day < until;
}

const bareId = (id: unknown): string => String(id).toLowerCase().replaceAll('-', '');

/** How far a stored value is beyond a given one. */
function difference(field: Field, value: string, given: unknown): number {
  if (isDecimal(field)) return new Decimal(value).cmp(given as string);
  if (field.kind === 'integer') return Number(value) - Number(given);
  if (field.kind === 'instant') return instantOf(value).getTime() - new Date(given as string).getTime();
  if (field.kind === 'flag') return Number(value === 't') - Number(given);
  const [mine, theirs] = field.choices
    ? [enumName(value), String(given)]
    : field.name === 'id'
      ? [bareId(value), bareId(given)]
      : [value, String(given)];
  return mine < theirs ? -1 : mine > theirs ? 1 : 0;
}
