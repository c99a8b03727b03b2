import type { BookmarkChange } from '../../../electron/contract/index.ts';

/** "Changed in January 2026"; without a release when none brought it. */
export function changeHeadline({ kind, since }: BookmarkChange): string {
  const has = since !== '';
  switch (kind) {
    case 'deleted':
      return has ? `No longer listed since ${since}` : 'No longer listed';
    case 'returned':
      return has ? `Listed again since ${since}` : 'Listed again';
    case 'changed':
      return has ? `Changed in ${since}` : 'Values of an earlier release are in use';
  }
}
