import type { Language } from '../languages.js';

/** Every language is called as those call it who speak it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };
