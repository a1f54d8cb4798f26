import englishMessages from 'ra-language-english';
import { timonEnglish } from './timon.en.js';

/** react-admin's own English, and the words of our screens. */
export const english = { ...englishMessages, timon: timonEnglish };
