import type { FlowMove, FlowState } from './flow.js';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** What people call a record and its parts. Field and choice names left out are a compile error. */
export interface RecordTexts {
  readonly one: string;
  readonly many: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly help?: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly states?: Readonly<Record<string, string>>;
  readonly moves?: Readonly<Record<string, string>>;
  /** Names under which this record's tabs of related records appear, where the plural of the other record will not do. */
  readonly related?: Readonly<Record<string, string>>;
}

type FieldNames<Entity> = { [Key in keyof Entity]: Entity[Key] extends Function ? never : Key }[keyof Entity] & string;
type TextsOf<Entity, Flow> = Omit<RecordTexts, 'fields' | 'help' | 'states' | 'moves'> & {
  fields: Record<Exclude<FieldNames<Entity>, 'id' | 'version'>, string>;
  help?: Partial<Record<FieldNames<Entity>, string>>;
} & ([Flow] extends [never] ? unknown : { states: Record<FlowState<Flow>, string>; moves: Record<FlowMove<Flow>, string> });

const texts = new Map<string, RecordTexts>();
const words = new Map<string, string>();

/** Names a record in one language. Every field, state and move needs its words. */
export function nameRecord<Entity, Flow = never>(language: Language, record: string, named: TextsOf<Entity, Flow>): void {
  texts.set(`${language}.${record}`, named as unknown as RecordTexts);
}

/** Other words of a module in one language: domains, menu groups, refusals by their code. */
export function nameWords(language: Language, named: Readonly<Record<string, string>>): void {
  for (const [key, word] of Object.entries(named)) words.set(`${language}.${key}`, word);
}

export const textsOf = (language: Language, record: string): RecordTexts | undefined => texts.get(`${language}.${record}`);
export const wordFor = (language: Language, key: string): string | undefined => words.get(`${language}.${key}`);

/** All words of a group, by their whole key: `reason.` gives every reason. */
export const wordsUnder = (language: Language, group: string): Record<string, string> =>
  Object.fromEntries(
    [...words].filter(([key]) => key.startsWith(`${language}.${group}`)).map(([key, word]) => [key.slice(language.length + 1), word]),
  );
