import { useEffect, useRef, type RefObject } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import type { ShelfRow } from './shelf.ts';

/** What holds the keyboard until it has gone from the screen, and gives it back where it was opened. */
const holdsKeyboard = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not(.list-rows)';

/**
 * Moves the keyboard into the rows when somebody wants it there. Where they stand that happens in the task of the key that asked,
 * so that the next key is already about them; else once they do. `requests` counts the wishes.
 */
export function useRowFocus(list: RefObject<HTMLDivElement | null>, rows: readonly ShelfRow[], requests: number): void {
  const desk = useDesk();
  const { shelf } = desk;
  /** The rows have just taken the keyboard, and have not yet stood still for two frames. */
  const isFresh = useRef(false);

  useEffect(() => {
    let isOver = false;

    /** The first chosen row, else the first one; that takes the keyboard unchosen: the page stays what it is until an arrow moves. */
    function wantedRow(): HTMLElement | null {
      const id = (shelf.selectedRows()[0] ?? rows[0])?.id;
      return id === undefined ? null : (list.current?.querySelector<HTMLElement>(`[data-key=${JSON.stringify(id)}]`) ?? null);
    }

    function focus(target: HTMLElement | null): void {
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    }

    // The list draws its rows in a second step of the same task, which ends after this effect and before any other key.
    queueMicrotask(() => {
      if (isOver || document.querySelector(holdsKeyboard) !== null) return;
      const row = wantedRow();
      if (row === null || !shelf.takeFocus()) return;
      focus(row);
      isFresh.current = true;
    });
    // Rows that move are in their places one frame later and may lose the keyboard; a closing dialog gives it back in the next.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const isLost = isFresh.current && (document.activeElement === null || document.activeElement === document.body);
        isFresh.current = false;
        if (shelf.takeFocus() || isLost) focus(wantedRow() ?? list.current);
      });
    });
    return () => {
      isOver = true;
      cancelAnimationFrame(frame);
    };
  }, [shelf, requests, rows, list]);
}
