import { csvRows, type SourceRow } from './source-rows.js';
import { columnsIn, columnsOf, type LineMapping, type TableMapping } from './mapping.js';
import { filled } from './row-values.js';

/** The rows of the files that hold a table's lines, by the key of the record they are part of. */
export type LineRows = ReadonlyMap<string, ReadonlyMap<string, readonly SourceRow[]>>;

/** Lines may come in any order, so their files are read before the records they belong to. */
export async function readLineRows(folder: string, mapping: TableMapping, rejected: Parameters<typeof csvRows>[3]): Promise<LineRows> {
  const lines = new Map<string, ReadonlyMap<string, readonly SourceRow[]>>();
  for (const [field, line] of Object.entries(mapping.lines ?? {})) {
    if (line.from === 'file') lines.set(field, await rowsByKey(folder, line, rejected));
    // What is wrong with the record's own rows is told when they are read for the record itself.
    if (line.from === 'own rows' && 'file' in mapping.rows) {
      lines.set(field, await rowsByKey(folder, { ...line, file: mapping.rows.file, key: mapping.key }, () => undefined));
    }
  }
  return lines;
}

type FileLines = Omit<Extract<LineMapping, { from: 'file' }>, 'from'>;

async function rowsByKey(folder: string, line: FileLines, rejected: Parameters<typeof csvRows>[3]): Promise<Map<string, SourceRow[]>> {
  const columns = [...columnsIn(line.key), ...Object.values(line.fields).flatMap(columnsOf)];
  const source = await csvRows(folder, line.file, columns, rejected);
  const rows = new Map<string, SourceRow[]>();
  for await (const row of source.rows) {
    const key = filled(line.key, row.cells);
    const known = rows.get(key);
    if (known) known.push(row);
    else rows.set(key, [row]);
  }
  return rows;
}
