import { clipboard } from 'electron';
import { success } from '../../../db/model/result.ts';
import type { Handlers } from './handlers.ts';

/** The window has no permission of its own to touch the clipboard; it may put text there through here, and read nothing. */
export function clipboardHandlers(): Pick<Handlers, 'clipboard.writeText'> {
  return {
    'clipboard.writeText': ({ text }) => {
      clipboard.writeText(text);
      return success(null);
    },
  };
}
