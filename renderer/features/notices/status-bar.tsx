import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { commandOf, runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isPageFocused } from '../../app/focus.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { releasesInUse } from '../data/releases-in-use.ts';
import type { Offer } from './notice-store.ts';

const hints: readonly [string, string][] = [
  ['Enter', 'read'],
  ['Mod+D', 'bookmark'],
  ['Mod+C', 'copy'],
  ['Mod+P', 'print'],
  ['F1', 'keys'],
];

/** While the keyboard is in the page: where Enter led, and the way back. */
const pageHints: readonly [string, string][] = [
  ['Escape', 'back to the list'],
  ['ArrowDown', 'scroll'],
  ['Mod+D', 'bookmark'],
  ['Mod+P', 'print'],
  ['F1', 'keys'],
];

/** Beside a text: its own keys stand below what was found. */
const pasteHints: readonly [string, string][] = [
  ['Escape', 'back to the list'],
  ['F6', 'text, questions, found'],
  ['Mod+D', 'bookmark'],
  ['Mod+C', 'copy'],
  ['F1', 'keys'],
];

/** Redraws the line alone, and only when the keyboard comes into the page or leaves it. */
function usePageFocus(): boolean {
  const [isInPage, setIsInPage] = useState(isPageFocused);
  useEffect(() => {
    const look = () => setIsInPage(isPageFocused());
    window.addEventListener('focusin', look);
    return () => window.removeEventListener('focusin', look);
  }, []);
  return isInPage;
}

function Hints({ isCovered }: { isCovered: boolean }) {
  const desk = useDesk();
  const isPaste = useStore(desk.window, ({ history }) => currentPlace(history).kind === 'paste');
  const shown = usePageFocus() ? (isPaste ? pasteHints : pageHints) : hints;
  return (
    <ul className="status-hints" aria-label="Keys" data-covered={isCovered}>
      {shown.map(([key, word]) => (
        <li key={key}>
          <kbd>{shortcutLabel(key, isMac)}</kbd> {word}
        </li>
      ))}
    </ul>
  );
}

/** The same button for one sentence after the other: a keyboard that stands on it stays there. */
function OfferButton({ offer }: { offer: Offer }) {
  const desk = useDesk();
  const [key = ''] = commandOf(offer).keys;
  return (
    <Button place="status-offer" onPress={() => runCommand(desk, offer)}>
      {offer === 'edit.undo' ? 'Undo' : 'Redo'} <kbd>{shortcutLabel(key, isMac)}</kbd>
    </Button>
  );
}

export function StatusBar() {
  const desk = useDesk();
  const message = useStore(desk.notices.store, (state) => state.message);
  const sources = useStore(desk.window, (state) => state.status?.catalog.sources);
  const isRunning = useStore(desk.importer.store, (state) => state.isRunning);
  const rows = useStore(desk.importer.store, (state) => state.progress?.rows ?? 0);
  const releases = sources === undefined ? '' : releasesInUse(sources, new Date());
  return (
    <footer className="status-bar">
      <div className="status-message" role="status" data-shown={message !== null}>
        {message !== null && (
          <span key={message.id}>
            <Check className="icon" size={14} aria-hidden /> {message.text}
          </span>
        )}
      </div>
      {message !== null && message.offers !== null && <OfferButton offer={message.offers} />}
      <Hints isCovered={message !== null} />
      {isRunning && (
        <Button look="link" onPress={() => desk.openPlace({ kind: 'data' })}>
          {rows === 0 ? 'Importing' : `Importing, ${formatCount(rows)} rows`}
        </Button>
      )}
      <Button look="link" place="status-releases" title={releases} onPress={() => desk.openPlace({ kind: 'data' })}>
        {sources === undefined ? '' : releases || 'Data'}
      </Button>
    </footer>
  );
}
