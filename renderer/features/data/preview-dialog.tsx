import { Check, CircleHelp, Clock, Equal, Sparkles, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { ImportPreview, PreviewFile } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Badge, type BadgeProps } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { stopWhileItScrolls } from '../../ui/scroll-stop.ts';
import { endSentence, filesInWords, halvesSentence, standingSentence } from './preview-words.ts';
import { dayOf } from './releases-in-use.ts';
import './data.css';

const standings: Readonly<Record<PreviewFile['standing'], { icon: LucideIcon; word: string; tone: NonNullable<BadgeProps['tone']> }>> = {
  new: { icon: Sparkles, word: 'New', tone: 'done' },
  newer: { icon: Sparkles, word: 'Newer', tone: 'done' },
  same: { icon: Equal, word: 'Same release', tone: 'plain' },
  older: { icon: Clock, word: 'Older', tone: 'warning' },
  loaded: { icon: Check, word: 'Loaded already', tone: 'plain' },
  unknown: { icon: CircleHelp, word: 'Release not stated', tone: 'warning' },
};

function FileLine({ file }: { file: PreviewFile }) {
  const dates = [
    file.effectiveFrom === null ? null : `in force from ${formatDate(file.effectiveFrom)}`,
    file.releasedOn === null ? null : `released ${formatDate(file.releasedOn)}`,
    `about ${formatCount(file.roughRows)} rows`,
  ].filter((part) => part !== null);
  const standing = standings[file.standing];
  const end = endSentence(file, dayOf(new Date()));
  const halves = halvesSentence(file);
  return (
    <li className="preview-file">
      <p className="preview-title">{file.title}</p>
      <p className="data-file">{file.file}</p>
      <p>
        {dates.join(', ').replace(/^./, (letter) => letter.toUpperCase())}.
        {(file.releaseBasis === 'file-name' || file.releaseBasis === 'folder-name') && ' The release is read from the name.'}
      </p>
      <p>
        {file.otherFormOf === null ? (
          <>
            <Badge icon={standing.icon} word={standing.word} tone={standing.tone} /> {standingSentence(file)}
          </>
        ) : (
          <>
            <Badge icon={Equal} word="Other form" /> Compared row by row with {file.otherFormOf}, whose rows are used.
          </>
        )}
      </p>
      {halves !== null && (
        <p>
          <Badge icon={TriangleAlert} word="Far fewer rows" tone="warning" /> {halves}
        </p>
      )}
      {end !== null && file.otherFormOf === null && (
        <p>
          <Badge icon={TriangleAlert} word="Ended" tone="warning" /> {end}
        </p>
      )}
    </li>
  );
}

function Found({ found }: { found: ImportPreview }) {
  const desk = useDesk();
  const noticeSeen = useStore(desk.window, (state) => state.settings?.codeTextNoticeSeen ?? true);
  const close = () => desk.importer.dismiss();
  const canImport = found.files.length > 0;
  // What may be a mistake is not started by the Enter that only meant to close the list.
  const isDoubtful = found.files.some((file) => file.halvesRows !== null);
  return (
    <>
      <div ref={stopWhileItScrolls} className="preview-scroll" role="group" aria-label="Files found">
        {!canImport && found.refused.length === 0 && <p>None of these files is one that Codetray reads. The running catalog is unchanged.</p>}
        <ul>
          {found.files.map((file) => (
            <FileLine key={file.file} file={file} />
          ))}
          {found.refused.map(({ file, error }) => (
            <li key={file} className="preview-file">
              <p className="preview-title">{file}</p>
              <p>
                <Badge icon={X} word="Cannot be used" tone="stop" /> {error.message}
              </p>
            </li>
          ))}
        </ul>
        {found.unrecognised.length > 0 && (
          <Disclosure title={`${filesInWords(found.unrecognised.length)} not recognised`} level={3} isOpenAtFirst={!canImport}>
            <ul className="preview-unread">
              {found.unrecognised.map(({ file, reason }) => (
                <li key={file}>
                  <span className="report-name">{file}</span> <span className="soft">{reason}</span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
      {!noticeSeen && found.files.some((file) => file.holdsCodeText) && (
        <p className="preview-notice">
          <TriangleAlert className="icon" size={14} aria-label="Note:" /> These files contain CPT descriptors, which are copyright of the American Medical Association. Load them only if your office
          has the right to use them.
        </p>
      )}
      <div className="dialog-actions">
        {canImport && (
          <Button look="main" autoFocus={!isDoubtful} onPress={() => void desk.importer.confirm()}>
            Import {filesInWords(found.files.length)}
            {isDoubtful && ' anyway'}
          </Button>
        )}
        <Button autoFocus={!canImport || isDoubtful} onPress={close}>
          {canImport ? 'Cancel' : 'Close'}
        </Button>
      </div>
    </>
  );
}

/** Lists what was found in the chosen files and folders before anything starts. */
export function PreviewDialog() {
  const desk = useDesk();
  const preview = useStore(desk.importer.store, (state) => state.preview);
  const close = () => desk.importer.dismiss();
  return (
    <Dialog title={preview?.found != null ? 'Files found' : 'Looking at the files'} isOpen={preview !== null} onClose={close}>
      {preview?.found != null ? (
        <Found found={preview.found} />
      ) : (
        <>
          <p className="data-file preview-looking">{preview?.file ?? 'Opening'}</p>
          <div className="dialog-actions">
            <Button autoFocus onPress={close}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
