import type { PrintDocument } from '../../electron/contract/index.ts';
import { printFooter } from '../../electron/contract/print-footer.ts';

/**
 * The page rule of one document: its paper, and the foot of every page in the margin boxes that Chromium has since 131.
 * Older engines skip the boxes; there the PDF's footer template says the same, and on paper the colophon does.
 */
export function pageRule(document: PrintDocument): string {
  const { releases, notices } = printFooter(document);
  const lines = [releases, notices].filter((line) => line !== '').map(cssString);
  return `@page {
    size: ${document.paper.toLowerCase()};
    @bottom-left { content: ${lines.length === 0 ? '""' : lines.join(' "\\a" ')}; }
    @bottom-right { content: "Page " counter(page) " of " counter(pages); }
  }`;
}

/** Any text as a CSS string: everything but plain letters, digits and blanks goes in as an escape. */
export function cssString(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `)}"`;
}
