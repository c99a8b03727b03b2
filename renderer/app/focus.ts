/** The one field that everything comes back to. */
export const searchFieldId = 'search-field';

export function searchField(): HTMLInputElement | null {
  const element = document.getElementById(searchFieldId);
  return element instanceof HTMLInputElement ? element : null;
}

/** Whether the keyboard stands in the page, where a change of page would lose it. */
export function isPageFocused(): boolean {
  return document.activeElement?.closest('.page-pane') != null;
}

/** Focuses the field; with `select` the next key starts a new search. */
export function focusSearchField(select: boolean): void {
  const field = searchField();
  if (field === null) return;
  field.focus();
  if (select) field.select();
}
