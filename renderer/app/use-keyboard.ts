import { useEffect } from 'react';
import { commandForKey, runKeyCommand, runMenuCommand } from './commands.ts';
import type { Desk } from './desk.ts';
import { focusSearchField, isShelfFocused, searchField } from './focus.ts';

/** What keeps every key to itself while it has the focus: dialogs, open lists, menus. */
const keepsKeys = '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]';

/** Keys that do nothing yet. */
const onTheWay = new Set(['Tab', 'Control', 'Shift', 'Alt', 'Meta']);

/** Elements that use plain letters themselves: other fields. A box to tick is none. */
const takesLetters = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], [role="tree"]';

function hasSelection(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return target.selectionStart !== target.selectionEnd;
  return (window.getSelection()?.toString() ?? '') !== '';
}

function isPlainLetter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/**
 * The words of a booking are work: Esc leads back to their results, then marks them so that the next letter begins a new search,
 * and only then clears them.
 */
function escapeInField(desk: Desk, field: HTMLInputElement | null): void {
  const { text } = desk.search.store.get();
  if (desk.window.get().chosen.size > 0) desk.chooseNone();
  else if (desk.window.get().view !== 'results') desk.showList('results');
  else if (text !== '' && field !== null && !isAllMarked(field)) field.select();
  else if (text !== '') desk.type('');
}

function isAllMarked(field: HTMLInputElement): boolean {
  return field.selectionStart === 0 && field.selectionEnd === field.value.length;
}

/** Shortcuts, the native menu, Esc, and "type anywhere": a letter pressed outside of any field goes to the search field. */
export function useKeyboard(desk: Desk): void {
  useEffect(() => desk.bridge.on('command.run', ({ id }) => runMenuCommand(desk, id)), [desk]);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      goOn(event);
      if (event.isComposing || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(keepsKeys) != null) return;

      const command = commandForKey(event);
      if (command !== undefined) {
        if (command.yieldsToSelection && hasSelection(event.target)) return;
        if (command.yieldsToTyping && desk.lastEdit.isTyping(event.target)) return;
        event.preventDefault();
        if (!event.repeat || command.repeats) runKeyCommand(desk, command);
        return;
      }

      if (event.key === 'Escape') {
        if (target === searchField()) {
          escapeInField(desk, searchField());
        } else if (isShelfFocused()) desk.backToField();
        else desk.backToList();
        event.preventDefault();
        return;
      }

      if (!isPlainLetter(event) || target?.closest(takesLetters) != null) return;
      // Space presses a button or scrolls the page.
      if (event.key === ' ') return;
      // Focus moves during this very key press, so the letter itself lands in the field and replaces the old search.
      focusSearchField(true);
    }
    const goOn = (event: KeyboardEvent | PointerEvent) => {
      const { target } = event;
      if (event instanceof KeyboardEvent && onTheWay.has(event.key)) return;
      // Whoever is on the way to the button of an offer still wants it.
      if (!(target instanceof Element) || target.closest('.status-bar') === null) desk.notices.goOn();
    };
    const onInput = (event: Event) => desk.lastEdit.typedInto(event.target);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('input', onInput);
    window.addEventListener('pointerdown', goOn);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('input', onInput);
      window.removeEventListener('pointerdown', goOn);
    };
  }, [desk]);
}
