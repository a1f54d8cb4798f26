import type { Language } from '../languages.js';
import type { Texts } from './texts.js';

/** A language loads when somebody reads it. */
const sources: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => import('./en.js').then(({ english }) => english),
  es: () => import('./es.js').then(({ spanish }) => spanish),
};
const loaded = new Map<Language, Texts>();

export async function loadTexts(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await sources[language]());
}

/** The texts of a language that was loaded before anything was drawn in it. */
export function textsIn(language: Language): Texts {
  const texts = loaded.get(language);
  if (!texts) throw new Error(`The texts in ${language} were not loaded.`);
  return texts;
}
