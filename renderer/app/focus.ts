/** The one field that everything comes back to. */
export const searchFieldId = 'search-field';

/** The field that finds within bookmarks and notes. */
export const shelfFilterId = 'shelf-filter';

/** The keyboard is in the list of bookmarks or recent codes, or in what stands around its rows. */
export function isShelfFocused(): boolean {
  return document.activeElement?.closest('.shelf') != null;
}

/** The keyboard is in the field, or in the list column and what stands around its rows. */
export function isListFocused(): boolean {
  return document.activeElement?.closest('.list-pane, .search-box') != null;
}

/** What was searched last, under the empty field. */
export const recentSearchesId = 'recent-searches';

/** Puts the keyboard on what was searched last; false where nothing was. */
export function focusRecentSearches(): boolean {
  const chip = document.querySelector<HTMLElement>(`#${recentSearchesId} .chip[tabindex="0"]`);
  chip?.focus();
  return chip !== null;
}

/** The answer to a question, above the results. */
export const answerBoxId = 'answer-box';

/** Puts the keyboard on the first link of the answer; false where there is none. */
export function focusAnswer(): boolean {
  const link = document.querySelector<HTMLElement>(`#${answerBoxId} button`);
  link?.focus();
  return link !== null;
}

/** The first filter under the field; null while there is none. */
export function filterChip(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.filter-chips button:not(:disabled)');
}

/** The row of that list that the keyboard stands on. */
export function focusedShelfRow(): string | null {
  return document.activeElement?.closest('.shelf-row')?.getAttribute('data-key') ?? null;
}

export function searchField(): HTMLInputElement | null {
  const element = document.getElementById(searchFieldId);
  return element instanceof HTMLInputElement ? element : null;
}

/** Whether the keyboard stands in the page, where a change of page would lose it. */
export function isPageFocused(): boolean {
  return document.activeElement?.closest('.page-pane') != null;
}

/** Whether the keyboard stands in the strip of tabs. */
export function isTabStripFocused(): boolean {
  return document.activeElement?.closest('.tab-strip') != null;
}

/** Focuses the field; with `select` the next key starts a new search. */
export function focusSearchField(select: boolean): void {
  const field = searchField();
  if (field === null) return;
  field.focus();
  if (select) field.select();
}
