import './import.texts.en.js';
import './import.texts.es.js';
import { wordFor, type Language } from '../../declare/texts.js';
import { DomainError } from '../../errors.js';
import { columnsOf, type FieldMap, type LineMapping, type TableMapping } from './mapping.js';
import type { RowProblem } from './import-report.js';
import type { DraftProblem, RowDraft } from './row-draft.js';
import type { SourceRow } from './source-rows.js';

/** What a person reads about rows that could not be taken over, in their language. */
export class ProblemSentences {
  constructor(private readonly language: Language) {}

  ofCells(problems: readonly DraftProblem[]): RowProblem[] {
    return problems.map(({ row, field, cell, reason }) => ({
      ...placeOf(row),
      field,
      cell,
      reason: this.reason(reason),
    }));
  }

  /** A refusal of the write path, told of the cells that its fields were made of. */
  ofRefusal(error: DomainError, draft: RowDraft, mapping: TableMapping): RowProblem[] {
    const fields = Object.entries(error.fields ?? {});
    if (fields.length === 0) return [{ ...placeOf(draft.row), reason: error.sentence(this.language) }];
    return fields.map(([path, code]) => {
      const { row, field, map } = origin(path.replace(/^\d+\./, ''), draft, mapping);
      return { ...placeOf(row), field, cell: cellsOf(map, field, row), reason: this.reason(code) };
    });
  }

  reason(code: string): string {
    return wordFor(this.language, `reason.${code}`) ?? wordFor('en', `reason.${code}`) ?? code;
  }
}

const placeOf = ({ file, line }: SourceRow) => ({ file, line });

function origin(path: string, draft: RowDraft, mapping: TableMapping): { row: SourceRow; field: string; map: FieldMap } {
  const [, list, at, field] = /^(\w+)\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
  const lines = list && mapping.lines?.[list];
  if (!lines) return { row: draft.row, field: path, map: mapping.fields };
  return {
    row: draft.lineRows.get(`${list}.${at}`) ?? draft.row,
    field: field ?? path,
    map: fieldsOf(lines, Number(at)),
  };
}

const fieldsOf = (lines: LineMapping, at: number): FieldMap => (lines.from === 'row' ? (lines.lines[at]?.fields ?? {}) : lines.fields);

function cellsOf(map: FieldMap, field: string, row: SourceRow): string | undefined {
  const value = map[field];
  return (
    value &&
    columnsOf(value)
      .map((column) => `${column} “${row.cells[column] ?? ''}”`)
      .join(', ')
  );
}
