/** Cells that a sheet may span beyond what it fills; a table of half a million rows is within it. */
const harmlessCells = 2_000_000;
const emptyPerFilled = 20;

/**
 * Whether a sheet claims far more cells than it fills: two cells at its opposite corners would make a reader of whole
 * rows fill the memory with blanks. `xml` is the sheet as stored.
 */
export function claimsTooManyCells(xml: Buffer): boolean {
  // Sheets are UTF-8; another encoding would hide the cells from this look.
  if (xml.includes(0)) return true;
  let cells = 0;
  let lastRow = 0;
  let lastColumn = 0;
  for (const match of xml.toString('latin1').matchAll(/\br\s*=\s*["']\s*([A-Za-z]*)(\d+)/g)) {
    const letters = match[1] ?? '';
    if (letters.length > 3) return true;
    if (letters !== '') cells++;
    lastRow = Math.max(lastRow, Number(match[2]));
    lastColumn = Math.max(lastColumn, columnNumber(letters.toUpperCase()));
  }
  const extent = lastRow * lastColumn;
  return lastRow > 1_048_576 || (extent > harmlessCells && extent > cells * emptyPerFilled);
}

/** "A" is 1, "AA" is 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
