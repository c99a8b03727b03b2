import { searchField } from './focus.ts';

/** What Tab and the arrows come to. The handle in a row and the cross on a tab are for the mouse: their keys lead nowhere. */
const canHaveFocus = ':is(a[href], button, input, select, textarea, [tabindex="0"]):not([tabindex="-1"]), [role="row"][tabindex]';

/** Where the keyboard works for a while. What is gone is replaced from its own region: the next button of another one is no neighbour. */
const regions = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="tree"], [role="tablist"], nav, .search-bar, .banners, .list-pane, .page-pane, .status-bar';

/** Frames that whoever took the element away has for putting the focus elsewhere: closing dialogs and new rows need two. */
const patience = 3;

/** And for as many frames a region may stand empty: drawing a long page may be interrupted. */
const patienceWithEmpty = 120;

/** Dialogs put a lost focus on their first field themselves, in the next frame. */
const impatient = '[role="dialog"], [role="alertdialog"]';

/** Where an element stood: its ancestors from the inside out, each with the place of the child that leads to it. */
interface Spot {
  element: Element;
  steps: readonly { parent: Element; index: number }[];
}

function spotOf(element: Element): Spot {
  const steps: { parent: Element; index: number }[] = [];
  for (let child = element, parent = child.parentElement; parent !== null; child = parent, parent = child.parentElement) {
    steps.push({ parent, index: Array.prototype.indexOf.call(parent.children, child) });
  }
  return { element, steps };
}

function isThere(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled') && element.closest('[inert]') === null && element.checkVisibility({ visibilityProperty: true });
}

function takeFocus(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement) || !isThere(element)) return false;
  element.focus();
  return document.activeElement === element || element.contains(document.activeElement);
}

/** What names a region: it is read aloud, and the rest of the region comes after it. */
function focusHeading(region: Element): boolean {
  return takeFocus(region.querySelector('h1[tabindex="-1"], .list-empty-head[tabindex="-1"]'));
}

function focusable(child: Element): Element[] {
  return [child, ...child.querySelectorAll(canHaveFocus)].filter((one) => one.matches(canHaveFocus) && isThere(one));
}

/** What came after the place that is empty now, else what stood before it, else the region itself. */
function focusNeighbour({ element, steps }: Spot): boolean {
  const left = steps.findIndex(({ parent }) => isThere(parent));
  const border = steps.findIndex(({ parent }) => parent.matches(regions));
  if (left === -1 || border < left) return false;
  // All of the region was drawn anew, as a page is when another takes its place.
  const region = steps[border]?.parent;
  if (region !== undefined && left === border && focusHeading(region)) return true;
  for (const { parent, index } of steps.slice(left, border + 1)) {
    const children = [...parent.children];
    const next = children[index] === element ? index + 1 : index;
    for (const child of children.slice(next)) if (takeFocus(focusable(child)[0])) return true;
    for (const child of children.slice(0, index).reverse()) if (takeFocus(focusable(child).at(-1))) return true;
    if (parent.matches('[tabindex]') && takeFocus(parent)) return true;
  }
  return region !== undefined && focusHeading(region);
}

/**
 * The keyboard is never nowhere. When what has the focus is taken away, hidden or disabled and nobody puts the focus elsewhere,
 * its neighbour gets it, else the place where the keyboard was before, else the search field. The browser would begin again at
 * the top of the window, and a screen reader would say nothing.
 */
export function keepFocus(): () => void {
  /** The last spot of each region, the newest last. */
  const spots = new Map<Element, Spot>();
  let pending = 0;

  function isLost(): boolean {
    const active = document.activeElement;
    if (active !== null && active !== document.body) return false;
    const last = [...spots.values()].at(-1);
    // What still stands was left on purpose, as by a click beside it.
    return last !== undefined && !isThere(last.element);
  }

  function rescue(): void {
    const newestFirst = [...spots.values()].reverse();
    if (!newestFirst.some((spot) => takeFocus(spot.element) || focusNeighbour(spot))) searchField()?.focus();
  }

  function lookSoon(): void {
    if (pending !== 0 || !isLost()) return;
    const region = [...spots.keys()].at(-1);
    if (region !== undefined && region.matches(impatient) && isThere(region)) {
      rescue();
      return;
    }
    let frames = 0;
    const wait = () => {
      pending = 0;
      if (!isLost()) return;
      frames += 1;
      const isEmpty = region?.isConnected === true && region.childElementCount === 0;
      if (frames < (isEmpty ? patienceWithEmpty : patience)) pending = requestAnimationFrame(wait);
      else rescue();
    };
    pending = requestAnimationFrame(wait);
  }

  const watch = new MutationObserver(lookSoon);

  function onFocusIn({ target }: FocusEvent): void {
    if (!(target instanceof Element) || target === document.body) return;
    const region = target.closest(regions) ?? target;
    for (const known of spots.keys()) if (known === region || !known.isConnected) spots.delete(known);
    spots.set(region, spotOf(target));
    watch.disconnect();
    // The field is never taken away: while somebody types there is nothing to watch.
    if (target !== searchField()) watch.observe(document.body, { childList: true, subtree: true });
  }

  document.addEventListener('focusin', onFocusIn);
  // Says so when an element is hidden or disabled, not always when it is taken away.
  document.addEventListener('focusout', lookSoon);
  return () => {
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', lookSoon);
    cancelAnimationFrame(pending);
    watch.disconnect();
  };
}
