import type { Block } from './break-pages.ts';

/** A block with the element that it is, and the elements around it, the outermost first. */
export interface PlacedBlock extends Block {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
  /** Code and title as they come back above the block; null where the block is that head itself. */
  readonly head: HTMLElement | null;
  readonly sheet: HTMLElement;
}

/** Elements that a page may end in the middle of. Everything else is a block. */
const divisible = new Set(['SECTION', 'DIV', 'TABLE', 'TBODY', 'UL', 'OL', 'DL', 'ARTICLE']);

/** What build-pages puts on every page that needs it. */
const repeatedByItself = new Set(['THEAD', 'COLGROUP', 'FOOTER']);

/** Every block of the sheets in reading order. The sheets must be laid out one below the other. */
export function collectBlocks(sheets: readonly HTMLElement[]): PlacedBlock[] {
  return sheets.flatMap((sheet) => {
    const head = sheet.querySelector<HTMLElement>('[data-running-head]');
    if (head === null) throw new Error('A sheet without code and title cannot be printed.');
    return blocksIn(sheet, sheet, head, []);
  });
}

function blocksIn(element: HTMLElement, sheet: HTMLElement, head: HTMLElement, around: readonly HTMLElement[]): PlacedBlock[] {
  const within = [...around, element];
  return children(element).flatMap((child) => {
    if (repeatedByItself.has(child.tagName)) return [];
    if (divisible.has(child.tagName) && !child.hasAttribute('data-whole') && children(child).length > 0) return blocksIn(child, sheet, head, within);
    return [placed(child, sheet, head, within)];
  });
}

function placed(element: HTMLElement, sheet: HTMLElement, head: HTMLElement, around: readonly HTMLElement[]): PlacedBlock {
  const { top, bottom } = element.getBoundingClientRect();
  const opens = element.contains(head);
  return {
    element,
    around,
    head: opens ? null : head,
    sheet,
    top,
    bottom,
    keepsWithNext: opens || element.hasAttribute('data-keep') || /^H[1-6]$/.test(element.tagName) || belongsToNextRow(element),
    startsPage: opens && sheet.hasAttribute('data-starts-page'),
    repeated: opens ? 0 : head.getBoundingClientRect().height + tableHeads(element, around),
  };
}

/** Above this many rows neither the first nor the last row of a table stands alone on a page. */
const rowsOfShortTable = 3;

function belongsToNextRow(element: HTMLElement): boolean {
  if (element.tagName !== 'TR' || element.parentElement === null) return false;
  const rows = children(element.parentElement);
  if (rows.length <= rowsOfShortTable) return rows.at(-1) !== element;
  const position = rows.indexOf(element);
  return position === 0 || position === rows.length - 2;
}

/** The heads that come back above a row which does not begin its table; a first row has its head in the flow. */
function tableHeads(element: HTMLElement, around: readonly HTMLElement[]): number {
  const table = around.find(({ tagName }) => tagName === 'TABLE');
  const thead = table?.querySelector('thead');
  if (table === undefined || thead == null) return 0;
  const headBox = thead.getBoundingClientRect();
  // Where a first row begins its page, the head lies above it in the flow and is not part of its own height.
  return element.tagName === 'TR' ? headBox.height : 0;
}

function children(element: Element): HTMLElement[] {
  return [...element.children].filter((child) => child instanceof HTMLElement);
}
