/** One row of a table as text: cells without surrounding blanks, and the line (or sheet row) where it starts, from 1. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export function isBlankRow(row: GridRow): boolean {
  return row.cells.every((cell) => cell === '');
}

export function filledCells(row: GridRow): number {
  let filled = 0;
  for (const cell of row.cells) if (cell !== '') filled++;
  return filled;
}
