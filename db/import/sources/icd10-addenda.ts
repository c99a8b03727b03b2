import { hasControlCharacter } from '../cell-values.ts';
import { dotted, isCompactDiagnosis, isInpatientCode } from '../code-shapes.ts';
import { RowLedger } from '../row-ledger.ts';
import type { SourceFormat } from '../source-format.ts';
import type { TableContent } from '../table-content.ts';
import { shownCode } from './icd10cm-order.ts';
import { fiscalYearFromName } from './order-file.ts';
import { noValidRows, truncated } from './refusals.ts';

const fileWords = 'list of changes of ICD-10 codes (addenda)';
const action = /^(Add|Delete|Revise from|Revise to|No change):? +(\S.*)$/i;
/** The summary at the end of the file is for people. */
const summary = /^\s*(?:Codes|Headers|of which|\d[\d,]*\s+(?:additions?|deletions?|revisions?|codes|headers|total)|(?:total|additions?|deletions?|revisions?)\b)/i;

interface Change { system: 'ICD10CM' | 'ICD10PCS'; code: string; billable: number | null; text: string }

/**
 * The changes of a release: lines that add, delete and reword codes of ICD-10-CM or PCS. The form of the order file has a valid flag,
 * the code, a short description of 60 characters and a long one; the form of the codes file has code and description alone.
 */
export const icd10Addenda: SourceFormat = {
  kind: 'icd10cm-addenda',
  table: 'code_change',
  stagedColumns: ['system', 'code', 'change', 'position', 'billable', 'text_before', 'text_after'],
  keyColumns: 4,
  intoCatalog: [
    `INSERT INTO code_change (system, code, change, position, billable, text_before, text_after, source_id)
     SELECT system, code, change, position, billable, text_before, text_after, :sourceId FROM staging.staged_code_change WHERE file = :file ORDER BY 1, 2, 4`,
  ],
  countSql: 'SELECT count(*) FROM code_change WHERE source_id = :sourceId',
  usualRows: null,
  publisher: 'National Center for Health Statistics (CDC) and Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise(content) {
    if (content.isSheet) return { verdict: 'no' };
    const lines = content.lines.filter((line) => line.trim() !== '').slice(0, 400);
    const fitting = lines.filter((line) => changeOf(line, 'ICD10CM') !== null || changeOf(line, 'ICD10PCS') !== null).length;
    if (fitting < 1 || fitting < lines.length * 0.6) return { verdict: 'no' };
    return { verdict: 'yes', form: 'txt', statedRelease: null, read: (sink) => read(content, sink) };
  },
  releaseFromName: fiscalYearFromName,
  title: (release) => `Changes of ICD-10 codes, ${release.label}`,
};

/** Both classifications have codes that look like the other's (X27H385): a whole file is of the one that all of its codes fit. */
function systemOf(content: TableContent): Change['system'] {
  let inpatient = 0;
  let diagnoses = 0;
  for (const line of content.lines) {
    if (changeOf(line, 'ICD10CM') !== null) diagnoses++;
    if (changeOf(line, 'ICD10PCS') !== null) inpatient++;
  }
  return inpatient > diagnoses ? 'ICD10PCS' : 'ICD10CM';
}

function changeOf(line: string, system: Change['system']): (Change & { action: string }) | null {
  const [, verb, rest] = action.exec(line) ?? [];
  if (verb === undefined || rest === undefined) return null;
  // The form of the order file has its columns at their places: a line that was moved names another code.
  const flagged = /^([01]) (?=.{7} )([0-9A-Z]{3,7}) +(?<=^.{9,10})(\S.*)$/.exec(rest);
  const [, flag, compact, text] = flagged ?? [rest, null, ...(/^([0-9A-Z]{3,7}) +(\S.*)$/.exec(rest) ?? []).slice(1)];
  if (typeof compact !== 'string' || text === undefined || text === null) return null;
  const isDiagnosis = system === 'ICD10CM';
  if (isDiagnosis ? !isCompactDiagnosis(compact) : !isInpatientCode(compact)) return null;
  // The order form has both descriptions in columns: the long one is what stands after sixty characters.
  const at = line.indexOf(text);
  const long = line.length > at + 61 && line[at + 60] === ' ' && line.slice(at + 61).trim() !== '' ? line.slice(at + 61).trim() : text.trim();
  return { action: verb.toLowerCase(), system, code: isDiagnosis ? dotted(compact) : compact, billable: typeof flag === 'string' ? Number(flag) : null, text: long };
}

function read(content: TableContent, sink: (line: number, values: readonly (string | number | null)[]) => void): ReturnType<Extract<ReturnType<SourceFormat['recognise']>, { verdict: 'yes' }>['read']> {
  const ledger = new RowLedger();
  const system = systemOf(content);
  const seen = new Map<string, number>();
  const last = content.lines.findLastIndex((line) => line.trim() !== '');
  let from: { change: Change; line: number } | null = null;
  const keep = (line: number, kind: string, change: Change, before: string | null, after: string | null): void => {
    const key = `${change.system} ${change.code} ${kind} ${before ?? ''} ${after ?? ''} ${change.billable ?? ''}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      ledger.reject(line, `the change of ${change.code} stands in the file twice; that of line ${earlier.toLocaleString('en')} was kept`);
      return;
    }
    seen.set(key, line);
    ledger.keep();
    sink(line, [change.system, change.code, kind, line, change.billable, before, after]);
  };
  const orphan = (): void => {
    if (from !== null) ledger.reject(from.line, `"Revise from" of ${from.change.code} has no "Revise to" below it`);
    from = null;
  };
  for (let index = 0; index <= last; index++) {
    const text = (content.lines[index] ?? '').trimEnd();
    const line = index + 1;
    if (text.trim() === '' || summary.test(text) || /^No change/i.test(text)) continue;
    if (index === last && !content.endsWithLineEnd) return { ok: false, error: truncated(content.label, line) };
    const found = changeOf(text, system);
    if (found !== null && / {3}\S/.test(found.text)) {
      ledger.reject(line, `the descriptions of ${found.code} are not where the layout has them`);
      continue;
    }
    if (found === null || hasControlCharacter(text)) {
      if (found === null && !action.test(text)) ledger.tally('a line of text was not read as a change', line);
      else ledger.reject(line, `"${shownCode(text.slice(0, 40))}" names no code with a description`);
      continue;
    }
    const { action: verb, ...change } = found;
    if (verb === 'revise to') {
      const before: { change: Change; line: number } | null = from;
      from = null;
      const earlier = before as { change: Change; line: number } | null;
      if (earlier === null || earlier.change.code !== change.code) {
        if (earlier !== null) ledger.reject(earlier.line, `"Revise from" of ${earlier.change.code} has no "Revise to" below it`);
        ledger.reject(line, `"Revise to" of ${change.code} has no "Revise from" above it`);
      } else keep(line, 'revise', change, earlier.change.text, change.text);
      continue;
    }
    orphan();
    if (verb === 'revise from') from = { change, line };
    else if (verb === 'add') keep(line, 'add', change, null, change.text);
    else if (verb === 'delete') keep(line, 'delete', change, change.text, null);
  }
  orphan();
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: {
      rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: null, conversionFactor: null, notices: [],
      // The changes of codes and those of the order file, of both classifications, are published side by side.
      part: `${system} ${content.lines.some((line) => typeof changeOf(line, system)?.billable === 'number') ? 'order' : 'codes'}`,
    },
  };
}
