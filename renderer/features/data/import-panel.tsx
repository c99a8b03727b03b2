import { FileUp, FolderOpen } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ImportProgressView } from './import-progress.tsx';
import { ImportReportView } from './import-report.tsx';

const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** Bring in files: by button, by dropping them on the window, with a list before, progress, Cancel and a report. */
export function ImportPanel() {
  const desk = useDesk();
  const isRunning = useStore(desk.importer.store, (state) => state.isRunning);
  const report = useStore(desk.importer.store, (state) => state.report);
  const last = useStore(desk.importer.store, (state) => state.last);
  const failure = useStore(desk.importer.store, (state) => state.failure);
  useEffect(() => {
    // An import in a window of before, or by the command, left its report.
    if (!isRunning) void desk.importer.loadLast();
  }, [desk, isRunning]);
  const panel = useRef<HTMLElement>(null);
  const wasRunning = useRef(isRunning);
  useLayoutEffect(() => {
    if (wasRunning.current === isRunning) return undefined;
    wasRunning.current = isRunning;
    if (isRunning) return takeFocusAfterDialog(panel.current);
    takeFocusAtEnd(panel.current);
    return undefined;
  }, [isRunning]);

  return (
    <section ref={panel} className="data-part" aria-labelledby="data-import">
      <h2 id="data-import">Import</h2>
      <p className="data-hint">
        Choose release files, the release zip or its folder, or drop them anywhere on this window. Files are recognised by their content and listed before anything starts. The running catalog
        stays until the new one is verified.
      </p>
      <div className="data-actions">
        <Button look="main" isDisabled={isRunning} onPress={() => void desk.importer.choose('files')}>
          <FileUp className="icon" size={16} aria-hidden />
          Choose files
        </Button>
        <Button isDisabled={isRunning} onPress={() => void desk.importer.choose('folder')}>
          <FolderOpen className="icon" size={16} aria-hidden />
          Choose a folder
        </Button>
      </div>
      {isRunning && <ImportProgressView />}
      <div role="status">
        {failure !== null && (
          <div className="report report-failed">
            <h3 className="report-head" tabIndex={-1}>
              {failure.code === 'cancelled' ? 'Import cancelled' : 'Nothing was imported'}
            </h3>
            <p>{failure.message}</p>
            {failure.code !== 'cancelled' && (
              <Button onPress={() => void desk.copyText(`${failure.code}: ${failure.detail ?? failure.message}`)}>Copy details</Button>
            )}
          </div>
        )}
        {report !== null && <ImportReportView report={report} />}
      </div>
      {report === null && !isRunning && last !== null && (
        <Disclosure title={`Report of the last import, ${moment.format(new Date(last.endedAt))}`} level={3}>
          <ImportReportView report={last.report} />
        </Disclosure>
      )}
    </section>
  );
}

/**
 * An import begins by a button of a dialog, which is gone: the heading of the progress gets the keyboard. Two frames later, because
 * the dialog gives it back to where it was before; but not when somebody has gone on with key or mouse meanwhile.
 */
function takeFocusAfterDialog(panel: HTMLElement | null): () => void {
  const settled = new AbortController();
  const once = { capture: true, signal: settled.signal };
  for (const hand of ['keydown', 'pointerdown']) window.addEventListener(hand, () => { settled.abort(); }, once);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (!settled.signal.aborted) focusHead(panel);
    settled.abort();
  }));
  return () => { settled.abort(); };
}

/**
 * Cancel is gone when the import is over: the heading of the report gets the keyboard, unless somebody works elsewhere. At once: a
 * dialog that closed a moment ago still gives the keyboard back when nothing has it, and would take it to the field.
 */
function takeFocusAtEnd(panel: HTMLElement | null): void {
  const active = document.activeElement;
  if (active === null || active === document.body || active.id === 'data-heading' || panel?.contains(active) === true) focusHead(panel);
}

function focusHead(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>('.import-stage, .report-head')?.focus();
}
