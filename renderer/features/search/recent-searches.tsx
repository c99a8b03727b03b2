import { X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { focusSearchField, recentSearchesId } from '../../app/focus.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { shorten } from '../../ui/format.ts';
import './filter-row.css';

/** As many as stand in one line of a wide window. */
const shown = 8;

/** Under the empty field: what was searched last. One stop of the keyboard; the arrows go from one to the next, Delete removes. */
export function RecentSearches() {
  const desk = useDesk();
  const texts = useStore(desk.recentSearches.store, (state) => state.texts).slice(0, shown);
  const [at, setAt] = useState(0);
  const row = useRef<HTMLDivElement>(null);
  const current = Math.min(at, texts.length - 1);

  function search(text: string): void {
    desk.type(text);
    focusSearchField(false);
  }

  function focusChip(index: number): void {
    const next = Math.max(0, Math.min(texts.length - 1, index));
    setAt(next);
    row.current?.querySelectorAll<HTMLElement>('.chip')[next]?.focus();
  }

  function remove(text: string): void {
    const isLast = texts.length === 1;
    void desk.recentSearches.forget(text).then(() => (isLast ? focusSearchField(false) : focusChip(Math.min(current, texts.length - 2))));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const text = texts[current];
    if (event.key === 'ArrowRight') focusChip(current + 1);
    else if (event.key === 'ArrowLeft') focusChip(current - 1);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') focusSearchField(false);
    else if (event.key === 'Delete' && text !== undefined) remove(text);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={row} id={recentSearchesId} className="filter-chips" role="toolbar" aria-label="Searched last" onKeyDown={onKeyDown}>
      <span className="recent-hint" aria-hidden>Searched last <kbd>↑</kbd></span>
      {texts.map((text, index) => (
        <span key={text} className="chip-pair" data-selected="true">
          <Button look="quiet" place="chip recent-chip" tabIndex={index === current ? 0 : -1} onPress={() => search(text)} title="Delete removes it">
            <span className="chip-label">{shorten(text)}</span>
          </Button>
          <Button look="quiet" place="chip-remove recent-chip" tabIndex={-1} aria-label={`Remove ${shorten(text)}`} onPress={() => remove(text)}>
            <X className="icon" size={14} aria-hidden />
          </Button>
        </span>
      ))}
    </div>
  );
}
