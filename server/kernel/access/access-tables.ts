import type { RowRule } from '../declare/access.js';
import type { Level } from '../declare/level.js';
import type { Language } from '../declare/texts.js';
import type { AccessModel } from '../rights/access-model.js';
import { overrideKey } from '../rights/access-override.js';
import { accessCells, valueIn, type AccessCell } from './access-cells.js';
import type { AccessVersion } from './access-versions.js';
import { labelOf, levelWord, sentence, valueWord } from './access-words.js';

const whySources = ['declared', 'follows', 'override', 'ceiling'] as const;
export type WhySource = (typeof whySources)[number];

/** Why a cell says what it says. */
export interface Why {
  readonly source: WhySource;
  readonly version: AccessVersion | undefined;
  readonly sentence: string;
}

/** A cell as it is declared, as it is in force, and as the draft would have it. */
export interface ShownCell {
  readonly cell: AccessCell;
  readonly label: string;
  readonly declared: Level | RowRule | undefined;
  readonly inForce: Level | RowRule | undefined;
  readonly drafted: Level | RowRule | undefined;
  readonly why: Why;
}

export interface ShownModels {
  readonly declared: AccessModel;
  readonly inForce: AccessModel;
  readonly drafted: AccessModel;
  readonly versions: ReadonlyMap<number, AccessVersion>;
  /** By the key of the cell: the version that set what is in force. */
  readonly since: ReadonlyMap<string, number>;
}

/** All cells of the records that an editor may decide about. */
export function shownCells(models: ShownModels, mayChange: (cell: AccessCell) => boolean, language: Language): ShownCell[] {
  const { declared, inForce, drafted } = models;
  return accessCells(inForce.registry)
    .filter(mayChange)
    .map((cell) => ({
      cell,
      label: labelOf(cell, language),
      declared: valueIn(declared, cell),
      inForce: valueIn(inForce, cell),
      drafted: valueIn(drafted, cell),
      why: whyOf(cell, models, language),
    }));
}

function whyOf(cell: AccessCell, { declared, inForce, versions, since }: ShownModels, language: Language): Why {
  const value = valueIn(inForce, cell);
  const override = inForce.override(cell.record, cell.part, cell.name);
  const asWritten = override?.rule ?? override?.level;
  const facts = { value: valueWord(value, language), declared: valueWord(valueIn(declared, cell), language) };
  const why = (source: WhySource, more: Readonly<Record<string, string | number>> = {}, version?: AccessVersion): Why => ({
    source,
    version,
    sentence: sentence(language, `access.why.${source}`, { ...facts, ...more }),
  });
  if (override && JSON.stringify(asWritten) === JSON.stringify(value)) {
    const version = versions.get(since.get(overrideKey(cell)) ?? -1);
    const by = version?.publishedBy ?? version?.createdBy ?? '';
    return why('override', { version: version?.number ?? '', by, day: version?.publishedAt?.toISOString().slice(0, 10) ?? '' }, version);
  }
  if (override) return why('ceiling', { asked: typeof asWritten === 'number' ? levelWord(asWritten, language) : '' });
  return JSON.stringify(value) === JSON.stringify(valueIn(declared, cell)) ? why('declared') : why('follows');
}
