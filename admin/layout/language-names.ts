import type { Language } from '../language.js';

/** Every language is called as those call it who speak it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };
