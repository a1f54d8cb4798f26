import { fieldOf, ownFields, type ManifestField, type ManifestRecord, type RecordBook } from './record-book.js';

/** What a list asks for: its columns, the titles of links and the currencies of amounts, and no more. */
export function listSelection(book: RecordBook, record: ManifestRecord, columns: readonly string[]): string {
  const fields = [record.title, ...columns].flatMap((name) => fieldOf(record, name) ?? []);
  return selection(book, record, fields);
}

/** What a page about one record asks for: every field open to the caller, its lines, and what may be done with it. */
export function pageSelection(book: RecordBook, record: ManifestRecord): string {
  const moves = record.moves.length > 0 ? 'movesOpenToMe' : '';
  return `${selection(book, record, ownFields(record))} ${record.partOf ? '' : 'createdAt updatedAt archivedAt'} ${moves} can { update remove }`;
}

function selection(book: RecordBook, record: ManifestRecord, fields: readonly ManifestField[]): string {
  const parts = new Map<string, string>([['id', 'id']]);
  if (!record.partOf) parts.set('version', 'version');
  for (const field of fields) parts.set(field.name, fieldSelection(book, field));
  for (const { currency } of fields) {
    const link = currency === undefined ? undefined : fieldOf(record, currency);
    if (link) parts.set(link.name, fieldSelection(book, link));
  }
  return [...parts.values()].join(' ');
}

function fieldSelection(book: RecordBook, field: ManifestField): string {
  const target = book.find(field.target);
  if (field.kind === 'link') return `${field.name} { ${titleSelection(target)} }`;
  if (field.kind !== 'lines') return field.name;
  return target ? `${field.name} { ${lineSelection(book, target)} }` : '';
}

export const titleSelection = (target: ManifestRecord | undefined): string =>
  target && fieldOf(target, target.title) ? `id ${target.title}` : 'id';

/** A line never asks for its parent: the parent is the record it came with. */
function lineSelection(book: RecordBook, line: ManifestRecord): string {
  return selection(book, line, lineFields(line));
}

/** What people see of a line: all but the link back to what it is part of. */
export const lineFields = (line: ManifestRecord): readonly ManifestField[] =>
  ownFields(line).filter((field) => !(field.kind === 'link' && field.name === line.partOf));
