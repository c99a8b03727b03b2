import type { PageRange } from './break-pages.ts';
import type { PlacedBlock } from './collect-blocks.ts';

/** Makes the page boxes out of copies of the blocks, each inside copies of what stood around it. */
export function buildPages(blocks: readonly PlacedBlock[], ranges: readonly PageRange[]): HTMLElement[] {
  /** What stands on an earlier page already and is only carried on. */
  const begun = new Set<HTMLElement>();
  return ranges.map(({ from, to }, position) => {
    const onPage = blocks.slice(from, to);
    const [first] = onPage;
    const page = element('section', 'page');
    page.setAttribute('aria-label', `Page ${position + 1} of ${ranges.length}`);
    const body = element('div', 'page-body');
    if (first?.head != null) body.append(carriedHead(first.head));
    fill(body, onPage, begun);
    page.append(body);
    const foot = first?.sheet.querySelector('.page-foot');
    if (foot != null) {
      const copy = foot.cloneNode(true) as HTMLElement;
      const count = copy.querySelector('[data-page-count]');
      if (count !== null) count.textContent = `Page ${position + 1} of ${ranges.length}`;
      page.append(copy);
    }
    return page;
  });
}

/** Code and title above the rest of their sheet: the same words, but no second heading for those who hear the document. */
function carriedHead(head: HTMLElement): HTMLElement {
  const copy = head.cloneNode(true) as HTMLElement;
  for (const heading of copy.querySelectorAll('h1, h3')) {
    const plain = element('p', 'sheet-title');
    plain.append(...heading.childNodes);
    heading.replaceWith(plain);
  }
  return copy;
}

function fill(body: HTMLElement, blocks: readonly PlacedBlock[], begun: Set<HTMLElement>): void {
  const copies = new Map<HTMLElement, HTMLElement>();
  for (const { element: block, around } of blocks) {
    let place = body;
    for (const outer of around) {
      let copy = copies.get(outer);
      if (copy === undefined) {
        copy = outer.cloneNode(false) as HTMLElement;
        if (begun.has(outer)) copy.dataset['continued'] = 'true';
        else begun.add(outer);
        if (outer.tagName === 'TABLE') copy.append(...[...outer.querySelectorAll(':scope > colgroup, :scope > thead')].map((part) => part.cloneNode(true)));
        copies.set(outer, copy);
        place.append(copy);
      }
      place = copy;
    }
    place.append(block.cloneNode(true));
  }
}

export function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
