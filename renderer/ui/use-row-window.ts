import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, type RefObject } from 'react';

interface RowWindowOptions {
  /** Rows of the whole list. */
  count: number;
  /** The row that the keyboard stands on; -1 when none does. It is drawn wherever the list is scrolled to. */
  at: number;
  /** Pixels of every row; the style sheet has the same. */
  rowHeight: number;
  /** Rows drawn above and below those in sight. */
  beyond: number;
  /** The id of a row's element. */
  rowId: (index: number) => string;
  /** Asked while the row `at` stands: true when somebody wants the keyboard in the list. */
  takesKeyboard?: () => boolean;
}

export interface RowWindow {
  /** The element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** Pixels of all rows. */
  height: number;
  /** Places of the rows that are drawn, from top to bottom: an element that is moved among its neighbours loses the keyboard. */
  drawn: readonly number[];
  /** Rows that Page Up and Page Down pass. */
  pageOf: () => number;
  /** The keyboard goes to this row; called just before `at` is set to it. */
  follow: (index: number) => void;
}

/** The row and its neighbours: one that is far away comes to a third of the height, one that is near moves the list no more than it must. */
function bringIntoSight(element: HTMLElement, top: number, rowHeight: number): void {
  const { scrollTop, clientHeight } = element;
  const isFar = scrollTop - top > clientHeight || top - scrollTop > 2 * clientHeight;
  if (top >= scrollTop && top + rowHeight <= scrollTop + clientHeight) return;
  element.scrollTop = isFar ? top - clientHeight / 3 : top < scrollTop ? top : top + rowHeight - clientHeight;
}

/** A list of rows of one height of which only those in sight are drawn, and whose keyboard goes along with one row. */
export function useRowWindow({ count, at, rowHeight, beyond, rowId, takesKeyboard }: RowWindowOptions): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes here
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: beyond,
    initialRect: { width: 0, height: 600 },
    rangeExtractor: (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      return at < 0 || inSight.includes(at) ? inSight : [...inSight, at].sort((one, other) => one - other);
    },
  });
  const shownHeight = rows.scrollRect?.height;

  // Both before the next key can come: an effect that waits would move the keyboard to the row of the key before.
  useLayoutEffect(() => {
    if (scroller.current !== null && at >= 0) bringIntoSight(scroller.current, at * rowHeight, rowHeight);
  }, [at, rowHeight, shownHeight]);
  useLayoutEffect(() => {
    const isWanted = wanted.current === at;
    wanted.current = null;
    const row = document.getElementById(rowId(at));
    if (row !== null && (isWanted || takesKeyboard?.() === true)) row.focus({ preventScroll: true });
  });

  return {
    scroller,
    height: rows.getTotalSize(),
    drawn: rows.getVirtualItems().map(({ index }) => index),
    pageOf: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1),
    follow(index) {
      // Where it stands already nothing is drawn anew.
      if (index === at) document.getElementById(rowId(at))?.focus({ preventScroll: true });
      else wanted.current = index;
    },
  };
}
