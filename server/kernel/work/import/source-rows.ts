import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type CsvError } from 'csv-parse';
import { Refusal } from '../../refusal.js';
import { asEntered } from '../csv-text.js';

/** One row of a source, and where it stands, so that a person can find it. */
export interface SourceRow {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface RowSource {
  readonly file: string;
  /** How much there is to read, in the same measure as `read`. */
  readonly size: number;
  read(): number;
  rows: AsyncIterable<SourceRow>;
}

type Rejected = (row: { file: string; line: number; reason: string }) => void;

/** The rows of a CSV file with a header, one after the other: the file may be larger than memory. */
export async function csvRows(folder: string, file: string, columns: Iterable<string>, rejected: Rejected): Promise<RowSource> {
  const path = join(folder, file);
  const size = await sizeOf(path, file, folder);
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    columns: (header: string[]) => checkedHeader(header, file, columns),
  });
  parser.on('skip', (error: CsvError) => rejected({ file, line: error.lines as number, reason: reasonOf(error) }));
  const stream = createReadStream(path);
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  return { file, size, read: () => stream.bytesRead, rows: inOrder(parser, file, rejected) };
}

/** The first line of a CSV file: the names of its columns. */
export async function csvHeader(folder: string, file: string): Promise<string[]> {
  await sizeOf(join(folder, file), file, folder);
  const stream = createReadStream(join(folder, file));
  try {
    for await (const row of stream.pipe(parse({ bom: true, to: 1 }))) return row as string[];
  } catch {
    throw new Refusal(`${file} is not CSV: its first line must name the columns, separated by commas.`);
  } finally {
    stream.destroy();
  }
  throw new Refusal(`${file} is empty: its first line must name the columns.`);
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: Record<string, string>;
}

async function* inOrder(parser: AsyncIterable<Parsed>, file: string, rejected: Rejected): AsyncIterable<SourceRow> {
  for await (const { info, record } of parser) {
    const reason = Object.values(record).map(unreadable).find(Boolean);
    if (reason) rejected({ file, line: info.lines, reason });
    else yield { file, line: info.lines, cells: Object.fromEntries(Object.entries(record).map(([name, text]) => [name, asEntered(text)])) };
  }
}

/** Bytes of another encoding have become the sign for "no character" by now; to store that would be to lose what was there. */
const unreadable = (text: string): string | undefined =>
  text.includes('\ufffd') ? 'NOT_UTF8' : text.includes('\0') ? 'BAD_CHARACTERS' : undefined;

/** Rows that a mapping brings along itself. */
export function givenRows(table: string, rows: readonly Readonly<Record<string, string>>[]): RowSource {
  const placed = rows.map((cells, at) => ({ file: table, line: at + 1, cells }));
  return { file: table, size: rows.length, read: () => rows.length, rows: iterate(placed) };
}

async function* iterate(rows: readonly SourceRow[]): AsyncIterable<SourceRow> {
  yield* rows;
}

/** Says plainly which file is missing where. */
export async function sizeOf(path: string, file: string, folder: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    throw new Refusal(`There is no ${file} in ${folder}: name the place where the CSV files are.`);
  }
}

function checkedHeader(header: readonly string[], file: string, columns: Iterable<string>): string[] {
  const missing = [...new Set(columns)].filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new Refusal(`${file} has no column ${missing.join(', ')}: its first line must name the columns of the source.`);
  }
  return [...header];
}

const reasonOf = ({ code }: CsvError): string => (code === 'CSV_RECORD_INCONSISTENT_COLUMNS' ? 'WRONG_NUMBER_OF_CELLS' : 'NOT_CSV');
