import type { CodeKey } from '../../../db/model/code.ts';
import { success, type Result } from '../../../db/model/result.ts';
import { readLink } from './read-link.ts';

/** Where a link waits until the window asks for it: at the start there is no window that could be told. */
export interface LinkInbox {
  receive(link: string): void;
  /** The last link once; null when none came. Errors: `bad-arguments` for a link that is not followed. */
  take(): Result<CodeKey | null>;
}

/** @param announce tells the window, if there is one, that it may ask. */
export function createLinkInbox(announce: () => void): LinkInbox {
  let waiting: Result<CodeKey> | null = null;
  return {
    receive(link) {
      waiting = readLink(link);
      announce();
    },
    take() {
      const taken = waiting ?? success(null);
      waiting = null;
      return taken;
    },
  };
}
