import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { SearchHit, Tray } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { shorten } from '../../ui/format.ts';
import { enteredLines, isTrayCode, lineOf } from './entered-codes.ts';

const mostOffers = 7;
const listId = 'tray-add-list';
export const addCodeId = 'tray-add';

function optionId(index: number): string {
  return `tray-add-${index}`;
}

/** Codes are put on the tray as they are typed; words are looked up, and the arrows choose (combobox pattern, active descendant). */
export function AddCode({ tray }: { tray: Tray }) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [offers, setOffers] = useState<{ of: string; hits: readonly SearchHit[] } | null>(null);
  const [active, setActive] = useState(0);
  const newest = useRef(0);
  const lines = enteredLines(text);
  const hits = lines === null && text.trim() !== '' ? (offers?.hits ?? []) : [];
  const isAnswered = offers?.of === text;

  useEffect(() => {
    const mine = ++newest.current;
    if (text.trim() === '' || enteredLines(text) !== null) return;
    void desk.bridge.call('search.query', { text, limit: mostOffers, systems: ['CPT', 'HCPCS'] }).then((answer) => {
      if (mine !== newest.current || !answer.ok) return;
      setOffers({ of: text, hits: answer.value.results.filter(isTrayCode) });
      setActive(0);
    });
  }, [desk, text]);

  function clear(): void {
    setText('');
    setOffers(null);
  }

  async function putHit(hit: SearchHit | undefined): Promise<void> {
    if (hit === undefined) return;
    clear();
    await desk.trays.add(tray.id, [lineOf(hit.code)]);
  }

  async function enter(): Promise<void> {
    if (lines !== null) {
      clear();
      await desk.trays.add(tray.id, lines);
      // The rows of an older text are not what Enter means.
    } else if (isAnswered) await putHit(hits[active]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter') void enter();
    else if (event.key === 'ArrowDown' && hits.length > 0) setActive((active + 1) % hits.length);
    else if (event.key === 'ArrowUp' && hits.length > 0) setActive((active + hits.length - 1) % hits.length);
    else if (event.key === 'Escape' && text !== '') clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="tray-add">
      <label className="labelled-name" htmlFor={addCodeId}>
        Add a code or words
      </label>
      <input
        id={addCodeId}
        className="text-field"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(hits.length > 0 ? { 'aria-activedescendant': optionId(active) } : {})}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        placeholder="27393-50, or hamstring lengthening"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} className="tray-add-list" role="listbox" aria-label="Codes for the words" hidden={hits.length === 0}>
        {hits.map((hit, index) => (
          <li key={`${hit.system} ${hit.code}`} id={optionId(index)} role="option" aria-selected={index === active} className="select-option" data-focused={index === active || undefined} onMouseDown={(event) => event.preventDefault()} onClick={() => void putHit(hit)}>
            <span className="code">{hit.code}</span> {hit.title}
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {lines === null && text.trim() !== '' && isAnswered && hits.length === 0 && `No procedure or supply is found for \u201c${shorten(text)}\u201d.`}
      </p>
    </div>
  );
}
