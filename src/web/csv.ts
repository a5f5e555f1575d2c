/**
 * Rows as CSV (RFC 4180) that spreadsheets open in any language: with a byte order mark, and with no cell that one of
 * them would take for a formula.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/**
 * What begins a formula, in the wide forms of Chinese keyboards too: at the beginning of a cell, after blanks, or after
 * what a spreadsheet of another country takes for the next cell.
 */
const formula = /(^|[;\t\r\n])([\s\u3000]*)(?=[=+\-@＝＋－＠])/g

function cell(text: string): string {
  const harmless = text.replace(formula, "$1$2'").replace(/^(?=[\t\r])/, "'")
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
