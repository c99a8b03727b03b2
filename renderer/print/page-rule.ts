import type { PaperSize } from '../../electron/contract/index.ts';

/** Width and height of each paper. */
const sizes: Record<PaperSize, string> = { Letter: '8.5in 11in', A4: '210mm 297mm' };

/** The page rule of one document: its paper. The margins are those of the page boxes, which know no others. */
export function pageRule(paper: PaperSize): string {
  return `@page { size: ${sizes[paper]}; margin: 0; }`;
}
