import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { LabelsPrint, PrintDocument } from '../../../electron/contract/index.ts';
import { LabelsDocument, shortenTexts } from '../labels-document.tsx';
import { PrintedDocument } from '../printed-document.tsx';
import { breakPages } from './break-pages.ts';
import { buildPages, element } from './build-pages.ts';
import { collectBlocks, type PlacedBlock } from './collect-blocks.ts';
import { fitOnePage, type EntriesOut } from './fit-one-page.ts';
import { splitLongParagraphs } from './split-paragraphs.ts';

/**
 * Lays a document out into page boxes of its paper and puts them into the place: for the preview, the PDF and the printer
 * alike, so that all three break at the same lines. The style sheets of renderer/print must hold in the place.
 * @returns the number of pages
 */
export async function layOutPages(print: PrintDocument, place: HTMLElement): Promise<number> {
  const stack = element('div', 'paper');
  stack.dataset['paper'] = print.paper;
  const flow = element('div', 'flow');
  stack.append(flow);
  place.replaceChildren(stack);
  const root = createRoot(flow);
  try {
    const draw = async (entriesOut: EntriesOut) => {
      flushSync(() => root.render(<PrintedDocument document={print} entriesOut={entriesOut} />));
      await picturesAndFonts(flow);
      return [...flow.querySelectorAll<HTMLElement>('.sheet')];
    };
    if (print.document === 'labels') return await placeLabels(print, stack, flow, root);
    const drawn = await draw(new Map());
    const room = roomForText(stack, flow);
    const sheets = await fitOnePage(drawn, draw, room);
    splitLongParagraphs(flow);
    const blocks = collectBlocks(sheets);
    const ranges = breakPages(blocks, room);
    const pages = buildPages(blocks, ranges);
    writePageNumbers(pages, blocks, ranges);
    const summary = element('div', 'summary');
    summary.lang = 'en';
    summary.append(...pages);
    stack.append(summary);
    return pages.length;
  } finally {
    root.unmount();
    flow.remove();
  }
}

/** Labels have their places: nothing is broken into pages. */
async function placeLabels(print: LabelsPrint, stack: HTMLElement, flow: HTMLElement, root: Root): Promise<number> {
  flow.className = 'summary';
  flushSync(() => root.render(<LabelsDocument document={print} />));
  await picturesAndFonts(flow);
  shortenTexts(flow);
  const summary = element('div', 'summary');
  summary.lang = 'en';
  summary.append(...[...flow.children].map((page) => page.cloneNode(true)));
  stack.append(summary);
  return summary.childElementCount;
}

/** Fonts begin to load when layout first asks for them; a hidden window paints no frame that could be waited for. */
async function picturesAndFonts(flow: HTMLElement): Promise<void> {
  flow.getBoundingClientRect();
  await document.fonts.ready;
  // A logo that cannot be drawn is no reason not to print; its place stays empty.
  await Promise.all([...flow.querySelectorAll('img')].map((picture) => picture.decode().catch(() => picture.remove())));
  flow.getBoundingClientRect();
}

/** Height of a page without its margins and the tallest foot of the document, in CSS pixels. */
function roomForText(stack: HTMLElement, flow: HTMLElement): number {
  const foot = Math.max(0, ...[...flow.querySelectorAll('.page-foot')].map((one) => one.getBoundingClientRect().height));
  const probe = element('section', 'page');
  const body = element('div', 'page-body');
  const footPlace = element('div', '');
  footPlace.style.height = `${foot}px`;
  probe.append(body, footPlace);
  stack.append(probe);
  const { height } = body.getBoundingClientRect();
  probe.remove();
  return height;
}

/** The contents name pages that are known only now; their cells have a width of their own, so nothing moves. */
function writePageNumbers(pages: readonly HTMLElement[], blocks: readonly PlacedBlock[], ranges: readonly { from: number; to: number }[]): void {
  const pageOfSheet = new Map<string, number>();
  ranges.forEach(({ from, to }, position) => {
    for (const block of blocks.slice(from, to)) {
      const name = block.sheet.dataset['sheet'] ?? '';
      if (!pageOfSheet.has(name)) pageOfSheet.set(name, position + 1);
    }
  });
  for (const page of pages) {
    for (const cell of page.querySelectorAll<HTMLElement>('[data-page-of]')) cell.textContent = String(pageOfSheet.get(cell.dataset['pageOf'] ?? '') ?? '');
  }
}
