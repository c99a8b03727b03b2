import { hasControlCharacter } from '../cell-values.ts';
import { dotted, isCompactDiagnosis } from '../code-shapes.ts';
import { RowLedger } from '../row-ledger.ts';
import type { SourceFormat } from '../source-format.ts';
import { icd10cmOrder, shownCode } from './icd10cm-order.ts';
import { fiscalYearFromName } from './order-file.ts';
import { noValidRows, truncated } from './refusals.ts';

const fileWords = 'ICD-10-CM codes file';
const row = /^([A-Z]\d[0-9A-Z][0-9A-Z]{0,4}) {1,5}(\S.*)$/;

/** ICD-10-CM codes that are valid for billing, without headers: code 1-7, description from 9. */
export const icd10cmCodes: SourceFormat = {
  ...icd10cmOrder,
  kind: 'icd10cm-codes',
  intoCatalog: [`INSERT INTO stated_descriptor (system, code, kind, text, source_id) SELECT 'ICD10CM', code, 'long', long, :sourceId FROM staging.staged_icd10cm WHERE file = :file ORDER BY code`],
  recognise(content) {
    if (content.isSheet) return { verdict: 'no' };
    const step = Math.max(1, Math.floor(content.lines.length / 400));
    let looked = 0;
    let fitting = 0;
    for (let index = 0; index < content.lines.length; index += step) {
      const line = content.lines[index] ?? '';
      if (line.trim() === '') continue;
      looked++;
      if (row.test(line) && (line[7] ?? ' ') === ' ' && line[8] !== ' ' && /[a-z]{3}/.test(line)) fitting++;
    }
    if (fitting < 2 || fitting < looked * 0.9) return { verdict: 'no' };
    return {
      verdict: 'yes', form: 'txt', statedRelease: null,
      read(sink) {
        const ledger = new RowLedger();
        const seen = new Map<string, number>();
        const last = content.lines.findLastIndex((line) => line.trim() !== '');
        for (let index = 0; index <= last; index++) {
          const text = content.lines[index] ?? '';
          const line = index + 1;
          if (text.trim() === '') continue;
          // Nothing in the layout tells a description that was cut from one that is short: only the missing end of the line does.
          if (index === last && !content.endsWithLineEnd) return { ok: false, error: truncated(content.label, line) };
          const compact = text.slice(0, 7).trim();
          const long = text.slice(8).trim();
          const earlier = seen.get(compact);
          if (!isCompactDiagnosis(compact)) ledger.reject(line, `"${shownCode(compact)}" is no ICD-10-CM code`);
          else if (text.length < 9 || text[7] !== ' ' || long === '') ledger.reject(line, 'the description is not where the layout has it');
          else if (hasControlCharacter(text)) ledger.reject(line, 'the row holds damaged characters');
          else if (earlier !== undefined) ledger.reject(line, `${dotted(compact)} stands in the file twice; the row of line ${earlier} was kept`);
          else {
            seen.set(compact, line);
            ledger.keep();
            sink(line, [dotted(compact), compact, 1, null, long]);
          }
        }
        if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
        return { ok: true, value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: null, conversionFactor: null, notices: [] } };
      },
    };
  },
  releaseFromName: fiscalYearFromName,
  title: (release) => `ICD-10-CM codes valid for billing, ${release.label}`,
};
