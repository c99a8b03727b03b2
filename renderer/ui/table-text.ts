function cell(text: string): string {
  const flat = text.replaceAll(/[\t\r\n]+/g, ' ');
  // A spreadsheet would compute what begins like this instead of showing it, and drop the zeros of "090".
  return /^[=+@-]/.test(flat) || /^0\d/.test(flat) ? `'${flat}` : flat;
}

/** Rows for the clipboard of a spreadsheet: tabs between columns, a line a row. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cell).join('\t')).join('\n');
}
