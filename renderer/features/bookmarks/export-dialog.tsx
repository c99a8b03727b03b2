import { useState } from 'react';
import type { LibraryExport } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, OneOf } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';

const formats = [
  { id: 'json' as const, label: 'JSON', description: 'Everything, for another Codetray or for keeping.' },
  { id: 'csv' as const, label: 'CSV', description: 'One line a bookmark, for other programs.' },
  { id: 'spreadsheet' as const, label: 'CSV for a spreadsheet', description: 'Opens well in Excel and LibreOffice; codes stay text.' },
];

/** What goes into the file; where it goes is asked by the system's dialog. */
export function ExportDialog() {
  const desk = useDesk();
  const { folders } = desk.library.store.get();
  const [format, setFormat] = useState<LibraryExport['format']>('json');
  const [folder, setFolder] = useState(String(desk.shelf.store.get().folderId ?? 'all'));
  const [withNotes, setWithNotes] = useState(false);

  async function write(): Promise<void> {
    const written = await desk.library.exportTo({ format, folderId: folder === 'all' ? null : Number(folder), withNotes });
    if (written === null) return;
    desk.shelf.close();
    desk.notices.say(`${written.bookmarks === 1 ? 'One bookmark' : `${formatCount(written.bookmarks)} bookmarks`} exported to ${written.path}`);
  }

  return (
    <Dialog title="Export bookmarks" isOpen onClose={() => desk.shelf.close()}>
      <div className="dialog-form">
        <Select
          label="What"
          choices={[{ id: 'all', label: 'All bookmarks' }, ...folders.map((one) => ({ id: String(one.id), label: one.name }))]}
          selected={folder}
          onSelect={setFolder}
        />
        <OneOf label="Format" choices={formats} selected={format} onSelect={setFormat} />
        <Checkbox isSelected={withNotes} onChange={setWithNotes}>
          With private notes
          <span className="choice-description">The office wording is always in the file.</span>
        </Checkbox>
      </div>
      <div className="dialog-actions">
        <Button autoFocus look="main" onPress={() => void write()}>
          Choose where to save
        </Button>
        <Button onPress={() => desk.shelf.close()}>Cancel</Button>
      </div>
    </Dialog>
  );
}
