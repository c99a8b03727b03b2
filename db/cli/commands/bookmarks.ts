import { failure } from '../../model/result.ts';
import type { Bookmark } from '../../model/library.ts';
import type { CodeKey } from '../../model/code.ts';
import type { ReadDb } from '../../open/database.ts';
import { createBookmarkDescriber } from '../../queries/describe-bookmarks.ts';
import { openUserData, type UserData } from '../../user/user-data.ts';
import { refusal, type Command, type Outcome } from '../command.ts';
import { withCatalog } from '../with-catalog.ts';
import { findOne } from './show.ts';

/** `bookmarks list | add CODE... | remove CODE...`; each answers the list as it stands then. */
export const bookmarksCommand: Command = (context) =>
  withCatalog(context, async ({ db }) => {
    const [action = 'list', ...codes] = context.line.words;
    if (!['list', 'add', 'remove'].includes(action)) return refusal(failure('bad-arguments', `bookmarks knows list, add and remove, not "${action}".`).error);
    if (action !== 'list' && codes.length === 0) return refusal(failure('bad-arguments', `Name the code: codetray bookmarks ${action} 27397.`).error);
    const state = openUserData(context.home);
    for (const notice of state.notices) context.tell(notice);
    if (state.data === null) return refusal(state.problem ?? failure('user-data-unavailable', 'Bookmarks are off.').error);
    const data = state.data;
    const describer = createBookmarkDescriber(db);
    try {
      const keys: CodeKey[] = [];
      for (const code of codes) {
        const key = keyFor(action, db, data, code, context.line);
        if (!key.ok) return refusal(key.error);
        keys.push(key.value);
      }
      if (action !== 'list') {
        const changed = data.library.change(action === 'add' ? { kind: 'add', keys, folderId: null } : { kind: 'remove', keys }, describer.entry);
        if (!changed.ok) return refusal(changed.error);
      }
      return listed(describer.describe(data.library.bookmarks()).bookmarks);
    } finally {
      data.closeQuickly();
    }
  });

/** A bookmark of a code that the catalog no longer has can still be removed. */
function keyFor(action: string, db: ReadDb, data: UserData, code: string, line: Parameters<typeof findOne>[2]): ReturnType<typeof findOne> {
  if (action === 'remove') {
    const wanted = code.trim().toUpperCase();
    const stored = data.library.bookmarks().find((row) => row.code === wanted || row.code.replace('.', '') === wanted);
    if (stored === undefined) return failure('not-found', `${code} is not bookmarked.`);
    return { ok: true, value: { system: stored.system, code: stored.code } };
  }
  return findOne(db, code, line);
}

function listed(bookmarks: Bookmark[]): Outcome {
  const rows = bookmarks.map((row) => `${row.code.padEnd(9)} ${row.title}${row.inCatalog ? '' : '  (not in this catalog)'}`);
  return { exit: 0, json: { bookmarks }, text: rows.length === 0 ? 'No bookmarks.' : rows.join('\n') };
}
