import type { RowRule } from '../declare/access.js';
import type { Level } from '../declare/level.js';
import type { Language } from '../declare/texts.js';
import type { AccessModel } from '../rights/access-model.js';
import { accessCells, isWider, valueIn, type AccessCell } from './access-cells.js';
import { labelOf, recordLabel, sentence, valueWord } from './access-words.js';

export interface AccessDifference {
  readonly cell: AccessCell;
  readonly from: Level | RowRule | undefined;
  readonly to: Level | RowRule | undefined;
  /** Whether it opens more than it did. */
  readonly widens: boolean;
  readonly sentence: string;
}

/** What is otherwise under one model than under another, cell by cell and in words; what follows from another cell too. */
export function accessDiff(from: AccessModel, to: AccessModel, language: Language): AccessDifference[] {
  return accessCells(from.registry)
    .map((cell) => ({ cell, from: valueIn(from, cell), to: valueIn(to, cell) }))
    .filter((each) => JSON.stringify(each.from) !== JSON.stringify(each.to))
    .map((each) => ({ ...each, widens: isWider(each.from, each.to), sentence: told(each, language) }));
}

function told({ cell, from, to }: Pick<AccessDifference, 'cell' | 'from' | 'to'>, language: Language): string {
  return sentence(language, `access.changed.${cell.part}`, {
    record: recordLabel(cell, language),
    cell: labelOf(cell, language),
    from: valueWord(from, language),
    to: valueWord(to, language),
  });
}
