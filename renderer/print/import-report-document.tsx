import type { ImportedFile, ImportReportPrint } from '../../electron/contract/index.ts';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';
import { Section } from './section.tsx';

/** Rejected rows of a file on paper; all of them are in the saved report. */
const printedRejections = 500;

/** What an import did, file by file: what was kept, what was rejected and why, what was refused, what nobody knew. */
export function ImportReportDocument({ document }: { document: ImportReportPrint }) {
  const { endedAt, report } = document.last;
  return (
    <main className="summary" lang="en">
      <article className="sheet import-report" data-sheet="import-report" data-starts-page>
        <div className="sheet-opening" data-whole>
          <OfficeHead office={document.office} />
          <div className="running-head" data-running-head>
            <header className="sheet-head">
              <h1 className="sheet-title">Import report</h1>
              <p className="sheet-system">{endedAt.slice(0, 16).replace('T', ' ')} UTC</p>
            </header>
          </div>
        </div>
        <p className="report-summary" data-keep>
          {report.changed ? `Catalog ${report.catalog.version}: ${count(report.catalog.counts.codes)} codes.` : 'The running catalog had all of it already; nothing changed.'}
        </p>
        {report.files.length > 0 && <Imported files={report.files} />}
        {report.files.map((file) => (
          <FileNotes key={file.file} file={file} />
        ))}
        <Turned heading="Refused" files={report.refused.map(({ file, error }) => ({ file, reason: error.message }))} />
        <Turned heading="Not recognised" files={report.unrecognised} />
        <PageFoot print={document} pages={[]} />
      </article>
    </main>
  );
}

function Imported({ files }: { files: readonly ImportedFile[] }) {
  return (
    <Section heading="Imported" wide>
      <table className="values imported">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Release</th>
            <th scope="col">Rows read</th>
            <th scope="col">Kept</th>
            <th scope="col">Rejected</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.file}>
              <th scope="row">{file.file}</th>
              <td>{file.release}</td>
              <td>{count(file.rowsRead)}</td>
              <td>{count(file.rowsKept)}</td>
              <td>{count(file.rejected.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function FileNotes({ file }: { file: ImportedFile }) {
  const { rejected, warnings, sameContentAs } = file;
  if (rejected.length === 0 && warnings.length === 0 && sameContentAs === null) return null;
  const left = rejected.length - printedRejections;
  return (
    <Section heading={file.file} wide>
      {sameContentAs !== null && <p className="prose">Same content as {sameContentAs}.</p>}
      {warnings.map((warning) => (
        <p key={warning} className="prose">
          Note: {warning}
        </p>
      ))}
      {rejected.length > 0 && (
        <table className="facts rejected">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Rejected because</th>
            </tr>
          </thead>
          <tbody>
            {rejected.slice(0, printedRejections).map((row, position) => (
              <tr key={position}>
                <td>{row.line}</td>
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left > 0 && <p className="prose">and {count(left)} more, in the saved report.</p>}
    </Section>
  );
}

/** Files of which nothing was imported, each with the reason. */
function Turned({ heading, files }: { heading: string; files: readonly { file: string; reason: string }[] }) {
  if (files.length === 0) return null;
  return (
    <Section heading={heading} wide>
      <table className="facts turned">
        <tbody>
          {files.map(({ file, reason }) => (
            <tr key={file}>
              <th scope="row">{file}</th>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function count(number: number): string {
  return number.toLocaleString('en');
}
