import { useState, type FormEvent } from 'react';
import type { TrayChange } from '../../../electron/contract/index.ts';
import { noAuthorisation } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { newTrayName, type TrayDialog as Asked } from './tray-store.ts';

const titles: Readonly<Record<Asked['name'], string>> = {
  new: 'New tray',
  rename: 'Rename the tray',
  copy: 'Duplicate the tray',
  template: 'Save as a template',
  begin: 'Begin a tray from the template',
};
const verbs: Readonly<Record<Asked['name'], string>> = { new: 'Make the tray', rename: 'Rename', copy: 'Duplicate', template: 'Save the template', begin: 'Begin' };

/** The name of a tray: the one thing that all of these ask. */
function NameDialog({ asked }: { asked: Asked }) {
  const desk = useDesk();
  const { trays: all } = desk.trays.store.get();
  const tray = asked.name === 'new' ? null : (all.find(({ id }) => id === asked.id) ?? null);
  const [name, setName] = useState(() => {
    if (asked.name === 'new' || asked.name === 'begin') return newTrayName(all);
    if (asked.name === 'copy') return `${tray?.name ?? ''}, copy`.slice(0, 80);
    return tray?.name ?? '';
  });
  const [error, setError] = useState<string | null>(null);
  const close = () => desk.trays.ask(null);

  function wish(named: string): TrayChange | null {
    if (asked.name === 'new') {
      const locality = desk.window.get().settings?.locality ?? null;
      return { kind: 'add', tray: { name: named, dateOfService: null, place: 'outpatient', locality, zip: null, payer: '', authorisation: noAuthorisation, isTemplate: false, lines: [] } };
    }
    if (tray === null) return null;
    if (asked.name === 'rename') return { kind: 'set', id: tray.id, content: { name: named } };
    return { kind: 'copy', id: tray.id, name: named, isTemplate: asked.name === 'template' || (asked.name === 'copy' && tray.isTemplate) };
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const named = name.trim();
    if (named === '') {
      setError('A tray needs a name.');
      return;
    }
    const change = wish(named);
    if (change === null) return;
    const said = { new: `${named} made`, rename: `Renamed to ${named}`, copy: `${named} made`, template: `Template ${named} saved`, begin: `${named} begun` }[asked.name];
    const done = await desk.trays.change(change, said);
    if (done === null) return;
    close();
    // A template is made beside the tray that is worked on; whatever else is made is worked on next.
    if (asked.name !== 'rename' && asked.name !== 'template' && done.changed !== null) desk.openPlace({ kind: 'tray', id: done.changed });
  }

  return (
    <Dialog title={titles[asked.name]} isOpen onClose={close}>
      <form
        className="dialog-form"
        onSubmit={(event) => void save(event)}
        // The name is an offer: the first letter replaces it.
        onFocus={({ target }) => {
          if (target instanceof HTMLInputElement) target.select();
        }}
      >
        <TextField label="Name" description="After the operation, as the office says it; never after a patient." value={name} onChange={setName} maxLength={80} autoFocus error={error} />
        <div className="dialog-actions">
          <Button look="main" type="submit">
            {verbs[asked.name]}
          </Button>
          <Button onPress={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

export function TrayDialog() {
  const desk = useDesk();
  const asked = useStore(desk.trays.store, (state) => state.dialog);
  return asked === null ? null : <NameDialog asked={asked} />;
}
