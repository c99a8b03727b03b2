import { useEffect, useMemo, useRef, type ClipboardEvent, type DragEvent } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { pasteFieldId } from './paste-ids.ts';
import { textSegments } from './text-marks.ts';

/**
 * The field, over a sheet with the same words in the same places: a field alone can mark nothing. The sheet makes the height, the
 * frame around both scrolls.
 */
export function PasteText() {
  const desk = useDesk();
  const { paste } = desk;
  const { text, found, foundFor, rows, selected, hovered, readAs } = useStore(paste.store, (state) => state);
  const sheet = useRef<HTMLDivElement>(null);
  const shown = rows.find(({ id }) => id === (hovered ?? selected)) ?? null;
  // Of a schedule each line says itself what was found in it.
  const isRead = text === foundFor && readAs === 'note';
  const segments = useMemo(() => textSegments(text, isRead ? (found?.codesFound ?? []) : [], isRead ? (shown?.spans ?? []) : []), [text, isRead, found, shown]);

  useEffect(() => {
    // Where the keyboard stands in the text the reader is; from the list the words are brought into sight.
    if (document.activeElement?.id === pasteFieldId) return;
    sheet.current?.querySelector('[data-shown="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, isRead]);

  /** Judged before the browser lays it out, and before what stands there gives way. */
  function mayTake(added: string, field: HTMLTextAreaElement): boolean {
    return paste.mayHold(text.slice(0, field.selectionStart) + added + text.slice(field.selectionEnd));
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const pasted = event.clipboardData.getData('text/plain');
    const field = event.currentTarget;
    const isWhole = field.selectionEnd - field.selectionStart === text.length;
    if (!mayTake(pasted, field)) event.preventDefault();
    else if (isWhole && pasted.replaceAll(/\r\n?/g, '\n') === text) {
      // The field would see no change: whoever pastes the text again wants it read as it was the first time.
      event.preventDefault();
      paste.put(text);
    } else if (pasted !== '') paste.pasted(isWhole);
  }

  function onDrop(event: DragEvent<HTMLTextAreaElement>): void {
    if (!event.dataTransfer.types.includes('Files') && !mayTake(event.dataTransfer.getData('text/plain'), event.currentTarget)) event.preventDefault();
  }

  return (
    <div className="paste-frame">
      <div className="paste-grown">
        <div ref={sheet} className="paste-sheet" aria-hidden>
          {segments.map(({ start, text: words, code, isShown }) =>
            code === null && !isShown ? words : (
              <mark key={start} className="paste-mark" data-code={code ?? undefined} data-shown={isShown}>
                {words}
              </mark>
            ),
          )}
          {'\n'}
        </div>
        <textarea
          id={pasteFieldId}
          className="paste-field"
          aria-label="Text to look for codes in"
          aria-describedby="paste-kept"
          placeholder={'Paste a booking line, an order or an operative note here,\nor drop a text file.\n\nhamstring lengthening, both legs, 27393-50, G80.1'}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={text}
          onChange={(event) => paste.type(event.currentTarget.value)}
          onPaste={onPaste}
          onDrop={onDrop}
        />
      </div>
    </div>
  );
}
