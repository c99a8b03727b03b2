import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LetterheadSettings } from './letterhead-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { OfficeSettings } from './office-settings.tsx';
import { OfficeWords } from './office-words.tsx';
import { PatientSettings } from './patient-settings.tsx';
import { SheetSettings } from './sheet-settings.tsx';
import './settings.css';

/** What a person chooses once; every choice shows at once and is kept. */
export function SettingsDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'settings');
  const settings = useStore(desk.window, (state) => state.settings);
  const close = () => desk.window.set({ dialog: null });
  return (
    <Dialog title="Settings" isOpen={isOpen} onClose={close}>
      {settings === null ? (
        <p>The settings cannot be read at the moment. Searching, reading and printing work without them.</p>
      ) : (
        <div className="settings">
          <LookSettings settings={settings} />
          <OfficeSettings settings={settings} />
          <OfficeWords />
          <LetterheadSettings />
          <SheetSettings settings={settings} />
          <PatientSettings settings={settings} />
        </div>
      )}
      <div className="dialog-actions">
        <Button onPress={close}>Close</Button>
      </div>
    </Dialog>
  );
}
