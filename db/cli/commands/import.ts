import { failure } from '../../model/result.ts';
import type { ImportProgress, ImportReport } from '../../model/catalog.ts';
import { importPaths } from '../../import/import-paths.ts';
import { refusal, type Command } from '../command.ts';

/** `import PATH...`: progress on stderr, the report as the answer. Ctrl+C cancels and leaves everything as it was. */
export const importCommand: Command = async ({ line, home, starterPath, readingProgram, tell }) => {
  if (line.words.length === 0) return refusal(failure('bad-arguments', 'Name the files, folders or archives: codetray import ~/Downloads/rvu25d.zip').error);
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const report = await importPaths(home, starterPath, line.words, { onProgress: progressTeller(tell), signal: cancel.signal, readingProgram });
    if (!report.ok) return refusal(report.error);
    return { exit: 0, json: report.value, text: reportText(report.value) };
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
};

/** A line for each stage and each file, not one a row; two files may be read in turns. */
function progressTeller(tell: (sentence: string) => void): (progress: ImportProgress) => void {
  const told = new Set<string>();
  return ({ stage, file, rows }) => {
    const heading = `${stage}${file === null ? '' : ` ${file}`}`;
    if (told.has(heading)) return;
    told.add(heading);
    tell(rows > 0 && file === null ? `${heading} (${rows} rows)` : heading);
  };
}

function reportText(report: ImportReport): string {
  const lines: string[] = [];
  for (const file of report.files) {
    const same = file.sameContentAs === null ? '' : `, same content as ${file.sameContentAs}`;
    lines.push(`${file.file}: ${file.kind} ${file.release}, ${file.rowsRead} rows read, ${file.rowsKept} kept, ${file.rejected.length} rejected${same}`);
    for (const row of file.rejected.slice(0, 20)) lines.push(`  line ${row.line}: ${row.reason}`);
    if (file.rejected.length > 20) lines.push(`  and ${file.rejected.length - 20} more (--json lists them all)`);
    for (const warning of file.warnings) lines.push(`  note: ${warning}`);
  }
  for (const { file, error } of report.refused) lines.push(`${file}: REFUSED. ${error.message}`);
  for (const { file, reason } of report.unrecognised) lines.push(`${file}: not read. ${reason}`);
  const { catalog } = report;
  lines.push(report.changed ? `Catalog ${catalog.version}: ${catalog.counts.codes} codes, ${catalog.counts.relativeValues} fee schedule rows.` : 'The running catalog had all of it already.');
  return lines.join('\n');
}
