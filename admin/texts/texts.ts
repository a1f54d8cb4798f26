import type { TranslationMessages } from 'react-admin';
import type { timonEnglish } from './timon.en.js';

type SameKeys<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]> };

/** Every text of the admin in one language. A language that lacks one does not compile. */
export interface Texts extends TranslationMessages {
  timon: SameKeys<typeof timonEnglish>;
}
