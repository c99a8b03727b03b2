import { lazy, Suspense, useEffect, useRef } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { focusSearchField } from '../../app/focus.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatShownOfTotal, shorten } from '../../ui/format.ts';
import { ChosenActions } from './chosen-actions.tsx';
import { EmptyList } from './empty-list.tsx';
import { codeInWords } from './filter-words.ts';
import { listBoxId, optionId } from './list-ids.ts';
import { keyText, type ListContent } from './list-items.ts';
import { ListRow } from './list-row.tsx';
import { isNarrowed, rowsShown } from './search-store.ts';
import { useListContent } from './use-list-content.ts';

// Nobody has asked anything in the first picture.
const AnswerBox = lazy(() => import('../ask/answer-box.tsx').then(({ AnswerBox: component }) => ({ default: component })));

const headings = { results: 'Results', bookmarks: 'Bookmarks', recent: 'Recent' } as const;

/** "12 of 340", and for what was corrected. */
function useCount(content: ListContent): { count: string; note: string | null } {
  const desk = useDesk();
  const answer = useStore(desk.search.store, (state) => state.answer);
  const isExact = useStore(desk.search.store, (state) => state.isExact);
  if (content.shows !== 'results') return { count: content.items.length === 0 ? '' : String(content.items.length), note: null };
  if (answer === null || answer.results.length === 0) return { count: '', note: null };
  return {
    count: formatShownOfTotal(rowsShown(answer), answer.total, answer.totalIsCapped),
    note: isExact ? `Exactly "${shorten(answer.query)}"` : answer.correctedTo === null ? null : `Nothing for "${shorten(answer.query)}"; showing "${answer.correctedTo}"`,
  };
}

/** What was read as something else, and the way back to what was typed. */
function SpellingNote({ note }: { note: string }) {
  const desk = useDesk();
  const isExact = useStore(desk.search.store, (state) => state.isExact);
  const query = useStore(desk.search.store, (state) => state.answer?.query ?? '');
  return (
    <p className="list-note">
      {note}.{' '}
      <Button look="link" onPress={() => { desk.search.setExact(!isExact); desk.backToField(); }}>
        {isExact ? 'Correct the spelling' : <>Search exactly &ldquo;{shorten(query)}&rdquo;</>}
      </Button>{' '}
      <kbd>{shortcutLabel('F3', isMac)}</kbd>
    </p>
  );
}

/** The list column: results while typing, bookmarks or recent codes otherwise; all rows work alike. */
export function ListPane() {
  const desk = useDesk();
  const content = useListContent();
  const active = useStore(desk.window, (state) => state.active);
  const chosen = useStore(desk.window, (state) => state.chosen);
  const answerFor = useStore(desk.search.store, (state) => state.answerFor);
  const bookmarked = useStore(desk.library.store, (state) => state.bookmarked);
  const folderNames = useStore(desk.library.store, (state) => state.folderNames);
  const { count, note } = useCount(content);
  const filters = useStore(desk.search.store, (state) => state.filters);
  const offers = useStore(desk.search.store, (state) => state.offers);
  const answer = useStore(desk.search.store, (state) => state.answer);
  const isSearch = content.shows === 'results';
  const said = useStore(desk.asking.store, (state) => state.answer?.answer ?? null);

  const list = useRef<HTMLUListElement>(null);
  const isScrolled = useRef(false);
  const listName = `${content.shows} ${isSearch ? answerFor : ''}`;
  /** Empty until rows stand: a list that has just come stands at its top. */
  const shownList = useRef('');

  useEffect(() => {
    // Rows that are added below leave the reader where he is.
    const isNew = shownList.current !== listName;
    shownList.current = listName;
    if (!isNew || active > 0) {
      if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
      return;
    }
    // A new list starts at its top. Asking where its first row stands would lay it out at once, before its frame does.
    if (isScrolled.current && list.current !== null) list.current.scrollTop = 0;
    isScrolled.current = false;
  }, [active, listName]);

  const left = answer?.withoutFilters ?? 0;
  const nothingSpoken = left > 0 ? `No ${codeInWords(filters, offers)} code among ${String(left)} results` : 'No results';
  const marked = isSearch ? content.items[active] : undefined;
  const spoken =
    chosen.size > 0 ? `${chosen.size} chosen` :
    content.items.length === 0
      ? isSearch && answerFor.trim() !== '' ? nothingSpoken : ''
      : `${headings[content.shows]}: ${count}${isSearch && isNarrowed(filters) ? `, only ${codeInWords(filters, offers)}` : ''}${note === null ? '' : `. ${note}`}`;

  return (
    <section className="list-pane" aria-labelledby="list-heading" data-answer-for={isSearch ? answerFor : undefined}>
      <div className="list-head">
        <h2 id="list-heading">{headings[content.shows]}</h2>
        {chosen.size > 0 ? <ChosenActions count={chosen.size} /> : <span className="list-count">{count}</span>}
      </div>
      {isSearch && answer?.scope !== undefined && <p className="list-scope">Only in {answer.scope}</p>}
      {note !== null && <SpellingNote note={note} />}
      <p className="unseen" role="status">
        {spoken}
      </p>
      <p className="unseen" role="status">
        {said}
      </p>
      {said !== null && isSearch && (
        <Suspense fallback={null}>
          <AnswerBox />
        </Suspense>
      )}
      {content.items.length === 0 ? (
        <EmptyList shows={content.shows} />
      ) : (
        <ul
          ref={list}
          id={listBoxId}
          className="list-rows"
          role="listbox"
          // The field is its keyboard: a list that scrolls would be a second stop that does nothing.
          tabIndex={-1}
          onFocus={() => focusSearchField(false)}
          aria-label={headings[content.shows]}
          aria-multiselectable={isSearch}
          onScroll={() => {
            isScrolled.current = true;
          }}
        >
          {content.items.map((item, index) => (
            <ListRow
              // By place: a row takes the next answer's words, which is half the work of taking it away and drawing another.
              key={index}
              item={item}
              index={index}
              isChosen={chosen.size > 0 ? chosen.has(keyText(item.key)) : index === active}
              isCursor={chosen.size > 0 && index === active}
              bookmark={content.shows !== 'bookmarks' && bookmarked.has(keyText(item.key)) ? (folderNames.get(keyText(item.key)) ?? '') : null}
            />
          ))}
        </ul>
      )}
      {/* Below the rows and always as high: a row that grew would move the next one away from under the mouse. */}
      {isSearch && content.items.length > 0 && <p className="list-why">{marked?.why == null ? '' : `Why: ${marked.why}`}</p>}
    </section>
  );
}
