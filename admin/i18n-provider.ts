import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import type { Language } from './languages.js';
import type { RecordBook } from './record-book.js';
import { textsIn } from './texts/texts-in.js';

/** The texts of the screens, and under `resources` what the manifest calls records and fields. */
export function i18nProviderFor(language: Language, book?: RecordBook): I18nProvider {
  const resources = Object.fromEntries((book?.screens ?? []).map((record) => [record.plural, namesOf(record)]));
  const messages = { ...textsIn(language), resources };
  // Sentences that the server has already translated pass through as they are.
  return polyglotI18nProvider(() => messages, language, [], { allowMissing: true });
}

const namesOf = (record: RecordBook['screens'][number]) => ({
  name: `${record.label} |||| ${record.labelMany}`,
  fields: Object.fromEntries(record.fields.map((field) => [field.name, field.label])),
});
