/** A cell of a table: text, a plain number, money in cents, or nothing. */
export type Cell = string | number | { readonly cents: number } | null;

/** What a file begins with so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

const LINE_END = '\r\n';

/** Where a spreadsheet may begin another cell, whatever the quotes around say. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * Spreadsheets take a text that begins so for a formula, wide and small forms and what they trim before it included. Where commas
 * part decimals a semicolon parts cells, so that what follows one may begin a cell, and a quote after it may begin one too.
 */
const FORMULA = /(^[\s\p{Cf}]*|;[\s\p{Cf}"]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/gu;
const NEEDS_QUOTES = /[",;]|^\s|\s$/;

/**
 * Lines of a CSV file by RFC 4180, each with its line end. Text that a spreadsheet would run as a formula gets an apostrophe in
 * front, which spreadsheets take for "this is text", and is of one line. Numbers and money are written as they are, money in
 * dollars with two decimals.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(toField).join(',') + LINE_END).join('');
}

function toField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return toDollars(cell.cents);
  const text = cell.replaceAll('\0', '').replace(BREAKS, ' ').replace(FORMULA, "$1'");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function toDollars(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
