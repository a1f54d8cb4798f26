import { ownFields, type ManifestField, type ManifestRecord, type RecordBook, type WireRecord } from './record-book.js';
import { lineFields } from './selection.js';

type Values = Readonly<Record<string, unknown>>;

/** The input of a create: what was filled in. What was left empty is left to the server's defaults. */
export function createInput(book: RecordBook, record: ManifestRecord, values: Values): Record<string, unknown> {
  const input: Record<string, unknown> = values.id === undefined ? {} : { id: values.id };
  for (const field of ownFields(record)) {
    if (field.writable === 'never') continue;
    const value = inputValue(book, field, values[field.name]);
    if (value !== null && !(Array.isArray(value) && value.length === 0)) input[field.name] = value;
  }
  return input;
}

/** The input of an update: only what differs from the version that the form was opened with. */
export function updateInput(book: RecordBook, record: ManifestRecord, values: Values, seen: WireRecord): Record<string, unknown> {
  return Object.fromEntries(
    changedFields(book, record, values, seen).map((field) => [field.name, inputValue(book, field, values[field.name])]),
  );
}

export function changedFields(book: RecordBook, record: ManifestRecord, values: Values, seen: Values): readonly ManifestField[] {
  return ownFields(record).filter(
    (field) =>
      field.writable === 'always' &&
      field.name in values &&
      JSON.stringify(inputValue(book, field, values[field.name])) !== JSON.stringify(inputValue(book, field, seen[field.name])),
  );
}

function inputValue(book: RecordBook, field: ManifestField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return field.kind === 'lines' ? [] : null;
  if (field.kind === 'link') return (value as { id?: string }).id ?? null;
  if (field.kind === 'lines') return (value as readonly Values[]).map((line) => lineInput(book, field, line));
  return value;
}

function lineInput(book: RecordBook, field: ManifestField, line: Values): Record<string, unknown> {
  const target = book.find(field.target);
  const known = typeof line.id === 'string' ? { id: line.id } : {};
  const values = (target ? lineFields(target) : [])
    .filter(({ writable, name }) => writable !== 'never' && name in line)
    .map((part) => [part.name, inputValue(book, part, line[part.name])] as const)
    .filter(([, value]) => 'id' in known || value !== null);
  return { ...known, ...Object.fromEntries(values) };
}
