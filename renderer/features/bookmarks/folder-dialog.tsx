import { useState, type FormEvent } from 'react';
import type { BookmarkColour, CodeKey } from '../../../electron/contract/index.ts';
import { bookmarkColourNames, bookmarkColours } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { OneOf } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { codesInWords } from './change-words.ts';
import { ColourPatch } from './colour-mark.tsx';
import { putInFolder } from './put-in-folder.ts';

const colourChoices = [
  { id: 'none' as const, label: 'None' },
  ...bookmarkColours.map((colour) => ({ id: colour, label: bookmarkColourNames[colour], mark: <ColourPatch colour={colour} /> })),
];

/** Name and colour of a folder: a new one when `id` is null, into which `keys` go once it is made. */
export function FolderDialog({ id, keys }: { id: number | null; keys: readonly CodeKey[] }) {
  const desk = useDesk();
  const { shelf, library } = desk;
  const folder = library.store.get().folders.find((one) => one.id === id);
  const [name, setName] = useState(folder?.name ?? '');
  const [colour, setColour] = useState<BookmarkColour | null>(folder?.colour ?? null);
  const [error, setError] = useState<string | null>(null);
  const title = folder === undefined ? (keys.length === 0 ? 'New folder' : `New folder for ${codesInWords(keys)}`) : `Folder ${folder.name}`;

  async function make(): Promise<boolean> {
    const before = new Set(library.store.get().folders.map((one) => one.id));
    if (!(await shelf.change({ kind: 'folder-add', name: name.trim(), colour }))) return false;
    const made = library.store.get().folders.find((one) => !before.has(one.id));
    if (made === undefined) return true;
    if (keys.length > 0) return putInFolder(desk, keys, made.id);
    desk.showList('bookmarks', made.id);
    return true;
  }

  async function alter(of: number): Promise<boolean> {
    if (name.trim() !== folder?.name && !(await shelf.change({ kind: 'folder-rename', id: of, name: name.trim() }))) return false;
    return colour === folder?.colour || shelf.change({ kind: 'folder-colour', id: of, colour });
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') {
      setError('A folder needs a name.');
      return;
    }
    if (library.store.get().folders.some((one) => one.id !== id && one.name.toLowerCase() === name.trim().toLowerCase())) {
      setError('There is a folder of this name already.');
      return;
    }
    if (await (id === null ? make() : alter(id))) shelf.close();
  }

  return (
    <Dialog title={title} isOpen onClose={() => shelf.close()}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <TextField label="Name" value={name} onChange={setName} maxLength={80} autoFocus error={error} />
        <div className="colour-choices">
          <OneOf label="Colour" choices={colourChoices} selected={colour ?? 'none'} onSelect={(chosen) => setColour(chosen === 'none' ? null : chosen)} />
        </div>
        <div className="dialog-actions">
          <Button look="main" type="submit">
            {id === null ? 'Make the folder' : 'Save'}
          </Button>
          <Button onPress={() => shelf.close()}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
