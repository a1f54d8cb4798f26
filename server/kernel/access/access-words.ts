import type { RowRule } from '../declare/access.js';
import type { Level } from '../declare/level.js';
import { textsOf, wordFor, type Language } from '../declare/texts.js';
import type { AccessCell } from './access-cells.js';

/** How the security log names a cell: in no language, and the same for ever. */
export const cellWords = ({ record, part, name }: AccessCell): string =>
  [record, part === 'operation' || part === 'duty' ? name : `${name} ${part}`].filter(Boolean).join('.');

/** How people name what a cell is about. */
export function labelOf(cell: AccessCell, language: Language): string {
  const { of: record, part, name, field } = cell;
  const word = (key: string) => wordFor(language, key) ?? key;
  if (!record) return word(`duty.${name}`);
  const texts = textsOf(language, record.name);
  if (field) return texts?.fields[field.name] ?? field.name;
  if (part === 'rows') return levelWord(Number(name) as Level, language);
  return texts?.moves?.[name] ?? word(`access.${name}`);
}

export const recordLabel = ({ of: record }: AccessCell, language: Language): string =>
  (record && textsOf(language, record.name)?.many) ?? record?.name ?? '';

export const levelWord = (level: Level, language: Language): string => wordFor(language, `level.${level}`) ?? String(level);

export function ruleWord(rule: RowRule | undefined, language: Language): string {
  const reach = rule ? rule.reach.replace(' ', '-') : 'none';
  return wordFor(language, `reach.${reach}`) ?? reach;
}

export const valueWord = (value: Level | RowRule | undefined, language: Language): string =>
  typeof value === 'number' ? levelWord(value, language) : ruleWord(value, language);

/** A sentence of the texts with its facts filled in. */
export function sentence(language: Language, key: string, facts: Readonly<Record<string, string | number>>): string {
  return (wordFor(language, key) ?? key).replace(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? '…'));
}
