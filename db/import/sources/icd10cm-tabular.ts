import { dotted, isCompactDiagnosis } from '../code-shapes.ts';
import { fiscalYearRelease } from '../releases.ts';
import { longDescriptorsSql } from '../descriptors.ts';
import { RowLedger } from '../row-ledger.ts';
import type { Recognition, Release, RowSink, SourceFormat } from '../source-format.ts';
import type { TableContent } from '../table-content.ts';
import { readXmlText } from '../xml-reader.ts';
import { shownCode } from './icd10cm-order.ts';
import { fiscalYearFromName } from './order-file.ts';
import { noValidRows } from './refusals.ts';

const fileWords = 'ICD-10-CM tabular list';

/** Elements that hold notes, and what they are called in the catalog. */
const noteKinds: ReadonlyMap<string, string> = new Map([
  ['inclusionTerm', 'inclusion'], ['includes', 'includes'], ['excludes1', 'excludes1'], ['excludes2', 'excludes2'], ['codeFirst', 'code-first'],
  ['useAdditionalCode', 'use-additional'], ['codeAlso', 'code-also'], ['notes', 'note'], ['sevenChrNote', 'seventh-character'], ['sevenChrDef', 'seventh-character'],
]);

/** The ICD-10-CM tabular list: codes with what they include and exclude. */
export const icd10cmTabular: SourceFormat = {
  kind: 'icd10cm-tabular',
  table: 'tabular',
  stagedColumns: ['code', 'kind', 'position', 'text', 'billable'],
  keyColumns: 4,
  intoCatalog: [
    `INSERT INTO stated_descriptor (system, code, kind, text, source_id) SELECT 'ICD10CM', code, 'long', text, :sourceId FROM staging.staged_tabular WHERE file = :file AND kind = 'title' ORDER BY code`,
    `INSERT INTO tabular_note (code, kind, position, text, source_id) SELECT code, kind, position, text, :sourceId FROM staging.staged_tabular WHERE file = :file AND kind <> 'title' ORDER BY code, position`,
  ],
  countSql: `SELECT (${longDescriptorsSql}) + (SELECT count(*) FROM tabular_note WHERE source_id = :sourceId)`,
  usualRows: 60_000,
  publisher: 'National Center for Health Statistics (CDC)',
  holdsCodeText: false,
  recognise(content) {
    if (content.isSheet || !rootOf(content, 'ICD10CM.tabular')) return { verdict: 'no' };
    return { verdict: 'yes', form: 'txt', statedRelease: statedVersion(content), read: (sink, context) => read(content, sink, context.step) };
  },
  releaseFromName: fiscalYearFromName,
  title: (release) => `ICD-10-CM tabular list, ${release.label}`,
};

/** Whether the document's outermost element has this name. */
export function rootOf(content: TableContent, name: string): boolean {
  const head = content.lines.slice(0, 40).map((line) => line.slice(0, 4_000)).join('\n');
  return /<([A-Za-z_][\w.:-]*)/.exec(head.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![^>]*>/g, ''))?.[1] === name;
}

/** The year that the document says its version is. */
export function statedVersion(content: TableContent): Release | null {
  const head = content.lines.slice(0, 60).map((line) => line.slice(0, 4_000)).join('\n');
  const version = /<version>\s*([^<]{1,60})<\/version>/.exec(head)?.[1] ?? '';
  const year = /20\d{2}/.exec(version)?.[0];
  return year === undefined ? null : fiscalYearRelease(Number(year), /apr/i.test(version));
}

interface OpenDiagnosis {
  code: string | null;
  title: string;
  line: number;
  hasChildren: boolean;
  /** Seventh characters that are stated here; null where those from above hold. */
  extensions: readonly (readonly [string, string])[] | null;
}

function read(content: TableContent, sink: RowSink, step: (line: number) => void): ReturnType<Extract<Recognition, { verdict: 'yes' }>['read']> {
  const ledger = new RowLedger();
  const seen = new Map<string, number>();
  const names: string[] = [];
  const diagnoses: OpenDiagnosis[] = [];
  let chapter = '';
  let section = '';
  let stated: { char: string; text: string }[] = [];
  let extension = '';
  let position = 0;

  const keep = (line: number, values: readonly (string | number | null)[]): void => {
    ledger.keep();
    sink(line, values);
  };
  const keepTitle = (line: number, compact: string, title: string, billable: 0 | 1): void => {
    const code = dotted(compact);
    const earlier = seen.get(code);
    if (earlier !== undefined) ledger.reject(line, `${code} stands in the file twice; that of line ${earlier.toLocaleString('en')} was kept`);
    else {
      seen.set(code, line);
      keep(line, [code, 'title', 0, title, billable]);
    }
  };
  /** A diagnosis is known as a whole when it ends; its own seventh characters, or those above it, make the full codes of the last level. */
  const endDiagnosis = (one: OpenDiagnosis): void => {
    if (one.code === null || one.title === '') {
      ledger.reject(one.line, one.code === null ? 'the diagnosis has no code' : `${one.code} has no title`);
      return;
    }
    const compact = one.code.replace('.', '');
    if (!isCompactDiagnosis(compact)) {
      ledger.reject(one.line, `"${shownCode(one.code).slice(0, 20)}" is no ICD-10-CM code`);
      return;
    }
    const extensions = one.hasChildren ? null : [one, ...diagnoses.toReversed()].find((above) => above.extensions !== null)?.extensions ?? null;
    keepTitle(one.line, compact, one.title, one.hasChildren || extensions !== null ? 0 : 1);
    if (extensions === null || compact.length > 6) return;
    for (const [character, words] of extensions) keepTitle(one.line, `${compact.padEnd(6, 'X')}${character}`, `${one.title}, ${words}`, 1);
  };
  const owner = (): string => diagnoses.at(-1)?.code ?? (section !== '' ? section : chapter);

  const failed = readXmlText(content, {
    open(name, attributes, line) {
      names.push(name);
      if (name === 'diag') {
        const above = diagnoses.at(-1);
        if (above !== undefined) above.hasChildren = true;
        diagnoses.push({ code: null, title: '', line, hasChildren: false, extensions: null });
      } else if (name === 'section') section = attributes['id'] ?? '';
      else if (name === 'chapter') { chapter = ''; section = ''; }
      else if (name === 'sevenChrDef') stated = [];
      else if (name === 'extension') extension = attributes['char'] ?? '';
    },
    close(name, text, line) {
      names.pop();
      const parent = names.at(-1) ?? '';
      const diagnosis = diagnoses.at(-1);
      if (name === 'diag') {
        diagnoses.pop();
        if (diagnosis !== undefined) endDiagnosis(diagnosis);
      } else if (parent === 'diag' && diagnosis !== undefined && name === 'name') diagnosis.code = text;
      else if (parent === 'diag' && diagnosis !== undefined && name === 'desc') diagnosis.title = text;
      else if (parent === 'chapter' && name === 'desc') chapter = /\(([A-Z]\d[0-9A-Z]-[A-Z]\d[0-9A-Z])\)\s*$/.exec(text)?.[1] ?? '';
      else if (name === 'section') section = '';
      else if (name === 'extension' && /^[0-9A-Z]$/.test(extension)) stated.push({ char: extension, text });
      else if (name === 'sevenChrDef' && diagnosis !== undefined) {
        diagnosis.extensions = stated.map(({ char, text: words }) => [char, words] as const);
        if (stated.length > 0) keepNote(line, 'seventh-character', stated.map(({ char, text: words }) => `${char}: ${words}`).join('; '));
      } else if (name === 'note') {
        const kind = noteKinds.get(parent);
        // The introduction explains the notation to people.
        if (kind !== undefined && text !== '' && !names.includes('introduction')) keepNote(line, kind, text);
      }
    },
  }, step);
  function keepNote(line: number, kind: string, text: string): void {
    const code = owner();
    if (code === '') ledger.reject(line, 'the note stands under no code');
    else keep(line, [code, kind, ++position, text, null]);
  }
  if (failed !== null) return { ok: false, error: failed };
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: statedVersion(content), conversionFactor: null, notices: [] },
  };
}
