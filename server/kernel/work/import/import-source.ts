import type { Language } from '../../declare/texts.js';
import { DomainError } from '../../errors.js';
import type { Kernel } from '../../kernel.js';
import type { Principal } from '../../rights/principal.js';
import { ImportReport } from './import-report.js';
import { ImportWriter } from './import-writer.js';
import { requireFiles } from './require-files.js';
import { readLineRows, type LineRows } from './line-rows.js';
import { columnsIn, columnsOf, type FieldMap, type LineMapping, type SourceMapping, type TableMapping } from './mapping.js';
import { filled } from './row-values.js';
import { ProblemSentences } from './problem-sentences.js';
import { draftOf, type RowDraft } from './row-draft.js';
import { csvRows, givenRows, type RowSource, type SourceRow } from './source-rows.js';

export interface ImportOptions {
  readonly kernel: Kernel;
  readonly principal: Principal;
  /** Where the source's files are. */
  readonly folder: string;
  /** Nothing is written unless everything can be. */
  readonly allOrNothing?: boolean;
  readonly language?: Language;
  readonly progress?: (table: string, read: number, size: number, rows: number) => void;
}

/**
 * Takes over what a source holds, through the same writes as everyone's. Rows are read one by one and written in sets;
 * a set that is refused is halved until the rows that cannot be taken stand alone, and the others go on.
 * What a row became is remembered under its key, so that the next run changes only what changed in the source.
 */
export async function importSource(mapping: SourceMapping, options: ImportOptions): Promise<ImportReport> {
  const { kernel, principal, allOrNothing = false } = options;
  await requireFiles(mapping, options.folder);
  return ImportWriter.open(kernel, principal, mapping.source, allOrNothing, async (writer) => {
    const report = new ImportReport();
    for (const table of mapping.tables) await importTable(table, writer, report, options);
    if (allOrNothing && report.failed > 0) writer.discard();
    return report;
  });
}

const rowsPerSet = 500;

async function importTable(mapping: TableMapping, writer: ImportWriter, report: ImportReport, options: ImportOptions): Promise<void> {
  const sentences = new ProblemSentences(options.language ?? 'en');
  const count = report.count(mapping.table);
  const record = options.kernel.registry.named(mapping.record);
  const rejected = (problem: { file: string; line: number; reason: string }) =>
    report.fail(mapping.table, [{ ...problem, reason: sentences.reason(problem.reason) }]);
  const children = await readLineRows(options.folder, mapping, rejected);
  const source = await rowsOf(mapping, options.folder, rejected);
  const hasOwnRowsAsLines = Object.values(mapping.lines ?? {}).some(({ from }) => from === 'own rows');
  const keys = new Set<string>();
  let rows = 0;

  const settle = async (drafts: readonly RowDraft[]): Promise<void> => {
    try {
      const outcome = await writer.write(mapping, record, drafts);
      count.created += outcome.created;
      count.changed += outcome.changed;
      count.unchanged += outcome.unchanged;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (drafts.length === 1) return report.fail(mapping.table, sentences.ofRefusal(error, drafts[0]!, mapping));
      const half = Math.ceil(drafts.length / 2);
      await settle(drafts.slice(0, half));
      await settle(drafts.slice(half));
    }
  };

  let set: RowDraft[] = [];
  const flush = async () => {
    if (set.length > 0) await settle(set);
    set = [];
    options.progress?.(mapping.table, source.read(), source.size, rows);
  };
  for await (const row of source.rows) {
    rows += 1;
    if (hasOwnRowsAsLines && keys.has(filled(mapping.key, row.cells))) continue;
    const draft = await draftOf(mapping, record, row, children, writer.links);
    if (Array.isArray(draft)) report.fail(mapping.table, sentences.ofCells(draft));
    else if (keys.has(draft.key))
      report.fail(mapping.table, sentences.ofCells([{ row, field: 'id', cell: draft.key, reason: 'DUPLICATE' }]));
    else set.push(draft);
    keys.add(filled(mapping.key, row.cells));
    if (set.length === rowsPerSet) await flush();
  }
  await flush();
  for (const { field, row, key } of strayLines(children, keys)) {
    report.fail(`${mapping.table} ${field}`, sentences.ofCells([{ row, field, cell: key, reason: 'NO_SUCH_ROW' }]));
  }
}

/** Lines of records that the source does not have would otherwise be lost without a word. */
function* strayLines(children: LineRows, keys: ReadonlySet<string>): Iterable<{ field: string; row: SourceRow; key: string }> {
  for (const [field, rowsByKey] of children) {
    for (const [key, rows] of rowsByKey) if (!keys.has(key)) for (const row of rows) yield { field, row, key };
  }
}

function rowsOf(mapping: TableMapping, folder: string, rejected: Parameters<typeof csvRows>[3]): Promise<RowSource> | RowSource {
  if (!('file' in mapping.rows)) return givenRows(mapping.table, mapping.rows);
  const fromRow = Object.values(mapping.lines ?? {}).flatMap(fieldsOfRow);
  const values = [mapping.fields, ...fromRow].flatMap((fields) => Object.values(fields));
  return csvRows(folder, mapping.rows.file, [...columnsIn(mapping.key), ...values.flatMap(columnsOf), ...moveColumns(mapping)], rejected);
}

function fieldsOfRow(line: LineMapping): readonly FieldMap[] {
  if (line.from === 'file') return [];
  return line.from === 'row' ? line.lines.map(({ fields }) => fields) : [line.fields];
}

const moveColumns = ({ moves }: TableMapping): string[] => (moves && 'column' in moves ? [moves.column] : []);
