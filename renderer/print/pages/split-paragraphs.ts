/** A paragraph of more lines may be cut between two of them; a shorter one goes to the next page as a whole. */
const mostLinesInOne = 8;
/** Lines that stay together at either end of a cut paragraph. */
const linesAtEnds = 2;

/**
 * Cuts long paragraphs where their lines end, so that pages can break there. What results looks as before: each piece
 * begins where a line began anyway.
 */
export function splitLongParagraphs(root: HTMLElement): void {
  // Measured all together and before the first cut: each cut would make the browser lay everything out again.
  const long = [...root.querySelectorAll<HTMLElement>('p')].filter((paragraph) => paragraph.clientHeight > mostLinesInOne * Number.parseFloat(getComputedStyle(paragraph).lineHeight));
  for (const paragraph of long) splitParagraph(paragraph);
}

function splitParagraph(paragraph: HTMLElement): void {
  const lines = linesOf(paragraph);
  if (lines.length <= mostLinesInOne) return;
  const cuts = lines.slice(linesAtEnds, lines.length - linesAtEnds + 1).map((line) => line.start);
  // From the end, so that what is cut off does not move the starts before it.
  for (const { node, offset } of cuts.reverse()) {
    const rest = document.createRange();
    rest.setStart(node, offset);
    rest.setEndAfter(paragraph.lastChild ?? paragraph);
    const piece = paragraph.cloneNode(false);
    piece.appendChild(rest.extractContents());
    if (piece instanceof HTMLElement) piece.dataset['goesOn'] = 'true';
    paragraph.after(piece);
  }
}

interface Line {
  /** Upper edge of the first character. */
  readonly top: number;
  readonly start: { node: Text; offset: number };
}

/** The lines as they were laid out. A small raised number belongs to the line that it stands in. */
function linesOf(paragraph: HTMLElement): Line[] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lines: Line[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    for (const word of node.data.matchAll(/\S+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + 1);
      const box = range.getBoundingClientRect();
      // A new line begins below the middle of the one before.
      if (box.top < bottom - 2) continue;
      lines.push({ top: box.top, start: { node, offset: word.index } });
      bottom = box.bottom;
    }
  }
  return lines;
}
