import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { formatShownOfTotal, shorten } from '../../ui/format.ts';
import { EmptyList } from './empty-list.tsx';
import { listBoxId, optionId } from './list-ids.ts';
import { keyText, type ListContent } from './list-items.ts';
import { ListRow } from './list-row.tsx';
import { useListContent } from './use-list-content.ts';

/** More than fit into the list at 720 px height. */
const firstRows = 12;

const headings = { results: 'Results', bookmarks: 'Bookmarks', recent: 'Recent' } as const;

/** "12 of 340", and for what was corrected. */
function useCount(content: ListContent): { count: string; note: string | null } {
  const desk = useDesk();
  const answer = useStore(desk.search.store, (state) => state.answer);
  if (content.shows !== 'results') return { count: content.items.length === 0 ? '' : String(content.items.length), note: null };
  if (answer === null || answer.results.length === 0) return { count: '', note: null };
  return {
    count: formatShownOfTotal(answer.results.length, answer.total, answer.totalIsCapped),
    note: answer.correctedTo === null ? null : `Nothing for "${shorten(answer.query)}"; showing "${answer.correctedTo}"`,
  };
}

/**
 * False until the content has rested a moment. The rows in sight are drawn at once, the rest when nobody types: a keystroke
 * never waits for rows below the fold, and the frame that shows it does not lay them out.
 */
function useSettled(content: ListContent): boolean {
  const [settled, setSettled] = useState<ListContent | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(content), 150);
    return () => clearTimeout(timer);
  }, [content]);
  return settled === content;
}

/** The list column: results while typing, bookmarks or recent codes otherwise; all rows work alike. */
export function ListPane() {
  const desk = useDesk();
  const content = useListContent();
  const active = useStore(desk.window, (state) => state.active);
  const answerFor = useStore(desk.search.store, (state) => state.answerFor);
  const bookmarked = useStore(desk.library.store, (state) => state.bookmarked);
  const { count, note } = useCount(content);
  const isSettled = useSettled(content);
  const rows = isSettled || active >= firstRows ? content.items : content.items.slice(0, firstRows);
  const isSearch = content.shows === 'results';

  const list = useRef<HTMLUListElement>(null);
  const isScrolled = useRef(false);
  const shownContent = useRef(content);

  useEffect(() => {
    const isNew = shownContent.current !== content;
    shownContent.current = content;
    if (!isNew || active > 0) {
      if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
      return;
    }
    // A new list starts at its top. Asking where its first row stands would lay it out at once, before its frame does.
    if (isScrolled.current && list.current !== null) list.current.scrollTop = 0;
    isScrolled.current = false;
  }, [active, content]);

  const spoken =
    content.items.length === 0
      ? isSearch && answerFor.trim() !== '' ? 'No results' : ''
      : `${headings[content.shows]}: ${count}${note === null ? '' : `. ${note}`}`;

  return (
    <section className="list-pane" aria-labelledby="list-heading" data-answer-for={isSearch ? answerFor : undefined}>
      <div className="list-head">
        <h2 id="list-heading">{headings[content.shows]}</h2>
        <span className="list-count">{count}</span>
      </div>
      {note !== null && <p className="list-note">{note}</p>}
      <p className="unseen" role="status">
        {spoken}
      </p>
      {content.items.length === 0 ? (
        <EmptyList shows={content.shows} />
      ) : (
        <ul
          ref={list}
          id={listBoxId}
          className="list-rows"
          role="listbox"
          aria-label={headings[content.shows]}
          onScroll={() => {
            isScrolled.current = true;
          }}
        >
          {rows.map((item, index) => (
            <ListRow
              key={keyText(item.key)}
              item={item}
              index={index}
              isActive={index === active}
              isBookmarked={content.shows !== 'bookmarks' && bookmarked.has(keyText(item.key))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
