import { isMac, shortcutLabel, type Shortcut } from '../../app/keys.ts';

/** "Ctrl+D / F2" as keys. */
export function ShortcutKeys({ keys }: { keys: readonly Shortcut[] }) {
  return keys.map((key, position) => (
    <span key={key}>
      {position > 0 && ' / '}
      <kbd>{shortcutLabel(key, isMac)}</kbd>
    </span>
  ));
}
