import { join } from 'node:path';
import type { SourceMapping, TableMapping } from './mapping.js';
import { sizeOf } from './source-rows.js';

/** A wrong folder is told before the first row is written, not when the first file is missed half-way. */
export async function requireFiles({ tables }: SourceMapping, folder: string): Promise<void> {
  for (const file of new Set(tables.flatMap(filesOf))) await sizeOf(join(folder, file), file, folder);
}

const filesOf = ({ rows, lines = {} }: TableMapping): readonly string[] => [
  ...('file' in rows ? [rows.file] : []),
  ...Object.values(lines).flatMap((line) => (line.from === 'file' ? [line.file] : [])),
];
