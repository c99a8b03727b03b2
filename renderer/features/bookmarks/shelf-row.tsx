import { Bookmark, Eye, Folder, Lock, Quote, Tag, TriangleAlert } from 'lucide-react';
import type { BookmarkChange } from '../../../electron/contract/index.ts';
import { bookmarkColourNames } from '../../../electron/contract/window.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatCount } from '../../ui/format.ts';
import { changeHeadline } from './change-headline.ts';
import { ColourWord } from './colour-mark.tsx';
import type { ShelfRow } from './shelf.ts';

export interface ShelfRowFacts {
  /** The folder's name stands on rows of a list that shows more than one folder. */
  showsFolder: boolean;
  showsOpened: boolean;
  /** Recent codes: which of them are bookmarked. */
  showsBookmarked: boolean;
}

/** What a screen reader says of a row: the same facts in the same order. */
export function rowInWords(row: ShelfRow, { showsFolder, showsOpened, showsBookmarked }: ShelfRowFacts): string {
  const { bookmark } = row;
  const facts = [
    `${row.key.code} ${row.title}`,
    bookmark?.change == null ? null : changeInOneLine(bookmark.change),
    !row.inCatalog && bookmark?.change == null ? 'Not in this catalog' : null,
    showsBookmarked && bookmark !== null ? 'Bookmarked' : null,
    showsFolder && row.folder !== null ? `in ${row.folder.name}` : null,
    bookmark?.colour == null ? null : bookmarkColourNames[bookmark.colour],
    ...(bookmark?.tags.map((tag) => `tag ${tag}`) ?? []),
    row.note === null ? null : `note: ${row.note.wording === '' ? row.note.note : row.note.wording}`,
    showsOpened ? openedInWords(row.opened) : null,
  ];
  return facts.filter((fact) => fact !== null).join(', ');
}

function openedInWords(opened: number): string {
  return opened === 1 ? 'opened once' : `opened ${formatCount(opened)} times`;
}

function changeInOneLine(change: BookmarkChange): string {
  return change.words.length === 0 ? changeHeadline(change) : `${changeHeadline(change)}: ${change.words.join(' ')}`;
}

/** Code, title, the office's wording, and what marks the row; the same shape as a result. */
export function ShelfRowBody({ row, facts }: { row: ShelfRow; facts: ShelfRowFacts }) {
  const { bookmark, note } = row;
  const tags = bookmark?.tags ?? [];
  const colour = bookmark?.colour ?? null;
  const isMissing = !row.inCatalog && bookmark?.change == null;
  const hasBadges =
    colour !== null || tags.length > 0 || isMissing || facts.showsOpened || (facts.showsFolder && row.folder !== null) || (facts.showsBookmarked && bookmark !== null);
  return (
    <>
      <span className="code list-code">{row.key.code}</span>
      <span className="list-body">
        <span className="list-title">{row.title}</span>
        {bookmark?.change != null && (
          <span className="list-line shelf-change">
            <TriangleAlert className="icon" size={13} aria-hidden /> {changeInOneLine(bookmark.change)}
          </span>
        )}
        {note !== null && note.wording !== '' && (
          <span className="list-line shelf-note" title={note.wording}>
            <Quote className="icon" size={12} aria-hidden /> {note.wording}
          </span>
        )}
        {note !== null && note.note !== '' && (
          <span className="list-line shelf-note" title={note.note}>
            <Lock className="icon" size={12} aria-hidden /> {note.note}
          </span>
        )}
        {hasBadges && (
          <span className="list-badges">
            {isMissing && <Badge icon={TriangleAlert} word="Not in this catalog" tone="warning" />}
            {facts.showsBookmarked && bookmark !== null && row.folder === null && <Badge icon={Bookmark} word="Bookmarked" tone="accent" />}
            {facts.showsFolder && row.folder !== null && <Badge icon={Folder} word={row.folder.name} />}
            {colour !== null && <ColourWord colour={colour} />}
            {tags.map((tag) => (
              <Badge key={tag} icon={Tag} word={tag} />
            ))}
            {facts.showsOpened && <Badge icon={Eye} word={openedInWords(row.opened)} />}
          </span>
        )}
      </span>
    </>
  );
}
