import { X } from 'lucide-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import type { OfficeWord } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** The office's own abbreviations: each is searched as what it stands for. */
export function OfficeWords() {
  const desk = useDesk();
  const words = useStore(desk.library.store, (state) => state.words);
  const [word, setWord] = useState('');
  const [meaning, setMeaning] = useState('');
  /** The entry that is being changed; null for a new one. */
  const [changed, setChanged] = useState<OfficeWord | null>(null);
  const [canUndo, setCanUndo] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();

  function clear(): void {
    setWord('');
    setMeaning('');
    setChanged(null);
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (word.trim() === '' || meaning.trim() === '') return;
    if (!(await desk.library.change({ kind: 'word-set', word: word.trim(), meaning: meaning.trim(), before: changed?.word ?? null }))) return;
    clear();
    setCanUndo(true);
    form.current?.querySelector('input')?.focus();
  }

  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>Abbreviations of the office</h3>
      <p className="soft">Searched as what they stand for, before anything else that is known of the word. They go with the bookmarks when those are exported as json.</p>
      {words.length > 0 && (
        <ul className="office-words">
          {words.map((one) => (
            <li key={one.word}>
              <span className="office-word">{one.word}</span>
              <span>{one.meaning}</span>
              <Button
                look="quiet"
                aria-label={`Change ${one.word}`}
                onPress={() => {
                  setWord(one.word);
                  setMeaning(one.meaning);
                  setChanged(one);
                  form.current?.querySelector('input')?.focus();
                }}
              >
                Change
              </Button>
              <Button
                look="quiet"
                aria-label={`Remove ${one.word}`}
                onPress={() => void desk.library.change({ kind: 'word-remove', word: one.word }).then((isDone) => { if (isDone) setCanUndo(true); })}
              >
                <X className="icon" size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form ref={form} className="office-word-form" onSubmit={(event) => void save(event)}>
        <TextField label="Abbreviation" value={word} onChange={setWord} maxLength={40} />
        <TextField label="Stands for" value={meaning} onChange={setMeaning} maxLength={200} />
        <Button type="submit" isDisabled={word.trim() === '' || meaning.trim() === ''}>{changed === null ? 'Add' : 'Save'}</Button>
        {changed !== null && <Button look="quiet" onPress={clear}>Cancel</Button>}
        {canUndo && changed === null && <Button look="quiet" onPress={() => { setCanUndo(false); void desk.library.step('undo'); }}>Undo</Button>}
      </form>
    </section>
  );
}
