import type { Field, RecordType, Registry } from '../../declare/registry.js';
import { constantCase } from '../../declare/naming.js';
import { languages, textsOf } from '../../declare/texts.js';
import { Refusal } from '../../refusal.js';
import { cases, column, named, type FieldMap, type LineMapping, type SourceMapping, type Value } from './mapping.js';

export interface CsvFile {
  readonly file: string;
  readonly header: readonly string[];
  /** The column that tells one record from another; the first one that holds a unique field when left out. */
  readonly key?: string;
}

/** The record that a person means: its name, its plural, or what it is called in one of the languages. */
export function recordCalled(registry: Registry, name: string): RecordType {
  const roots = registry.resources.filter(({ partOf, options, writes }) => !partOf && !options.appendOnly && writes.includes('create'));
  const called = roots.find((record) => [record.name, record.plural, ...wordsOf(record)].some(sameWord(name)));
  if (called) return called;
  throw new Refusal(`There is no record called ${name}. These can be imported: ${roots.map((record) => record.name).join(', ')}.`);
}

/** How a CSV file becomes records, from its header alone: each column is the name or the label of a field. */
export function csvMapping(record: RecordType, { file, header, key }: CsvFile): SourceMapping {
  const places = header.map((name) => placeOf(record, name.trim(), name));
  refuseUnknown(record, places);
  const keyColumn = key ?? places.find(({ field, list }) => !list && field?.unique === true)?.column;
  if (!keyColumn || !header.includes(keyColumn)) {
    throw new Refusal(`${file} needs a column that tells the records apart: name it with --key, as in --key "${header[0]}".`);
  }
  const own = places.filter(({ list }) => !list);
  const lists = [...new Set(places.flatMap(({ list }) => list ?? []))];
  const linesIn = (list: Field): [string, LineMapping] => [
    list.name,
    { from: 'own rows', fields: fieldMap(places.filter((place) => place.list === list)) },
  ];
  const keyField = own.find((place) => place.column === keyColumn)?.field;
  return {
    // The same word may be one record's code and another's name, so keys of different fields are kept apart.
    source: `csv ${keyField?.name ?? keyColumn}`,
    tables: [
      {
        table: record.name,
        record: record.name,
        rows: { file },
        key: `{${keyColumn}}`,
        fields: fieldMap(own),
        lines: Object.fromEntries(lists.map(linesIn)),
        ...(keyField?.unique === true && { adoptBy: keyField.name, overwrites: true }),
      },
    ],
  };
}

/** A column of the file, and the field it stands for; `list` when that is a field of a line. */
interface Place {
  readonly column: string;
  readonly field?: Field;
  readonly list?: Field;
}

function placeOf(record: RecordType, name: string, from: string): Place {
  const field = fieldCalled(record, name);
  if (field && field.kind !== 'lines') return { column: from, field };
  for (const list of record.lines) {
    const start = [list.name, ...labelsOf(list)].find((word) => sameWord(`${word}.`)(name.slice(0, word.length + 1)));
    if (start) return { column: from, list, field: fieldCalled(list.target!, name.slice(start.length + 1).trim()) };
  }
  return { column: from };
}

const fieldCalled = (record: RecordType, name: string): Field | undefined =>
  fieldsToImport(record).find((field) => [field.name, ...labelsOf(field)].some(sameWord(name)));

const fieldsToImport = (record: RecordType): Field[] =>
  record.fields.filter((field) => !field.system && !field.hidden && !field.readonly && field !== record.partOf);

function refuseUnknown(record: RecordType, places: readonly Place[]): void {
  const unknown = places.filter(({ field }) => !field).map((place) => place.column);
  if (unknown.length === 0) return;
  const names = fieldsToImport(record).flatMap((field) =>
    field.kind === 'lines' ? fieldsToImport(field.target!).map(({ name }) => `${field.name}.${name}`) : [field.name],
  );
  throw new Refusal(
    `${record.name} has nothing to enter under ${unknown.map((name) => `“${name}”`).join(', ')}: rename or remove the column. It takes ${names.join(', ')}.`,
  );
}

const fieldMap = (places: readonly Place[]): FieldMap =>
  Object.fromEntries(places.flatMap((place) => (place.field ? [[place.field.name, valueOf(place.field, place.column)]] : [])));

function valueOf(field: Field, from: string): Value {
  if (field.kind === 'link') return named(field.target!.name, from);
  if (field.kind === 'choice') return cases(from, choicesOf(field));
  return column(from);
}

/** A choice is written as declared, as on the wire, or as people read it. */
function choicesOf(field: Field): Record<string, string> {
  const spellings = field.choices!.flatMap((choice) => {
    const labels = languages.map((language) => textsOf(language, field.resource.name)?.choices?.[field.name]?.[choice] ?? choice);
    return [choice, constantCase(choice), ...labels].map((spelling) => [spelling, choice]);
  });
  return Object.fromEntries(spellings) as Record<string, string>;
}

const labelsOf = (field: Field): string[] =>
  languages.flatMap((language) => textsOf(language, field.resource.name)?.fields[field.name] ?? []);

const wordsOf = (record: RecordType): string[] =>
  languages.flatMap((language) => [textsOf(language, record.name)?.one ?? [], textsOf(language, record.name)?.many ?? []].flat());

const sameWord = (one: string) => (other: string) => one.localeCompare(other, 'en', { sensitivity: 'accent' }) === 0;
