import { commandGroups } from '../../../electron/contract/window.ts';
import { commands, readingKeys } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel, type Shortcut } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './keys.css';

function KeyLine({ keys, words }: { keys: readonly Shortcut[]; words: string }) {
  return (
    <div className="key-line">
      <dt>
        {keys.map((key, position) => (
          <span key={key}>
            {position > 0 && ' / '}
            <kbd>{shortcutLabel(key, isMac)}</kbd>
          </span>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}

/** F1: every key of the window, from the same list that runs them. */
export function KeysDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'keys');
  const close = () => desk.window.set({ dialog: null });
  const groups = commandGroups.filter((group) => commands.some((command) => command.group === group && command.keys.length > 0));
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={close}>
      <p className="soft">Type anywhere: the letters go to the search field.</p>
      <div className="key-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {group === 'Find' && readingKeys.map((one) => <KeyLine key={one.words} {...one} />)}
              {commands
                .filter((command) => command.group === group && command.keys.length > 0)
                .map((command) => (
                  <KeyLine key={command.id} keys={command.keys} words={command.words} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="dialog-actions">
        <Button autoFocus onPress={close}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
