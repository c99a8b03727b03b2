/** What has one stop for all its source numbers: a part of a page, its head, a section of a comparison. */
const groups = '.page-head, .part, .compare-together, .compare-table thead, .compare-table tbody';

const sourceNumber = '[data-source]';

/** Tab comes to the first source number of each group; what is drawn later, as a part that unfolds, is marked when it comes. */
export function keepSourceStops(page: HTMLElement): () => void {
  function mark(): void {
    for (const group of page.querySelectorAll(groups)) {
      const first = group.querySelector<HTMLElement>(sourceNumber);
      if (first !== null && first.tabIndex !== 0) first.tabIndex = 0;
    }
  }
  mark();
  const watch = new MutationObserver(mark);
  watch.observe(page, { childList: true, subtree: true });
  return () => watch.disconnect();
}

/** The arrows go from one source number of the page to the next. */
export function stepThroughSources(page: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const here = event.target instanceof Element ? event.target.closest(sourceNumber) : null;
  if (step === undefined || here === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const numbers = [...page.querySelectorAll<HTMLElement>(sourceNumber)];
  const next = numbers[numbers.findIndex((one) => one === here) + step];
  event.preventDefault();
  next?.focus();
}
