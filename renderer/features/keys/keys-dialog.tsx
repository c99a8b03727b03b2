import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { commandGroups, type CommandGroup } from '../../../electron/contract/window.ts';
import { commands, readingKeys } from '../../app/commands.ts';
import { shelfKeys } from '../bookmarks/bookmark-commands.ts';
import { trayKeys } from '../tray/tray-commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import type { Desk } from '../../app/desk.ts';
import { isMac, type Shortcut } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { stopWhileItScrolls } from '../../ui/scroll-stop.ts';
import { useKeptCatalog } from '../data/use-kept-catalog.ts';
import { createFinder } from '../palette/find-by-words.ts';
import { ShortcutKeys } from '../palette/shortcut-keys.tsx';
import './keys.css';

interface KeyEntry {
  group: CommandGroup;
  keys: readonly Shortcut[];
  words: string;
  alsoCalled?: string;
  wordsNow?(desk: Desk): string;
}

const entries: readonly KeyEntry[] = [
  ...readingKeys.map((one): KeyEntry => ({ group: 'Find', ...one })),
  ...commands.filter(({ keys }) => keys.length > 0),
  ...shelfKeys.map((one): KeyEntry => ({ group: 'Bookmarks', ...one })),
  ...trayKeys.map((one): KeyEntry => ({ group: 'Trays', ...one })),
];
const find = createFinder(entries, isMac);

function KeyGroup({ group, entries: inGroup }: { group: CommandGroup; entries: readonly KeyEntry[] }) {
  const desk = useDesk();
  // The way between two catalogs is named by where it leads.
  useKeptCatalog();
  return (
    <section>
      <h3>{group}</h3>
      <dl>
        {inGroup.map(({ keys, words, wordsNow }) => (
          <div key={words} className="key-line">
            <dt>
              <ShortcutKeys keys={keys} />
            </dt>
            <dd>{wordsNow?.(desk) ?? words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function KeyList() {
  const [text, setText] = useState('');
  const found = find(text);
  return (
    <>
      <TextField className="keys-find" autoFocus value={text} onChange={setText}>
        <Label>Find a key</Label>
        <Input className="text-field" placeholder="print, back, Ctrl+D" maxLength={60} />
      </TextField>
      <p className="unseen" role="status">
        {text === '' ? '' : found.length === 1 ? '1 key' : `${found.length} keys`}
      </p>
      <div ref={stopWhileItScrolls} className="keys-room" role="region" aria-label="Keys">
        <div className="key-groups">
          {commandGroups
            .map((group) => ({ group, entries: found.filter((entry) => entry.group === group) }))
            .filter((one) => one.entries.length > 0)
            .map((one) => (
              <KeyGroup key={one.group} {...one} />
            ))}
        </div>
        {found.length === 0 && <p className="soft">No key has these words.</p>}
      </div>
    </>
  );
}

/** F1: every key of the window, from the same list that runs them. */
export function KeysDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'keys');
  const close = () => desk.window.set({ dialog: null });
  return (
    <Dialog title="Keyboard shortcuts" width="wide" isOpen={isOpen} onClose={close}>
      <p className="soft">When this box is closed, you can type anywhere: the letters go to the search field.</p>
      <KeyList />
      <div className="dialog-actions">
        <Button onPress={close}>Close</Button>
      </div>
    </Dialog>
  );
}
