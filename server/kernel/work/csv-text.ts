/** What a spreadsheet takes for the beginning of a formula, behind whatever it does not show: blanks, controls, marks without width. */
const beginsFormula = /^[\s\p{C}\p{M}\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]/u;
const beginsWithControl = /^[\t\r\n\0]/;
const isNumber = /^-?\d+(\.\d+)?$/;

/** A text that spreadsheets show and do not work out: an apostrophe before it says that it is one. A number stays a number. */
function withoutFormula(text: string): string {
  if (isNumber.test(text)) return text;
  return beginsFormula.test(text) || beginsWithControl.test(text) ? `'${text}` : text;
}

/** Takes back the apostrophe that `withoutFormula` set, so that what was exported comes in again as it was. */
export const asEntered = (text: string): string => (text.startsWith("'") && withoutFormula(text.slice(1)) === text ? text.slice(1) : text);

/** A line of CSV as spreadsheets and our own import read it. */
export function csvLine(cells: readonly unknown[], separator = ','): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

function csvCell(value: unknown, separator: string): string {
  if (value === null || value === undefined) return '';
  const text = withoutFormula(typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll('\0', ''));
  return new RegExp(`["\\r\\n${separator}]|^\\s|\\s$`).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
