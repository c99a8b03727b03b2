import { useEffect, useState } from 'react';
import type { CodeKey } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { keyText } from '../search/list-items.ts';
import './compare.css';

interface Choice {
  key: CodeKey;
  title: string;
}

const choicesShown = 8;

/** The codes that one most likely means: the family of the page, then the other tabs, then what was open last. */
function useLikely(): Choice[] {
  const desk = useDesk();
  const page = useStore(desk.page.store, (state) => state.page);
  const tabs = useStore(desk.tabs.store, (state) => state.tabs);
  const recents = useStore(desk.library.store, (state) => state.recents);
  if (page === null) return [];
  const family = page.family.state === 'data' ? page.family.rows.filter((row) => row.title !== null) : [];
  const all: Choice[] = [
    ...family.map((row) => ({ key: { system: page.system, code: row.code }, title: row.difference })),
    ...tabs.flatMap(({ history, title }) => {
      const place = currentPlace(history);
      return place.kind === 'code' ? [{ key: place.key, title }] : [];
    }),
    ...recents.map((one) => ({ key: { system: one.system, code: one.code }, title: one.title })),
  ];
  const byKey = new Map(all.toReversed().map((choice) => [keyText(choice.key), choice]));
  byKey.delete(keyText(page));
  return [...new Set(all.map((choice) => keyText(choice.key)))].flatMap((key) => byKey.get(key) ?? []).slice(0, choicesShown);
}

function ChooseOther({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const page = useStore(desk.page.store, (state) => state.page);
  const likely = useLikely();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Choice[]>([]);
  const wanted = text.trim();

  useEffect(() => {
    if (wanted === '') return;
    let isOld = false;
    void desk.bridge.call('search.query', { text: wanted, limit: choicesShown + 1 }).then((result) => {
      if (!isOld && result.ok) setFound(result.value.results.map((hit) => ({ key: { system: hit.system, code: hit.code }, title: hit.title })));
    });
    return () => {
      isOld = true;
    };
  }, [desk, wanted]);

  if (page === null) return null;
  const choices = (wanted === '' ? likely : found).filter((choice) => keyText(choice.key) !== keyText(page)).slice(0, choicesShown);

  function choose(choice: Choice | undefined): void {
    if (choice === undefined || page === null) return;
    onClose();
    desk.compare([{ system: page.system, code: page.code }, choice.key]);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose(choices[0]);
      }}
    >
      <p className="filter">
        <label htmlFor="compare-other">
          Compare <span className="code">{page.code}</span> with
        </label>
        <input id="compare-other" className="text-field" value={text} maxLength={80} autoComplete="off" autoFocus placeholder="Code or words" onChange={(event) => setText(event.currentTarget.value)} />
      </p>
      <ul className="compare-choices" aria-label={wanted === '' ? 'Codes nearby' : 'Codes found'}>
        {choices.map((choice) => (
          <li key={keyText(choice.key)}>
            <Button look="quiet" onPress={() => choose(choice)}>
              <span className="code">{choice.key.code}</span>
              <span className="compare-choice-title">{choice.title}</span>
            </Button>
          </li>
        ))}
      </ul>
      {wanted !== '' && choices.length === 0 && <p className="quiet">Nothing found for {wanted}.</p>}
      <p className="soft">Enter takes the first.</p>
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

/** Asks for the second code of a comparison. */
export function CompareDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'compare');
  const close = () => desk.window.set({ dialog: null });
  return (
    <Dialog title="Compare two codes" isOpen={isOpen} onClose={close}>
      <ChooseOther onClose={close} />
    </Dialog>
  );
}
