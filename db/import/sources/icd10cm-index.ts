import { dotted, isCompactDiagnosis } from '../code-shapes.ts';
import { RowLedger } from '../row-ledger.ts';
import type { Recognition, RowSink, SourceFormat } from '../source-format.ts';
import type { TableContent } from '../table-content.ts';
import { readXmlText } from '../xml-reader.ts';
import { shownCode } from './icd10cm-order.ts';
import { rootOf, statedVersion } from './icd10cm-tabular.ts';
import { fiscalYearFromName } from './order-file.ts';
import { noValidRows } from './refusals.ts';

const fileWords = 'ICD-10-CM index';

const entries = 'staging.staged_index_entry WHERE file = :file AND code IS NOT NULL';
const heading = 'substr(words, 1, heading_length)';
const headingId = `dense_rank() OVER (ORDER BY part, ${heading})`;

/**
 * The ICD-10-CM indexes: of diseases, of external causes, and the tables of drugs and of neoplasms. Every entry with the terms
 * above it leads to a code, or sends to another entry.
 */
export const icd10cmIndex: SourceFormat = {
  kind: 'icd10cm-index',
  table: 'index_entry',
  stagedColumns: ['words', 'position', 'code', 'part', 'is_incomplete', 'manifestation', 'relation', 'target', 'heading_length'],
  keyColumns: 2,
  intoCatalog: [
    `INSERT INTO index_heading (source_id, heading_id, part, words)
     SELECT DISTINCT :sourceId, ${headingId}, part, ${heading} FROM ${entries} ORDER BY 2`,
    `INSERT INTO index_entry (code, source_id, position, heading_id, words, is_incomplete, manifestation)
     SELECT code, :sourceId, position, ${headingId}, substr(words, heading_length + 1), is_incomplete, manifestation FROM ${entries} ORDER BY code, position`,
    `INSERT INTO index_reference (words, position, relation, target, part, source_id)
     SELECT words, position, relation, target, part, :sourceId FROM staging.staged_index_entry WHERE file = :file AND relation IS NOT NULL ORDER BY words, position`,
  ],
  countSql: 'SELECT (SELECT count(*) FROM index_entry WHERE source_id = :sourceId) + (SELECT count(*) FROM index_reference WHERE source_id = :sourceId)',
  usualRows: 3_000,
  publisher: 'National Center for Health Statistics (CDC)',
  holdsCodeText: false,
  recognise(content) {
    if (content.isSheet || !rootOf(content, 'ICD10CM.index')) return { verdict: 'no' };
    return { verdict: 'yes', form: 'txt', statedRelease: statedVersion(content), read: (sink, context) => read(content, sink, context.step) };
  },
  releaseFromName: fiscalYearFromName,
  title: (release) => `ICD-10-CM index, ${release.label}`,
};

interface OpenTerm { title: string; codes: string[]; manifestation: string | null; line: number }

function partOf(content: TableContent): 'main' | 'external' | 'drug' | 'neoplasm' {
  const head = content.lines.slice(0, 80).map((line) => line.slice(0, 4_000)).join('\n');
  if (/<head[^>]*>\s*Substance/i.test(head)) return 'drug';
  if (/<head[^>]*>\s*Neoplasm/i.test(head)) return 'neoplasm';
  return /<title>[^<]*external cause/i.test(head) ? 'external' : 'main';
}

function read(content: TableContent, sink: RowSink, step: (line: number) => void): ReturnType<Extract<Recognition, { verdict: 'yes' }>['read']> {
  const ledger = new RowLedger();
  const part = partOf(content);
  const names: string[] = [];
  const terms: OpenTerm[] = [];
  const columns = new Map<string, string>();
  let column = '';
  // What need not be there to find an entry, in brackets within its title: words of it all the same.
  let unneeded = '';
  let position = 0;

  const path = (): string => terms.map((term) => term.title).filter((title) => title !== '').join(', ');
  /** @param own the last words of the entry, which it does not share with its neighbours. */
  const keepCode = (line: number, words: string, own: string, text: string, manifestation: string | null): void => {
    // "M24.4-": codes below this one; "S72.0-" too. A blank or a footnote star says nothing.
    const incomplete = /-+\s*[*+]?$/.test(text);
    const compact = text.replaceAll(/[-*+\s.]/g, '').toUpperCase();
    if (words === '') ledger.reject(line, 'the entry has no words');
    else if (!isCompactDiagnosis(compact)) ledger.reject(line, `"${shownCode(text).slice(0, 20)}" is no ICD-10-CM code`);
    else {
      ledger.keep();
      sink(line, [words, ++position, dotted(compact), part, incomplete ? 1 : 0, manifestation, null, null, words.length - own.length]);
    }
  };
  const keepReference = (line: number, relation: string, target: string): void => {
    const words = path();
    if (words === '' || target === '') ledger.reject(line, 'the entry that sends to another has no words');
    else {
      ledger.keep();
      sink(line, [words, ++position, null, part, 0, null, relation, target, null]);
    }
  };

  const failed = readXmlText(content, {
    open(name, attributes, line) {
      names.push(name);
      if (name === 'mainTerm' || name === 'term') terms.push({ title: '', codes: [], manifestation: null, line });
      else if (name === 'head' || name === 'cell') column = attributes['col'] ?? '';
    },
    close(name, text, line) {
      names.pop();
      const parent = names.at(-1) ?? '';
      const term = terms.at(-1);
      if (name === 'head') columns.set(column, text);
      if (term === undefined) return;
      if (name === 'nemod') unneeded = `${unneeded} ${text}`.trim();
      else if (name === 'title' && (parent === 'mainTerm' || parent === 'term')) {
        term.title = `${text} ${unneeded}`.replaceAll(/\s+/g, ' ').trim();
        unneeded = '';
      } else if (name === 'code') term.codes.push(text);
      else if (name === 'manif') term.manifestation = text;
      else if (name === 'cell' && /[0-9A-Z]/i.test(text)) {
        const own = columns.get(column) ?? `column ${column}`;
        keepCode(line, `${path()}: ${own}`, own, text, null);
      }
      else if (name === 'see') keepReference(line, 'see', text);
      else if (name === 'seeAlso') keepReference(line, 'see-also', text);
      else if (name === 'seecat' || name === 'subcat') keepReference(line, 'see-category', text);
      // With its manifestation a code is known when its entry ends.
      if (name === 'mainTerm' || name === 'term') {
        for (const code of term.codes) keepCode(term.line, path(), term.title, code, term.manifestation);
        terms.pop();
      }
    },
  }, step);
  if (failed !== null) return { ok: false, error: failed };
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: statedVersion(content), conversionFactor: null, notices: [], part },
  };
}
