/** Codes named in a file name before "and N more": long names are refused by some file systems and read by nobody. */
const mostCodesInName = 4;

/** "27397 summary.pdf", "27390, 27397 summary.pdf": what the save dialog proposes. */
export function summaryFileName(codes: readonly string[]): string {
  const named = codes.slice(0, mostCodesInName).map(safeInFileName);
  const more = codes.length - named.length;
  const list = more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
  return `${list} summary.pdf`;
}

/** Codes hold letters, digits and dots; anything else would be a bug elsewhere and must not become a path. */
function safeInFileName(code: string): string {
  return code.replace(/[^A-Za-z0-9.]/g, '_').replace(/^\.+/, '_');
}
