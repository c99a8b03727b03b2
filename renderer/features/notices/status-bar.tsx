import { Check } from 'lucide-react';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { releasesInUse } from '../data/releases-in-use.ts';

const hints: readonly [string, string][] = [
  ['Enter', 'read'],
  ['Mod+D', 'bookmark'],
  ['Mod+C', 'copy'],
  ['Mod+P', 'print'],
  ['F1', 'keys'],
];

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
      <ul className="status-hints" aria-label="Keys" data-covered={message !== null}>
        {hints.map(([key, word]) => (
          <li key={key}>
            <kbd>{shortcutLabel(key, isMac)}</kbd> {word}
          </li>
        ))}
      </ul>
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
