import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import type { FoundRow } from './found-rows.ts';
import { FoundRowView } from './found-row.tsx';
import { foundRowId } from './paste-ids.ts';

const headings: readonly (readonly [kind: FoundRow['kind'], words: string])[] = [
  ['code', 'Codes in the text'],
  ['operation', 'Operations that the words mean'],
  ['diagnosis', 'Diagnoses that the words mean'],
];

/** Pixels of the row that shall not end at the very edge. */
function bringIntoSight(index: number): void {
  document.getElementById(foundRowId(index))?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

/** What was found, best first. One stop of the keyboard: the arrows go from row to row, digits answer the first open question. */
export function FoundList() {
  const desk = useDesk();
  const { paste } = desk;
  const rows = useStore(paste.store, (state) => state.rows);
  const selected = useStore(paste.store, (state) => state.selected);
  const at = rows.findIndex(({ id }) => id === selected);
  /** Known by itself: the row that has the keyboard may be one that an answer takes away or moves. */
  const hasKeyboard = useRef(false);

  useLayoutEffect(() => {
    const row = document.getElementById(foundRowId(at));
    if (hasKeyboard.current && row !== null && row.closest('li')?.contains(document.activeElement) !== true) row.focus({ preventScroll: true });
  }, [rows, at]);
  useEffect(() => {
    if (at >= 0) bringIntoSight(at);
  }, [at]);

  function moveTo(index: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[next];
    if (row === undefined) return;
    paste.select(row.id);
    document.getElementById(foundRowId(next))?.focus({ preventScroll: true });
  }

  function answerWith(digit: number): boolean {
    const question = paste.store.get().found?.questions[0];
    const option = question?.options[digit - 1];
    if (question === undefined || option === undefined) return false;
    paste.answer(question, option);
    return true;
  }

  function takeBackLast(): void {
    const last = paste.store.get().answered.at(-1);
    if (last !== undefined) paste.takeBack(last.text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isOnRow = event.target instanceof Element && event.target.matches('.found-main');
    const row = rows[at];
    if (event.key === 'ArrowDown') moveTo(at + 1);
    else if (event.key === 'ArrowUp') moveTo(at - 1);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(rows.length - 1);
    else if (event.key === 'Enter' && isOnRow) {
      if (row?.hasPage === true) desk.openPlace({ kind: 'code', key: row.key });
    } else if (event.key === 'Backspace') takeBackLast();
    else if (/^[1-9]$/.test(event.key)) answerWith(Number(event.key));
    else return;
    event.preventDefault();
  }

  return (
    <div
      className="found-rows"
      onKeyDown={onKeyDown}
      onFocus={() => {
        hasKeyboard.current = true;
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        hasKeyboard.current = currentTarget.contains(relatedTarget);
      }}
    >
      {headings.map(([kind, words]) => {
        const part = rows.flatMap((row, index) => (row.kind === kind ? [{ row, index }] : []));
        if (part.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`found-${kind}`}>
            <h2 id={`found-${kind}`} className="found-heading">
              {words} <span className="found-count">{part.length}</span>
            </h2>
            <ul>
              {part.map(({ row, index }) => (
                <FoundRowView key={row.id} row={row} index={index} isSelected={index === at} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
