import type { Field } from '../declare/registry.js';

/** The collation of every text column: the same order on every machine, whatever the database was created with. */
export const textCollation = 'und-x-icu';

/** The PostgreSQL type that stores a field. Decimals carry no scale of their own: a value keeps the places it was written with. */
export function columnType(field: Field): string {
  switch (field.kind) {
    case 'text':
      return field.name === 'id' && field.system ? 'uuid' : `varchar(${field.maxLength})`;
    case 'longText':
      return 'text';
    case 'integer':
      return 'int';
    case 'decimal':
    case 'quantity':
    case 'money':
    case 'price':
      return 'numeric';
    case 'flag':
      return 'boolean';
    case 'date':
      return 'date';
    case 'instant':
      return 'timestamptz(3)';
    case 'choice':
    case 'state':
      return 'varchar(60)';
    case 'link':
      return 'uuid';
    case 'lines':
      throw new Error(`${field.coordinate} has no column: lines live in their own table.`);
  }
}

export const isText = (field: Field): boolean => field.kind === 'longText' || (field.kind === 'text' && !field.system);
