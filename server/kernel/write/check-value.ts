import type { Field } from '../declare/registry.js';
import { Decimal, placesOfQuantity, placesOfRate } from './decimals.js';

/** Why a value is not accepted: the code that stands in `fields`, with its sentence under `reason.CODE`. */
export class Refused {
  constructor(readonly reason: string) {}
}

const refused = {
  type: new Refused('BAD_TYPE'),
  characters: new Refused('BAD_CHARACTERS'),
  tooLong: new Refused('TOO_LONG'),
  format: new Refused('BAD_FORMAT'),
  number: new Refused('BAD_NUMBER'),
  places: new Refused('TOO_MANY_PLACES'),
  tooSmall: new Refused('TOO_SMALL'),
  tooLarge: new Refused('TOO_LARGE'),
  date: new Refused('BAD_DATE'),
  instant: new Refused('BAD_INSTANT'),
  choice: new Refused('UNKNOWN_CHOICE'),
  id: new Refused('BAD_ID'),
};

/** A value as sent, turned into the value that code works with; undefined where it means "empty"; or why not. */
export function checkValue(field: Field, sent: unknown): unknown {
  if (sent === null || sent === undefined) return undefined;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return checkText(field, sent);
    case 'integer':
      return checkInteger(field, sent);
    case 'decimal':
    case 'money':
      return checkDecimal(field, sent, placesOfRate);
    case 'quantity':
    case 'price':
      return checkDecimal(field, sent, placesOfQuantity);
    case 'flag':
      return typeof sent === 'boolean' ? sent : refused.type;
    case 'date':
      return isDay(sent) ? sent : refused.date;
    case 'instant':
      return checkInstant(sent);
    case 'choice':
    case 'state':
      return typeof sent === 'string' && field.choices!.includes(sent) ? sent : refused.choice;
    case 'link':
      return checkLink(sent);
    case 'lines':
      return Array.isArray(sent) ? sent : refused.type;
  }
}

// NUL cannot be stored at all; other control characters and halves of a character are nothing a person typed.
// eslint-disable-next-line no-control-regex
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

const formats: Record<NonNullable<Field['format']>, (text: string) => boolean> = {
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  phone: (text) => /^[\d\s()+\-./x#*]+$/i.test(text),
  url: (text) => /^https?:\/\//i.test(text) && URL.canParse(text),
  code: (text) => /^\S+$/.test(text),
  language: (text) => /^[a-z]{2}(-[A-Z]{2})?$/.test(text),
  timeZone: isTimeZone,
};

function checkText(field: Field, sent: unknown): unknown {
  if (typeof sent !== 'string') return refused.type;
  const most = field.maxLength!;
  // Characters are counted as PostgreSQL counts them; the cheap comparison settles nearly all.
  if (sent.length > most && (sent.length > 2 * most || [...sent].length > most)) return refused.tooLong;
  if (unstorable.test(sent)) return refused.characters;
  if (sent.trim() === '') return undefined;
  if (field.format && !formats[field.format](sent)) return refused.format;
  return sent;
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

const greatestInteger = 2 ** 31 - 1;

function checkInteger(field: Field, sent: unknown): unknown {
  if (typeof sent !== 'number' || !Number.isInteger(sent)) return refused.number;
  if (sent < (field.min ?? -greatestInteger)) return refused.tooSmall;
  if (sent > (field.max ?? greatestInteger)) return refused.tooLarge;
  return Object.is(sent, -0) ? 0 : sent;
}

const plainDecimal = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?$/;
const mostWholeDigits = 15;

function checkDecimal(field: Field, sent: unknown, places: number): unknown {
  const parts = plainDecimal.exec(
    typeof sent === 'number' ? String(sent) : sent instanceof Decimal ? sent.toFixed() : typeof sent === 'string' ? sent : '',
  );
  if (!parts) return refused.number;
  const [text, sign, whole, fraction = ''] = parts;
  if (fraction.replace(/0+$/, '').length > places) return refused.places;
  if (whole!.replace(/^0+/, '').length > mostWholeDigits) return sign === '-' ? refused.tooSmall : refused.tooLarge;
  const value = new Decimal(text);
  if (field.min !== undefined && value.lt(field.min)) return refused.tooSmall;
  if (field.max !== undefined && value.gt(field.max)) return refused.tooLarge;
  return value.isZero() ? new Decimal(0) : value;
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(sent: unknown): boolean {
  const parts = typeof sent === 'string' ? dayPattern.exec(sent) : null;
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf[month - 1]!) return false;
  return month !== 2 || day < 29 || isLeap;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function checkInstant(sent: unknown): unknown {
  if (sent instanceof Date) return Number.isNaN(sent.getTime()) ? refused.instant : sent.toISOString();
  if (typeof sent !== 'string' || !instantPattern.test(sent) || !isDay(sent.slice(0, 10))) return refused.instant;
  const instant = new Date(sent);
  return Number.isNaN(instant.getTime()) ? refused.instant : instant.toISOString();
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in its canonical spelling, or nothing when it is none. */
export const checkedId = (sent: unknown): string | undefined =>
  typeof sent === 'string' && uuidPattern.test(sent) ? sent.toLowerCase() : undefined;

function checkLink(sent: unknown): unknown {
  const id = checkedId(typeof sent === 'object' ? (sent as { id?: unknown }).id : sent);
  return id ? { id } : refused.id;
}
