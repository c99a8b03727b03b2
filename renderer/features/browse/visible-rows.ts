import type { BrowseNode } from '../../../electron/contract/index.ts';

/** Stands for what is above the widest headings. */
export const top = '';

export interface TreeRow {
  node: BrowseNode;
  parent: string;
  /** 1 for the widest headings. */
  level: number;
  /** Its place among its neighbours, from 1, and how many they are. */
  position: number;
  of: number;
}

/** The rows of the tree from top to bottom: what stands below a closed heading is not among them. */
export function visibleRows(below: ReadonlyMap<string, readonly BrowseNode[]>, open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (parent: string, level: number): void => {
    const nodes = below.get(parent) ?? [];
    nodes.forEach((node, index) => {
      rows.push({ node, parent, level, position: index + 1, of: nodes.length });
      if (open.has(node.id)) add(node.id, level + 1);
    });
  };
  add(top, 1);
  return rows;
}

/** The row and those above it, the widest first. */
export function pathOf(rows: readonly TreeRow[], id: string | null): TreeRow[] {
  const path: TreeRow[] = [];
  let wanted = id;
  for (let index = rows.length - 1; index >= 0 && wanted !== null && wanted !== top; index--) {
    const row = rows[index];
    if (row === undefined || row.node.id !== wanted) continue;
    path.unshift(row);
    wanted = row.parent;
  }
  return path;
}

/**
 * The next row whose code or title begins with the letters, from the one behind `from` and round the end. The same letter again
 * goes to the next one.
 */
export function rowBeginning(rows: readonly TreeRow[], letters: string, from: number): number {
  const wanted = letters.toLowerCase();
  const isRepeated = wanted.length > 1 && [...wanted].every((letter) => letter === wanted[0]);
  const asked = isRepeated ? wanted.slice(0, 1) : wanted;
  // While a word is typed the row that has its beginning keeps the keyboard.
  const start = wanted.length === 1 || isRepeated ? from + 1 : from;
  for (let step = 0; step < rows.length; step++) {
    const index = (start + step) % rows.length;
    const node = rows[index]?.node;
    if (node !== undefined && (node.title.toLowerCase().startsWith(asked) || node.code.toLowerCase().startsWith(asked))) return index;
  }
  return -1;
}
