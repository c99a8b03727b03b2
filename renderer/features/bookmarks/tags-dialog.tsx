import { useState, type FormEvent } from 'react';
import type { CodeKey } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { keyText } from '../search/list-items.ts';
import { codesInWords } from './change-words.ts';
import { keyOf } from './shelf.ts';

/** The tags of one or several bookmarks: those in use to tick, and a field for new ones, with commas between them. */
export function TagsDialog({ keys }: { keys: readonly CodeKey[] }) {
  const desk = useDesk();
  const { bookmarks } = desk.library.store.get();
  const wanted = new Set(keys.map(keyText));
  const chosen = bookmarks.filter((one) => wanted.has(keyText(one)));
  const known = [...new Set(bookmarks.flatMap((one) => one.tags))].sort((one, other) => one.localeCompare(other));
  /** Tags that were ticked or cleared here; the others stay as they are on each code. */
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [text, setText] = useState('');

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const typed = text.split(/[,;]/).map((tag) => tag.trim()).filter((tag) => tag !== '');
    const add = [...new Set([...typed, ...[...ticked].filter(([, isOn]) => isOn).map(([tag]) => tag)])];
    const remove = [...ticked].filter(([tag, isOn]) => !isOn && !typed.includes(tag)).map(([tag]) => tag);
    if ((add.length === 0 && remove.length === 0) || (await desk.shelf.change({ kind: 'tag', keys: keys.map(keyOf), add, remove }))) desk.shelf.close();
  }

  return (
    <Dialog title={`Tags of ${codesInWords(keys)}`} isOpen onClose={() => desk.shelf.close()}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <TextField label="Add tags" description="With commas between them." value={text} onChange={setText} maxLength={400} autoFocus />
        {known.length > 0 && (
          <div role="group" aria-label="Tags in use" className="tag-choices">
            {known.map((tag) => {
              const having = chosen.filter((one) => one.tags.includes(tag)).length;
              const isOn = ticked.get(tag) ?? having === chosen.length;
              return (
                <Checkbox
                  key={tag}
                  isSelected={isOn}
                  isIndeterminate={!ticked.has(tag) && having > 0 && having < chosen.length}
                  onChange={(now) => setTicked(new Map([...ticked, [tag, now]]))}
                >
                  {tag}
                </Checkbox>
              );
            })}
          </div>
        )}
        <div className="dialog-actions">
          <Button look="main" type="submit">
            Save
          </Button>
          <Button onPress={() => desk.shelf.close()}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
