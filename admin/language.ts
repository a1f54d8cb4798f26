import { languages, type Language } from './languages.js';

const storedUnder = 'timon.language';
const isLanguage = (tag: string | null | undefined): tag is Language => languages.some((language) => language === tag);

/** The language chosen on this device, else the browser's if it is one of ours. */
export function presentLanguage(): Language {
  const stored = localStorage.getItem(storedUnder);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export function rememberLanguage(language: string): void {
  if (!isLanguage(language)) return;
  localStorage.setItem(storedUnder, language);
  document.documentElement.lang = language;
}
