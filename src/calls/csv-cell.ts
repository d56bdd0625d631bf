import Papa from "papaparse";

/**
 * What a spreadsheet would run as a formula (owasp.org/www-community/attacks/CSV_Injection) is shown as text by an
 * apostrophe, also behind full-width signs. A plain number is none, whatever its sign: so a phone number in E.164 stays one
 * to whoever reads the file.
 */
const FORMULA = /^(?![+-]?\d+(?:\.\d+)?$)[=+\-@＝＋－＠\t\r\n]/;

/** Lines of CSV (RFC 4180), each with its end; null is an empty cell, and no cell is a formula. */
export function csvLines(rows: unknown[][]): string {
  return `${Papa.unparse(rows, { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}

const BYTE_ORDER_MARK = "\uFEFF";

/** The line of titles, and what is to stand before it. */
export const csvHead = (titles: string[], bom: boolean): string =>
  (bom ? BYTE_ORDER_MARK : "") + csvLines([titles]);
