import { Folder, Lock, NotebookPen, Quote, Tag } from 'lucide-react';
import type { CodeKey } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { WarningNote } from '../../ui/warning-note.tsx';
import { keyText } from '../search/list-items.ts';
import { changeHeadline } from './change-headline.ts';
import { ColourWord } from './colour-mark.tsx';
import { keyOf } from './shelf.ts';
import './kept-on-page.css';

/** What the office keeps about the code of this page: where it is bookmarked, what has changed since, both notes. */
export function KeptOnPage({ of, focusHeading }: { of: CodeKey; focusHeading: () => void }) {
  const desk = useDesk();
  const id = keyText(of);
  const bookmark = useStore(desk.library.store, (state) => state.bookmarks.find((one) => keyText(one) === id));
  const folderName = useStore(desk.library.store, (state) => state.folders.find((one) => one.id === bookmark?.folderId)?.name);
  const note = useStore(desk.library.store, (state) => state.notes.find((one) => keyText(one) === id));
  const change = bookmark?.change ?? null;
  const colour = bookmark?.colour ?? null;
  const tags = bookmark?.tags ?? [];
  return (
    <>
      {change !== null && (
        <WarningNote
          about="changed"
          action={
            <Button
              onPress={() => {
                void desk.library.change({ kind: 'acknowledge', keys: [keyOf(of)] });
                focusHeading();
              }}
            >
              Mark as seen
            </Button>
          }
        >
          <p className="kept-change-head">{changeHeadline(change)}</p>
          {change.words.map((words) => <p key={words}>{words}</p>)}
        </WarningNote>
      )}
      {(folderName !== undefined || colour !== null || tags.length > 0) && (
        <p className="page-marks">
          {folderName !== undefined && <Badge icon={Folder} word={folderName} />}
          {colour !== null && <ColourWord colour={colour} />}
          {tags.map((tag) => (
            <Badge key={tag} icon={Tag} word={tag} />
          ))}
        </p>
      )}
      {note !== undefined && (
        <dl className="kept-notes">
          {note.wording !== '' && (
            <div>
              <dt>
                <Quote className="icon" size={13} aria-hidden /> Office wording
              </dt>
              <dd>{note.wording}</dd>
            </div>
          )}
          {note.note !== '' && (
            <div>
              <dt>
                <Lock className="icon" size={13} aria-hidden /> Private note, not printed
              </dt>
              <dd>{note.note}</dd>
            </div>
          )}
        </dl>
      )}
    </>
  );
}

/** In the page's actions: opens both notes. */
export function NoteButton({ of }: { of: CodeKey }) {
  const desk = useDesk();
  return (
    <span className="page-action" title={`Write a note (${shortcutLabel('Mod+E', isMac)})`}>
      <Button aria-label="Note" onPress={() => desk.shelf.ask({ name: 'note', key: keyOf(of) })}>
        <NotebookPen className="icon" size={16} aria-hidden />
      </Button>
    </span>
  );
}
