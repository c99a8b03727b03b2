import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { countedCodes } from '../../app/counted-codes.ts';
import './welcome.css';

function Welcome() {
  const desk = useDesk();
  const leave = () => desk.changeSettings({ welcomeDismissed: true }).then(() => desk.refreshStatus());
  return (
    <div className="start">
      <h2>Welcome to Codetray</h2>
      <p>Find a procedure or diagnosis by its number or in words. The starter catalog is already searchable.</p>
      <p>Import the Medicare and ICD-10-CM release files of your office for every code, with the date that each value is from.</p>
      <p>Nothing leaves this computer: no account, no network.</p>
      <div className="start-actions">
        <Button
          look="main"
          onPress={() => {
            void leave();
            desk.openPlace({ kind: 'data' });
          }}
        >
          Import release files
        </Button>
        <Button
          onPress={() => {
            void leave();
            desk.backToField();
          }}
        >
          Start searching
        </Button>
      </div>
    </div>
  );
}

/** What stands beside the list before a code is open: the welcome at the first run, then a quiet line. */
export function StartPage() {
  const desk = useDesk();
  const status = useStore(desk.window, (state) => state.status);
  if (status === null) return null;
  if (status.firstRun) return <Welcome />;
  const { counts } = status.catalog;
  return (
    <div className="start start-quiet">
      <h2>Nothing opened yet</h2>
      <p>
        {countedCodes(counts)}. Type a code or words; <kbd>{shortcutLabel('F1', isMac)}</kbd>{' '}
        lists every key.
      </p>
    </div>
  );
}
