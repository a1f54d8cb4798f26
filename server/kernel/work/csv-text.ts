export type CsvSeparator = ',' | ';';

/** What a spreadsheet takes for the beginning of a formula, behind whatever it does not show: blanks, quotes, controls, marks without width. */
const beginsFormula = /^["\s\p{C}\p{M}\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]/u;
const beginsWithControl = /^[\t\r\n\0]/;
const isNumber = /^-?\d+(\.\d+)?$/;
/** Where a text falls apart when its file is read with another separator than its own: spreadsheets choose theirs by country. */
const breaks: Readonly<Record<CsvSeparator, RegExp>> = { ',': /([;\t\r\n])/, ';': /([,\t\r\n])/ };

const isLive = (text: string): boolean => !isNumber.test(text) && (beginsFormula.test(text) || beginsWithControl.test(text));

/** A text that spreadsheets show and do not work out: an apostrophe before it, and before any part of it, says that it is one. A number stays a number. */
function withoutFormula(text: string, separator: CsvSeparator = ','): string {
  const inert = inParts(text, separator, (part) => (isLive(part) ? `'${part}` : part));
  return isLive(text) ? `'${inert}` : inert;
}

/** Takes back the apostrophes that `withoutFormula` set, so that what was exported comes in again as it was. */
export function asEntered(text: string): string {
  const entered = inParts(text, ',', (part) => (part.startsWith("'") && isLive(part.slice(1)) ? part.slice(1) : part));
  return entered.startsWith("'") && isLive(entered.slice(1)) ? entered.slice(1) : entered;
}

/** What stands behind each break. */
const inParts = (text: string, separator: CsvSeparator, change: (part: string) => string): string =>
  text
    .split(breaks[separator])
    .map((part, at) => (at > 0 && at % 2 === 0 ? change(part) : part))
    .join('');

/** A line of CSV as spreadsheets and our own import read it. */
export function csvLine(cells: readonly unknown[], separator: CsvSeparator = ','): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

function csvCell(value: unknown, separator: CsvSeparator): string {
  if (value === null || value === undefined) return '';
  const text = withoutFormula(typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll('\0', ''), separator);
  return new RegExp(`["\\r\\n${separator}]|^\\s|\\s$`).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
