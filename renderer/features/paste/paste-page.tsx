import { FolderOpen, Mail, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { RadioChoice } from '../../ui/radio-choice.tsx';
import { DecidingQuestions } from './deciding-questions.tsx';
import { FoundList } from './found-list.tsx';
import { looksLikeSchedule } from './looks-like-schedule.ts';
import { foundRowId, pasteFieldId, scheduleRowId } from './paste-ids.ts';
import type { PasteState, ReadAs } from './paste-store.ts';
import { PasteText } from './paste-text.tsx';
import { ScheduleView } from './schedule-view.tsx';
import './paste.css';

/** The next text takes the place of the one that stands there. */
function focusWhole(field: HTMLElement | null): void {
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.select();
}

/** What was found, for those who do not see the list. */
function spoken({ rows, found, failure }: PasteState): string {
  if (failure !== null) return failure;
  if (found === null) return '';
  const count = (kind: string): number => rows.filter((row) => row.kind === kind).length;
  return `${String(count('code'))} codes in the text, ${String(count('operation'))} operations and ${String(count('diagnosis'))} diagnoses meant, ${String(found.questions.length)} questions`;
}

const readings: readonly { id: ReadAs; label: string }[] = [
  { id: 'note', label: 'Note or booking line' },
  { id: 'schedule', label: 'Schedule' },
];

/** F6 goes round: text, questions, what was found; of a schedule its text, columns and rows. */
function goRound(page: HTMLElement, back: boolean): void {
  const stops = ['.paste-field', '.deciding-option', '.found-main[tabindex="0"]', '.schedule-columns button', '.schedule-row[tabindex="0"]'].flatMap((selector) => page.querySelector<HTMLElement>(selector) ?? []);
  const groups = ['.paste-source', '.schedule-source', '.deciding-questions', '.found-rows', '.schedule-columns', '.schedule-grid'];
  const at = stops.findIndex((stop) => groups.some((group) => stop.closest(group) !== null && stop.closest(group) === document.activeElement?.closest(group)));
  stops[(at + (back ? stops.length - 1 : 1)) % stops.length]?.focus();
}

/** A text of the office on the left, its codes on the right. */
export function PastePage() {
  const desk = useDesk();
  const { paste } = desk;
  const page = useRef<HTMLElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const state = useStore(paste.store, (one) => one);
  const requests = useStore(desk.window, ({ pageFocusRequests }) => pageFocusRequests);
  const { text, rows, found, failure, refused, selected, readAs } = state;
  const isSchedule = readAs === 'schedule';
  const readFor = useStore(paste.schedule.store, (day) => (day.schedule === null ? null : day.readFor));
  const foundFor = isSchedule ? readFor : found === null ? null : state.foundFor;

  useEffect(() => {
    if (!desk.takePageFocus()) return;
    const wantsField = paste.takeWantedField();
    const now = paste.store.get();
    const at = now.rows.findIndex(({ id }) => id === now.selected);
    if (wantsField && now.text.trim() !== '' && !now.isFieldOpen) paste.openField(true);
    const row = wantsField ? null : document.getElementById(now.readAs === 'schedule' ? scheduleRowId(paste.schedule.store.get().at) : foundRowId(at));
    const field = document.getElementById(pasteFieldId);
    if (row !== null) row.focus();
    else if (field instanceof HTMLTextAreaElement) focusWhole(field);
    // The field of a schedule is drawn first.
    else requestAnimationFrame(() => focusWhole(document.getElementById(pasteFieldId)));
  }, [desk, paste, requests]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey || page.current === null) return;
    event.preventDefault();
    goRound(page.current, event.shiftKey);
  }

  return (
    <article ref={page} className="paste-page" aria-labelledby="paste-heading" data-found-for={foundFor === null ? 'nothing' : foundFor === text ? 'this' : 'before'} onKeyDown={onKeyDown}>
      <header className="paste-head">
        <Button look="quiet" place="paste-back" onPress={() => desk.backToList()}>
          Back to the list
        </Button>
        <h1 id="paste-heading" tabIndex={-1}>
          Paste
        </h1>
        <div className="paste-reading">
          <RadioChoice label="Read as" choices={readings} selected={readAs} onSelect={(id) => paste.readTextAs(id === 'schedule' ? 'schedule' : 'note')} />
        </div>
        <div className="paste-actions">
          <input
            ref={chooser}
            type="file"
            className="unseen"
            tabIndex={-1}
            aria-hidden
            accept=".txt,.text,.csv,.tsv,.md,text/*"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file can be chosen again.
              event.currentTarget.value = '';
              if (file !== undefined) void paste.putFile(file);
            }}
          />
          <Button onPress={() => chooser.current?.click()}>
            <FolderOpen className="icon" size={16} aria-hidden /> Open a text file
          </Button>
          {!isSchedule && (
            <Button isDisabled={found === null || state.foundFor !== text} onPress={() => runCommand(desk, 'paste.mail')} title="A draft in your mail program, with the text as it stands here and its codes">
              <Mail className="icon" size={16} aria-hidden /> Ask somebody
            </Button>
          )}
          <Button
            isDisabled={text === ''}
            onPress={() => {
              paste.clear();
              document.getElementById(pasteFieldId)?.focus();
            }}
          >
            <X className="icon" size={16} aria-hidden /> Clear
          </Button>
        </div>
      </header>
      {refused !== null && (
        <p className="paste-refused" role="alert">
          {refused} What stood in the field is still there.
        </p>
      )}
      {isSchedule ? (
        <ScheduleView />
      ) : (
        <div className="paste-columns">
          <section className="paste-source" aria-label="Text">
            <PasteText />
            {looksLikeSchedule(text) && (
              <p className="paste-offer">
                This may be a table with one case a line.{' '}
                <Button look="link" onPress={() => paste.readTextAs('schedule')}>
                  Read it as a schedule
                </Button>
              </p>
            )}
            <p id="paste-kept" className="paste-kept">
              The text stays on this computer and is not saved.
            </p>
          </section>
          <section className="paste-found" aria-label="Found">
            <p className="unseen" role="status">
              {spoken(state)}
            </p>
            {failure !== null && <p className="paste-failure">{failure}</p>}
            {found === null && failure === null && <p className="paste-empty">What is found stands here: each code checked, and the words that led to it marked in the text.</p>}
            {found !== null && rows.length === 0 && <p className="paste-empty">No code stands in this text, and its words name no operation or diagnosis of the catalog.</p>}
            <DecidingQuestions />
            <FoundList />
            {selected !== null && (
              <p className="paste-keys">
                <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> reads the code, <kbd>1</kbd> to <kbd>9</kbd> answer, <kbd>Backspace</kbd> takes back
              </p>
            )}
          </section>
        </div>
      )}
    </article>
  );
}
