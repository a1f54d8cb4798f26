import { GraphQLBoolean, GraphQLID, GraphQLInt } from 'graphql';
import type { Field, RecordType } from '../declare/registry.js';
import { direction } from './comparators.js';
import { mayRead, mayReadField, type RecordTypes } from './record-types.js';
import { DateScalar, DecimalScalar, JsonScalar } from './scalars.js';
import type { TypedField } from './typed.js';

/** What can be computed over the records of a group. */
export const aggregates = ['sum', 'avg', 'min', 'max'] as const;
export type Aggregate = (typeof aggregates)[number];

const dateParts = ['day', 'week', 'month', 'quarter', 'year'] as const;

const isNumber = (field: Field) => ['integer', 'decimal', 'quantity', 'money', 'price'].includes(field.kind);
const isTime = (field: Field) => field.kind === 'date' || field.kind === 'instant';

/** The fields an aggregate makes sense of. A twin answers under the name of the amount it stands for. */
function measurable(record: RecordType, aggregate: Aggregate): Field[] {
  const summed = (field: Field) => isNumber(field) && field.kind !== 'price' && field.kind !== 'decimal';
  const fits = {
    sum: summed,
    avg: isNumber,
    min: (field: Field) => isNumber(field) || isTime(field),
    max: (field: Field) => isNumber(field) || isTime(field),
  };
  return record.fields.filter(
    (field) => !field.hidden && !field.twinOf && field.name !== 'version' && field.name !== 'position' && fits[aggregate](field),
  );
}

const groupable = (record: RecordType): Field[] =>
  record.fields.filter(
    (field) => !field.hidden && !field.twinOf && field.kind !== 'lines' && field.kind !== 'longText' && field.name !== 'version',
  );

const title = (word: string) => word[0]!.toUpperCase() + word.slice(1);

/** The types of `…Grouped`: what to group by, what comes back, and how to sift and order the groups. */
export function groupTypes(records: RecordTypes, record: RecordType) {
  const { types } = records;

  const by = (of: RecordType): new () => object =>
    types.once(`${of.name}GroupBy`, () =>
      types.input(`${of.name}GroupBy`, Object.fromEntries(groupable(of).map((field) => [field.name, byField(field)]))),
    );

  const byField = (field: Field): TypedField => {
    const type = field.kind === 'link' ? () => by(field.target!) : isTime(field) ? datePart : value;
    return { type, nullable: true, guard: mayReadField(field) };
  };
  const value = () => types.once('GroupValue', () => types.enumeration('GroupValue', { VALUE: 'value' }));
  const datePart = () =>
    types.once('DatePart', () => types.enumeration('DatePart', Object.fromEntries(dateParts.map((part) => [part.toUpperCase(), part]))));

  const keys = (of: RecordType): new () => object =>
    types.once(`${of.name}GroupKeys`, () =>
      types.object(`${of.name}GroupKeys`, {
        ...Object.fromEntries(groupable(of).map((field) => [field.name, keyField(field)])),
        record: {
          type: () => records.objectType(of),
          nullable: true,
          guard: mayRead(of),
          description: 'The record itself, when the group is by its id.',
        },
      }),
    );
  const keyField = (field: Field): TypedField => {
    const type =
      field.kind === 'link'
        ? () => keys(field.target!)
        : field.name === 'id'
          ? () => GraphQLID
          : isTime(field)
            ? () => DateScalar
            : () => records.valueType(field);
    return { type, nullable: true, guard: mayReadField(field) };
  };

  const measured = (aggregate: Aggregate): new () => object => {
    const name = `${record.name}${title(aggregate)}`;
    return types.once(name, () =>
      types.object(
        name,
        Object.fromEntries(
          measurable(record, aggregate).map((field) => [
            field.name,
            { type: () => resultType(records, field, aggregate), nullable: true, guard: mayReadField(field) },
          ]),
        ),
      ),
    );
  };
  const distinct = (): new () => object =>
    types.once(`${record.name}CountDistinct`, () =>
      types.object(
        `${record.name}CountDistinct`,
        Object.fromEntries(groupable(record).map((field) => [field.name, { type: () => GraphQLInt, guard: mayReadField(field) }])),
      ),
    );

  const present = aggregates.filter((aggregate) => measurable(record, aggregate).length > 0);
  const measures = () => ({
    count: { type: () => GraphQLInt },
    countDistinct: { type: distinct },
    ...Object.fromEntries(present.map((aggregate) => [aggregate, { type: () => measured(aggregate) }])),
  });
  const row = (): new () => object =>
    types.once(`${record.name}Group`, () =>
      types.object(`${record.name}Group`, {
        depth: {
          type: () => GraphQLInt,
          description: 'How many of the keys hold: fewer than asked for in a subtotal, 0 in the total of all.',
        },
        keys: { type: () => keys(record) },
        ...measures(),
        recordsFilter: {
          type: () => JsonScalar,
          nullable: true,
          description: 'The filter that opens the records of this row; null when a key cannot be filtered by.',
        },
      }),
    );

  const having = (): new () => object => {
    const name = `${record.name}Having`;
    const self = { type: having, nullable: true };
    return types.once(name, () =>
      types.input(name, {
        and: { ...self, list: true },
        or: { ...self, list: true },
        not: self,
        count: { type: () => records.comparatorOf('integer'), nullable: true },
        ...Object.fromEntries(present.map((aggregate) => [aggregate, { type: () => havingOf(aggregate), nullable: true }])),
      }),
    );
  };
  const havingOf = (aggregate: Aggregate): new () => object => {
    const name = `${record.name}${title(aggregate)}Filter`;
    return types.once(name, () =>
      types.input(
        name,
        Object.fromEntries(
          measurable(record, aggregate).map((field) => [
            field.name,
            { type: () => records.comparatorOf(resultKind(field, aggregate)), nullable: true, guard: mayReadField(field) },
          ]),
        ),
      ),
    );
  };

  const order = (): new () => object => {
    const name = `${record.name}GroupOrder`;
    const up = { type: () => direction(types), nullable: true };
    const orderOf = (aggregate: Aggregate) => {
      const inner = `${record.name}${title(aggregate)}Order`;
      return types.once(inner, () =>
        types.input(
          inner,
          Object.fromEntries(measurable(record, aggregate).map((field) => [field.name, { ...up, guard: mayReadField(field) }])),
        ),
      );
    };
    const key = () =>
      types.once('GroupKeyOrder', () =>
        types.input('GroupKeyOrder', {
          index: { type: () => GraphQLInt, description: 'Which of the keys in `by`, counted from 0.' },
          direction: { type: () => direction(types) },
        }),
      );
    return types.once(name, () =>
      types.input(name, {
        key: { type: key, nullable: true },
        count: up,
        ...Object.fromEntries(present.map((aggregate) => [aggregate, { type: () => orderOf(aggregate), nullable: true }])),
      }),
    );
  };

  return {
    groups: (): new () => object =>
      types.once(`${record.name}Groups`, () =>
        types.object(`${record.name}Groups`, { rows: { type: row, list: true }, rowCount: { type: () => GraphQLInt } }),
      ),
    args: (): Record<string, TypedField> => ({
      by: { type: () => by(record), list: true, nullable: true },
      having: { type: having, nullable: true },
      orderBy: { type: order, list: true, nullable: true },
      totals: { type: () => GraphQLBoolean, nullable: true, defaultValue: false },
      first: { type: () => GraphQLInt, nullable: true },
      offset: { type: () => GraphQLInt, nullable: true },
    }),
  };
}

/** Averages of whole numbers and quantities have places of their own. */
function resultType(records: RecordTypes, field: Field, aggregate: Aggregate): object {
  return aggregate === 'avg' && field.kind === 'integer'
    ? DecimalScalar
    : aggregate === 'sum' && field.kind === 'integer'
      ? DecimalScalar
      : records.valueType(field);
}

function resultKind(field: Field, aggregate: Aggregate): 'integer' | 'decimal' | 'quantity' | 'money' | 'date' | 'instant' {
  if (field.kind === 'price') return 'money';
  if (field.kind === 'integer' && aggregate !== 'min' && aggregate !== 'max') return 'decimal';
  return field.kind as 'integer' | 'decimal' | 'quantity' | 'money' | 'date' | 'instant';
}
