/** One piece of a document that is never cut: a row, a line of a list, a short paragraph, a heading. Lengths in CSS pixels. */
export interface Block {
  /** Where it lies in the document as one endless page. */
  readonly top: number;
  readonly bottom: number;
  /** Never the last one on its page: a heading, the first row of a table. */
  readonly keepsWithNext: boolean;
  /** Begins a page: a code where each has its own, the first code after the contents. */
  readonly startsPage: boolean;
  /** What comes back above it when it begins a page: code and title, the heads of its tables. */
  readonly repeated: number;
}

/** The blocks of one page, `to` not included. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** Rounding of fractions of a pixel. */
const tolerance = 0.5;

/**
 * Where the pages of a document end: each takes as many blocks as fit, but a heading goes over to the page of its text, and
 * blocks that stand beside one another stay together. A block higher than a page has one of its own.
 * @param height room for text on a page, in CSS pixels
 */
export function breakPages(blocks: readonly Block[], height: number): PageRange[] {
  const pages: PageRange[] = [];
  let from = 0;
  while (from < blocks.length) {
    const to = endOfPage(blocks, from, height);
    pages.push({ from, to });
    from = to;
  }
  return pages;
}

function endOfPage(blocks: readonly Block[], from: number, height: number): number {
  const first = blocks[from];
  if (first === undefined) return from + 1;
  const limit = first.top + height - first.repeated + tolerance;
  let bottom = first.bottom;
  let best: number | null = null;
  let to = from + 1;
  for (; to < blocks.length; to += 1) {
    const next = blocks[to];
    if (next === undefined || next.startsPage) return to;
    if (next.top >= bottom - tolerance && blocks[to - 1]?.keepsWithNext === false) best = to;
    if (next.bottom > limit) return best ?? Math.max(to, from + 1);
    bottom = Math.max(bottom, next.bottom);
  }
  return to;
}
