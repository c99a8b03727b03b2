import { useEffect, useRef, useState } from 'react';
import type { LibraryImportMode } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { OneOf } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount } from '../../ui/format.ts';
import { stopWhileItScrolls } from '../../ui/scroll-stop.ts';
import type { ImportOutcome } from './library-store.ts';

const modes = [
  { id: 'merge' as const, label: 'Add to what is here', description: 'Codes that are bookmarked already take the folder, colour, tags and notes of the file.' },
  { id: 'replace' as const, label: 'Replace what is here', description: 'All bookmarks, folders and notes give way to those of the file.' },
];

/** Rejected lines that are shown; the rest is counted, and all are copied. */
const shownLines = 100;

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  const desk = useDesk();
  const head = useRef<HTMLParagraphElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { added, updated, rejected } = outcome;
  const lines = rejected.map(({ line, reason }) => `Line ${line}: ${reason}`);
  return (
    <>
      <div className="import-outcome">
        <p ref={head} tabIndex={-1} className="import-sentence">
          {formatCount(added)} added, {formatCount(updated)} updated, {formatCount(rejected.length)} rejected. {shortcutLabel('Mod+Z', isMac)} takes the import back as a whole.
        </p>
        {rejected.length > 0 && (
          <ul ref={stopWhileItScrolls} className="rejected-lines" aria-label="Rejected lines">
            {lines.slice(0, shownLines).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {lines.length > shownLines && <li>and {formatCount(lines.length - shownLines)} more</li>}
          </ul>
        )}
      </div>
      <div className="dialog-actions">
        <Button look="main" onPress={() => desk.shelf.close()}>
          Close
        </Button>
        {rejected.length > 0 && (
          <Button onPress={() => void desk.copyText(lines.join('\n')).then((done) => done && desk.notices.say('Rejected lines copied'))}>Copy the rejected lines</Button>
        )}
      </div>
    </>
  );
}

/** How a file of bookmarks comes in, and what came of it. */
export function ImportDialog() {
  const desk = useDesk();
  const [mode, setMode] = useState<LibraryImportMode>('merge');
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);

  async function read(): Promise<void> {
    const result = await desk.library.importFrom(mode);
    if (result === null) return;
    setOutcome(result);
    desk.notices.say('Bookmarks imported');
  }

  return (
    <Dialog title="Import bookmarks" isOpen onClose={() => desk.shelf.close()}>
      {outcome !== null ? (
        <Outcome outcome={outcome} />
      ) : (
        <>
          <div className="dialog-form">
            <p className="soft">A JSON or CSV file that Codetray wrote, or a CSV with the columns system and code.</p>
            <OneOf label="Bookmarks of the file" choices={modes} selected={mode} onSelect={setMode} />
          </div>
          <div className="dialog-actions">
            <Button autoFocus look="main" onPress={() => void read()}>
              Choose the file
            </Button>
            <Button onPress={() => desk.shelf.close()}>Cancel</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
