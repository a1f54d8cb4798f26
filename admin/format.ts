import type { Language } from './languages.js';

/** English dates and numbers follow the browser's own English where it has one; months are spelt, so no day is read as a month. */
const localeOf = (language: string): string =>
  language === 'en' ? (navigator.languages.find((tag) => tag.startsWith('en-')) ?? 'en-GB') : language === 'es' ? 'es-ES' : language;

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function once<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Format): Format {
  const known = made.get(key) as Format | undefined;
  if (known) return known;
  const format = make();
  made.set(key, format);
  return format;
}

/** An exact decimal in the reader's spelling. It stays text all the way: a double would lose cents of large amounts. */
export function formatDecimal(value: string | number, language: string, options: Intl.NumberFormatOptions = {}): string {
  const format = once(
    `n ${language} ${JSON.stringify(options)}`,
    () =>
      new Intl.NumberFormat(localeOf(language), {
        useGrouping: 'always',
        maximumFractionDigits: 9,
        ...options,
      } as Intl.NumberFormatOptions),
  );
  return format.format(value as number);
}

export function formatMoney(value: string, currency: string | undefined, language: string): string {
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return formatDecimal(value, language, { minimumFractionDigits: 2 });
  const usual = new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ?? 2;
  const digits = Math.max(usual, places(value));
  return formatDecimal(value, language, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const places = (value: string): number => value.split('.')[1]?.length ?? 0;

export const formatDay = (day: string, language: string): string =>
  once(`d ${language}`, () => new Intl.DateTimeFormat(localeOf(language), { ...dayParts(language), timeZone: 'UTC' })).format(
    new Date(`${day}T00:00:00Z`),
  );

export const formatInstant = (instant: string, language: string): string =>
  once(
    `i ${language}`,
    () => new Intl.DateTimeFormat(localeOf(language), { ...dayParts(language), hour: '2-digit', minute: '2-digit' }),
  ).format(new Date(instant));

const dayParts = (language: string): Intl.DateTimeFormatOptions =>
  language === 'en' ? { day: 'numeric', month: 'short', year: 'numeric' } : { day: '2-digit', month: '2-digit', year: 'numeric' };

/** What was typed as an exact decimal in canonical spelling; undefined when it is no number. */
export function parseDecimal(typed: string, language: string): string | undefined {
  const { group, decimal } = separators(language);
  const plain = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const [whole = '', fraction] = plain.replace(/^\+/, '').split('.');
  return `${whole.replace(/^(-?)0+(?=\d)/, '$1') || '0'}${fraction ? `.${fraction}` : ''}`;
}

/** The canonical decimal in the spelling in which it is typed: the reader's decimal sign, no thousands. */
export const typedDecimal = (value: string, language: string): string => value.replace('.', separators(language).decimal);

function separators(language: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(localeOf(language), { useGrouping: true }).formatToParts(1234567.8);
  const sign = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  return { group: sign('group', ','), decimal: sign('decimal', '.') };
}

/** How a date is typed: `31/12/2026`, in English in the order of the browser's own English. */
export function parseDay(typed: string, language: Language): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed.trim())) return validDay(typed.trim());
  const numbers = typed.trim().match(/^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$/);
  if (!numbers) return undefined;
  const [, first = '', second = '', typedYear = ''] = numbers;
  const [day, month] = dayOrder(language) === 'dmy' ? [first, second] : [second, first];
  const year = typedYear.length === 2 ? `20${typedYear}` : typedYear;
  return validDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

export function typedDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return dayOrder(language) === 'dmy' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
}

export const dayPattern = (language: Language): string =>
  language === 'es' ? 'dd/mm/aaaa' : dayOrder(language) === 'dmy' ? 'dd/mm/yyyy' : 'mm/dd/yyyy';

const dayOrder = (language: Language): 'dmy' | 'mdy' => (localeOf(language) === 'en-US' ? 'mdy' : 'dmy');

function validDay(day: string): string | undefined {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day ? undefined : day;
}
