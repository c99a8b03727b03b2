import { Check, CircleHelp, TriangleAlert, X } from 'lucide-react';
import type { ImportedFile, ImportReport } from '../../../electron/contract/index.ts';
import { wayBetween } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatCount, formatSeconds } from '../../ui/format.ts';
import { catalogInWords } from './catalog-words.ts';
import { filesInWords } from './preview-words.ts';
import { useKeptCatalog } from './use-kept-catalog.ts';

/** Rejected rows drawn; all of them are in the saved report. */
const shownRejections = 200;

function summary(report: ImportReport, isInUse: boolean): string {
  const rows = report.files.reduce((sum, file) => sum + (file.sameContentAs === null ? file.rowsKept : 0), 0);
  if (!report.changed) return 'The catalog already had all of it; nothing changed.';
  const { counts } = report.catalog;
  const feeRows = report.files.reduce((sum, file) => sum + (file.kind === 'pfs-relative-values' && file.sameContentAs === null ? file.rowsKept : 0), 0);
  const several = feeRows > counts.cpt + counts.hcpcs ? ' There are more rows than codes: a code can have one for the whole service and one for each of its parts (modifiers 26, TC and 53).' : '';
  return `${formatCount(rows)} rows from ${filesInWords(report.files.length)} in ${formatSeconds(report.seconds)}. The catalog ${isInUse ? 'now holds' : 'of this import holds'} ${formatCount(counts.codes)} codes.${several}`;
}

function FileLine({ file }: { file: ImportedFile }) {
  return (
    <li className="report-file">
      <div className="report-file-head">
        <Badge icon={Check} word="Imported" tone="done" />
        <span className="report-name">{file.file}</span>
      </div>
      <p>
        Release {file.release}: {formatCount(file.rowsKept)} of {formatCount(file.rowsRead)} rows kept
        {file.rejected.length > 0 && `, ${formatCount(file.rejected.length)} rejected`}, {formatSeconds(file.seconds)}.
        {file.sameContentAs !== null && ` Same content as ${file.sameContentAs}.`}
      </p>
      {file.warnings.map((warning) => (
        <p key={warning} className="report-warning">
          <TriangleAlert className="icon" size={14} aria-label="Note:" /> {warning}
        </p>
      ))}
      {file.rejected.length > 0 && (
        <Disclosure title={`${formatCount(file.rejected.length)} rejected rows`} level={4}>
          <ul className="report-rejected">
            {file.rejected.slice(0, shownRejections).map((row) => (
              <li key={row.line}>
                Line {row.line}: {row.reason}
              </li>
            ))}
            {file.rejected.length > shownRejections && <li>and {formatCount(file.rejected.length - shownRejections)} more, in the saved report</li>}
          </ul>
        </Disclosure>
      )}
    </li>
  );
}

/** What an import did: what was kept, what was rejected and why, what was refused, what nobody knew. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const desk = useDesk();
  const running = useStore(desk.window, (state) => state.status?.catalog ?? null);
  const kept = useKeptCatalog();
  const { version } = report.catalog;
  const isInUse = running === null || running.version === version;
  const way = running === null ? null : wayBetween(running, kept);

  async function save(): Promise<void> {
    const saved = await desk.bridge.call('import.saveReport');
    if (!saved.ok) desk.notices.report(saved.error);
    else if (saved.value.path !== null) desk.notices.say(`Saved ${saved.value.path}`);
  }

  async function copy(): Promise<void> {
    const text = await desk.bridge.call('import.reportText');
    if (!text.ok) desk.notices.report(text.error);
    else if (await desk.copyText(text.value)) desk.notices.say('Report copied');
  }

  return (
    <div className="report">
      <h3 className="report-head" tabIndex={-1}>{report.files.length === 0 ? 'Nothing was imported' : isInUse ? 'Import finished' : 'Imported, but not in use'}</h3>
      {!isInUse && (
        <p className="report-warning">
          <TriangleAlert className="icon" size={14} aria-label="Note:" /> In use now is {catalogInWords(running)}.
          {running.previousVersion === version ? ' What this import brought is kept beside it.' : ' What this import brought is not kept any more; import the files again to use them.'}
        </p>
      )}
      <p>{summary(report, isInUse)}</p>
      <ul>
        {report.files.map((file) => (
          <FileLine key={file.file} file={file} />
        ))}
        {report.refused.map(({ file, error }) => (
          <li key={file} className="report-file">
            <div className="report-file-head">
              <Badge icon={X} word="Refused" tone="stop" />
              <span className="report-name">{file}</span>
            </div>
            <p>{error.message}</p>
          </li>
        ))}
        {report.unrecognised.map(({ file, reason }) => (
          <li key={file} className="report-file">
            <div className="report-file-head">
              <Badge icon={CircleHelp} word="Not recognised" tone="warning" />
              <span className="report-name">{file}</span>
            </div>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
      <div className="data-actions">
        {report.changed && isInUse && running?.previousVersion != null && <Button onPress={() => desk.window.set({ dialog: 'changes' })}>What changed</Button>}
        <Button onPress={() => void save()}>Save the report</Button>
        <Button onPress={() => void desk.preview.open({ document: 'import-report' })}>Print the report</Button>
        <Button onPress={() => void copy()}>Copy the report</Button>
        {way !== null && report.files.length > 0 && running?.previousVersion != null && (isInUse || running.previousVersion === version) && (
          <Button onPress={() => desk.window.set({ dialog: 'rollback' })}>{way.title}</Button>
        )}
      </div>
    </div>
  );
}
