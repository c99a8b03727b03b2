/** Where somebody reads in a page: by part and not by pixel of the page, whose height changes with what is drawn and what a release brings. */
export interface ReadingPlace {
  /** The id of the heading whose part stands at the upper edge; '' for the head of the page. */
  part: string;
  /** How far that part's top stands above the edge, in pixels. */
  above: number;
}

function pane(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.page-pane');
}

/** Null at the top of a page, where every page starts. */
export function readingNow(): ReadingPlace | null {
  const scroller = pane();
  if (scroller === null || scroller.scrollTop <= 0) return null;
  const edge = scroller.getBoundingClientRect().top;
  let found: ReadingPlace = { part: '', above: Math.round(scroller.scrollTop) };
  for (const heading of scroller.querySelectorAll<HTMLElement>('section > h2[id]')) {
    const above = Math.round(edge - (heading.parentElement ?? heading).getBoundingClientRect().top);
    if (above < 0) break;
    found = { part: heading.id, above };
  }
  return found;
}

/** Frames until the parts that come into sight have taken their real height, one ring of them after the other. */
const framesToSettle = 10;
let placing = 0;

/** Whoever moves the page himself is not pulled back. */
export function stopPlacing(): void {
  placing += 1;
}

export function goToReading(place: ReadingPlace | null): void {
  const scroller = pane();
  stopPlacing();
  if (scroller === null) return;
  const section = place === null || place.part === '' ? null : document.getElementById(place.part)?.closest('section');
  if (place === null || section === null || section === undefined) {
    scroller.scrollTop = place?.part === '' ? place.above : 0;
    return;
  }
  const mine = placing;
  let frames = 0;
  const settle = () => {
    if (mine !== placing || !section.isConnected) return;
    const off = section.getBoundingClientRect().top - scroller.getBoundingClientRect().top + place.above;
    if (Math.abs(off) >= 1) scroller.scrollTop += off;
    frames += 1;
    if (frames < framesToSettle) requestAnimationFrame(settle);
  };
  window.addEventListener('keydown', stopPlacing, { once: true, capture: true });
  scroller.addEventListener('wheel', stopPlacing, { once: true, passive: true });
  settle();
}
