import type { BookmarkChange } from '../../../electron/contract/index.ts';

/** "Changed in January 2026"; without a release when none is known. */
export function changeHeadline({ kind, since }: BookmarkChange): string {
  const has = since !== '';
  switch (kind) {
    case 'deleted':
      return has ? `No longer in the catalog since ${since}` : 'No longer in the catalog';
    case 'returned':
      return has ? `Back in the catalog since ${since}` : 'Back in the catalog';
    case 'changed':
      return has ? `Changed in ${since}` : 'Changed';
  }
}
