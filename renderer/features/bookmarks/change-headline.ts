import type { BookmarkChange } from '../../../electron/contract/index.ts';

/** "Changed in January 2026". */
export function changeHeadline({ kind, since }: BookmarkChange): string {
  switch (kind) {
    case 'deleted':
      return `No longer in the catalog since ${since}`;
    case 'returned':
      return `Back in the catalog since ${since}`;
    case 'changed':
      return `Changed in ${since}`;
  }
}
