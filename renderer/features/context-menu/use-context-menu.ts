import { useEffect } from 'react';
import type { Desk } from '../../app/desk.ts';
import { searchField } from '../../app/focus.ts';
import type { ContextMenuState } from '../../app/window-state.ts';
import { optionId } from '../search/list-ids.ts';
import { aimOf } from './aim-of.ts';
import { onceKeyboardIsBack } from './once-keyboard-is-back.ts';

/** Main opens the system's menu there: cut, copy, paste. */
const takesText = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]';

/** Right click, Shift+F10 and the menu key: the menu of the thing that is meant. Text keeps the menu of the system. */
export function useContextMenu(desk: Desk): void {
  useEffect(() => {
    /** False where there is no thing. */
    function open(element: Element | null, at: ContextMenuState['at'] | null): boolean {
      const meant = element === null || element.closest(takesText) !== null ? null : aimOf(element, desk);
      if (meant === null) return false;
      const { left, bottom } = meant.shownBy.getBoundingClientRect();
      const below = { x: Math.max(0, left) + 16, y: Math.min(bottom, window.innerHeight) };
      desk.window.set({ contextMenu: { aim: meant.aim, at: at ?? below, byKey: at === null } });
      return true;
    }

    function onContextMenu(event: MouseEvent): void {
      const target = event.target instanceof Element ? event.target : null;
      const at = { x: event.clientX, y: event.clientY };
      // A key presses no button; on a Mac Ctrl and a click press the first one.
      if (event.button === -1 || (event instanceof PointerEvent && event.pointerType === '')) {
        if (open(activeRow(desk) ?? target, null)) event.preventDefault();
      } else if (desk.window.get().contextMenu !== null) {
        event.preventDefault();
        if (target?.closest('.point-menu') != null) return;
        // Beside an open menu: that one goes, and what is there can be reached again when it has gone.
        desk.window.set({ contextMenu: null });
        onceKeyboardIsBack(() => open(document.elementFromPoint(at.x, at.y), at));
      } else if (target !== null && !isSelected(target) && open(target, at)) event.preventDefault();
    }

    window.addEventListener('contextmenu', onContextMenu);
    return () => window.removeEventListener('contextmenu', onContextMenu);
  }, [desk]);
}

/** The row that the field points at, while its words are not what is meant. */
function activeRow({ window }: Desk): Element | null {
  const field = searchField();
  if (field === null || document.activeElement !== field || field.selectionStart !== field.selectionEnd) return null;
  return document.getElementById(optionId(window.get().active));
}

function isSelected(element: Element): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}
