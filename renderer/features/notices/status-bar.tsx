import { Check } from 'lucide-react';
import type { Source } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';

const hints: readonly [string, string][] = [
  ['Enter', 'read'],
  ['Mod+D', 'bookmark'],
  ['Mod+C', 'copy'],
  ['Mod+P', 'print'],
  ['F1', 'keys'],
];

const shortNames: Partial<Record<Source['kind'], string>> = {
  'starter-facts': 'Starter',
  'pfs-relative-values': 'PFS',
  'icd10cm-order': 'ICD-10-CM',
  'ncci-ptp-practitioner': 'NCCI',
  'opps-addendum-b': 'OPPS',
};

/** "PFS October 2025, ICD-10-CM FY2025": the newest release of each kind, in the order of the list above. */
export function loadedReleases(sources: readonly Source[]): string {
  const words: string[] = [];
  for (const [kind, name] of Object.entries(shortNames)) {
    const newest = sources
      .filter((source) => source.kind === kind && source.release !== 'unknown')
      .sort((one, other) => other.release.localeCompare(one.release))[0];
    if (newest === undefined) continue;
    words.push(`${name} ${newest.releaseLabel.replace(new RegExp(`^${name} `), '')}`);
  }
  // The starter's own date matters only while nothing newer is loaded.
  return (words.length > 1 ? words.filter((word) => !word.startsWith('Starter')) : words).join(', ');
}

export function StatusBar() {
  const desk = useDesk();
  const message = useStore(desk.notices.store, (state) => state.message);
  const sources = useStore(desk.window, (state) => state.status?.catalog.sources);
  const isRunning = useStore(desk.importer.store, (state) => state.isRunning);
  const rows = useStore(desk.importer.store, (state) => state.progress?.rows ?? 0);
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
          Importing, {formatCount(rows)} rows
        </Button>
      )}
      <Button look="link" place="status-releases" onPress={() => desk.openPlace({ kind: 'data' })}>
        {sources === undefined ? '' : loadedReleases(sources) || 'Data'}
      </Button>
    </footer>
  );
}
