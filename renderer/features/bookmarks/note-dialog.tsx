import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { CodeKey } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { keyText } from '../search/list-items.ts';
import { keyOf } from './shelf.ts';

/** Two texts on a code that must not be taken for each other: one that the office shows, and one that stays here. */
export function NoteDialog({ of }: { of: CodeKey }) {
  const desk = useDesk();
  const kept = desk.library.store.get().notes.find((one) => keyText(one) === keyText(of));
  const [wording, setWording] = useState(kept?.wording ?? '');
  const [note, setNote] = useState(kept?.note ?? '');

  async function save(): Promise<void> {
    const isSame = wording.trim() === (kept?.wording ?? '') && note.trim() === (kept?.note ?? '');
    if (isSame || (await desk.shelf.change({ kind: 'note', key: keyOf(of), wording: wording.trim(), note: note.trim() }))) desk.shelf.close();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  }

  return (
    <Dialog title={`Note on ${of.code}`} isOpen onClose={() => desk.shelf.close()}>
      <form className="dialog-form" onSubmit={onSubmit} onKeyDown={onKeyDown}>
        <TextField
          label="Office wording"
          description="How the office says this code. It stands on the page, on paper and in every export."
          value={wording}
          onChange={setWording}
          rows={3}
          maxLength={2000}
          autoFocus
        />
        <TextField
          label="Private note"
          description="For this computer alone: never printed, and exported only when asked for."
          value={note}
          onChange={setNote}
          rows={5}
          maxLength={10_000}
        />
        <div className="dialog-actions">
          <Button look="main" type="submit">
            Save
          </Button>
          <Button onPress={() => desk.shelf.close()}>Cancel</Button>
          <span className="soft dialog-hint">
            <kbd>{shortcutLabel('Mod+Enter', isMac)}</kbd> saves
          </span>
        </div>
      </form>
    </Dialog>
  );
}
