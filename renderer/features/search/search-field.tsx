import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { focusAnswer, focusRecentSearches, searchFieldId } from '../../app/focus.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { longestText } from './search-store.ts';
import { listBoxId, optionId } from './list-ids.ts';
import { useListContent } from './use-list-content.ts';

/** Rows that PageUp and PageDown pass. */
const pageOfRows = 10;

/** The one field. It keeps the focus while the arrows move through the list (combobox pattern, active descendant). */
export function SearchField() {
  const desk = useDesk();
  const text = useStore(desk.search.store, (state) => state.text);
  const wasCut = useStore(desk.search.store, (state) => state.wasCut);
  const active = useStore(desk.window, (state) => state.active);
  // The list of bookmarks has a keyboard of its own; the field has no rows then.
  const content = useListContent();
  const isShelf = content.shows !== 'results';
  const items = isShelf ? [] : content.items;

  /** Several results together: Shift and the arrows add the next one, Ctrl and the arrows pass rows, Ctrl+Space adds the one passed. */
  function chooses({ key, ctrlKey, shiftKey }: KeyboardEvent): boolean {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (steps !== undefined && shiftKey && !ctrlKey) desk.choose(Math.max(0, active + steps), 'to-here');
    else if (steps !== undefined && ctrlKey && !shiftKey) desk.passRow(steps);
    else if (key === ' ' && ctrlKey && !shiftKey && active >= 0) desk.choose(active, 'toggle');
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return;
    if ((event.ctrlKey || event.shiftKey) && !isShelf && chooses(event)) event.preventDefault();
    if (event.ctrlKey || event.shiftKey) return;
    if (event.key === 'ArrowUp' && text === '' && focusRecentSearches()) {
      event.preventDefault();
      return;
    }
    if (event.key === 'ArrowUp' && active <= 0 && focusAnswer()) {
      event.preventDefault();
      return;
    }
    if (isShelf && (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter')) {
      event.preventDefault();
      desk.shelf.wantFocus();
      return;
    }
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: pageOfRows, PageUp: -pageOfRows }[event.key];
    if (steps !== undefined) {
      event.preventDefault();
      desk.moveActive(steps);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void desk.openActive();
    }
  }

  return (
    <>
      <Search className="icon search-icon" size={18} aria-hidden />
      <input
        id={searchFieldId}
        className="search-field"
        type="text"
        role="combobox"
        aria-label="Search codes and words"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={items.length > 0}
        aria-controls={listBoxId}
        aria-activedescendant={items[active] === undefined ? undefined : optionId(active)}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder="Search codes or words, or ask"
        value={text}
        onChange={(event) => desk.type(event.currentTarget.value)}
        onPaste={(event) => {
          // A pasted book would be laid out by the browser before React sees it: put in only what the field can hold.
          const pasted = event.clipboardData.getData('text/plain');
          const field = event.currentTarget;
          if (pasted.length <= field.maxLength) return;
          event.preventDefault();
          const start = field.selectionStart ?? text.length;
          const kept = pasted.slice(0, field.maxLength + 1).replaceAll(/\s/g, ' ');
          desk.type(text.slice(0, start) + kept + text.slice(field.selectionEnd ?? start));
        }}
        maxLength={longestText}
        onKeyDown={onKeyDown}
      />
      {wasCut ? (
        <span className="search-hint">Only the first 2,000 characters were taken</span>
      ) : (
        text === '' && <span className="search-hint" aria-hidden>{shortcutLabel('Mod+K', isMac)}</span>
      )}
    </>
  );
}
