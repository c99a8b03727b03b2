/** How many entries each sheet leaves out, by the name of the sheet. */
export type EntriesOut = ReadonlyMap<string, number>;

interface Search {
  /** Known to be too few. */
  tooFew: number;
  /** The fewest that fit, as far as known; all of them at first, where nothing more can be done. */
  enough: number;
}

/**
 * Finds for each sheet that has to stand on one page the fewest entries to leave out. All sheets are halved in together, so that
 * a folder of codes is drawn as often as its longest sheet alone.
 * @param whole the sheets with everything on them
 * @param draw draws the document anew and gives its sheets, with the faces of all their words loaded
 * @param height room for text on a page, in CSS pixels
 * @returns the sheets as they fit
 */
export async function fitOnePage(whole: readonly HTMLElement[], draw: (entriesOut: EntriesOut) => Promise<readonly HTMLElement[]>, height: number): Promise<readonly HTMLElement[]> {
  const searches = new Map<string, Search>();
  for (const sheet of whole) {
    const most = Number(sheet.dataset['canLeaveOut'] ?? 0);
    if (most > 0 && isTooHigh(sheet, height)) searches.set(nameOf(sheet), { tooFew: 0, enough: most });
  }
  if (searches.size === 0) return whole;
  while ([...searches.values()].some(isOpen)) {
    const tried = new Map([...searches].map(([name, search]) => [name, isOpen(search) ? Math.floor((search.tooFew + search.enough) / 2) : search.enough]));
    for (const sheet of await draw(tried)) {
      const search = searches.get(nameOf(sheet));
      const out = tried.get(nameOf(sheet));
      if (search === undefined || out === undefined || !isOpen(search)) continue;
      if (isTooHigh(sheet, height)) search.tooFew = out;
      else search.enough = out;
    }
  }
  return draw(new Map([...searches].map(([name, { enough }]) => [name, enough])));
}

function isOpen({ tooFew, enough }: Search): boolean {
  return enough - tooFew > 1;
}

/** Rounding of fractions of a pixel. */
const tolerance = 0.5;

function isTooHigh(sheet: HTMLElement, height: number): boolean {
  // The foot stands in the sheet once more, after its text; it has its own room on the page.
  const foot = sheet.querySelector('.page-foot')?.getBoundingClientRect().height ?? 0;
  return sheet.getBoundingClientRect().height - foot > height + tolerance;
}

function nameOf(sheet: HTMLElement): string {
  return sheet.dataset['sheet'] ?? '';
}
