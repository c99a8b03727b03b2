import { dotted, isCompactDiagnosis } from '../code-shapes.ts';
import { longDescriptorsSql } from '../descriptors.ts';
import type { SourceFormat } from '../source-format.ts';
import { fiscalYearFromName, orderFileShape, readOrderFile, type OrderRules } from './order-file.ts';

/** A code that is damaged is shown as far as it can be printed. */
export const shownCode = (compact: string): string => compact.replaceAll(/[^\x20-\x7e]/g, '?');

const rules: OrderRules = {
  fileWords: 'ICD-10-CM order file',
  codeProblem: (compact) => (isCompactDiagnosis(compact) ? null : `"${shownCode(compact)}" is no ICD-10-CM code`),
  written: dotted,
  // A07.00X7 stands under A07.00, A07.0 or A07: placeholders have no row of their own.
  above: (compact) => Array.from({ length: Math.max(0, compact.length - 3) }, (_, index) => compact.slice(0, compact.length - 1 - index)),
};

/** ICD-10-CM codes in tabular order, with headers. */
export const icd10cmOrder: SourceFormat = {
  kind: 'icd10cm-order',
  table: 'icd10cm',
  stagedColumns: ['code', 'compact', 'billable', 'short', 'long'],
  keyColumns: 1,
  intoCatalog: [
    `INSERT INTO stated_descriptor (system, code, kind, text, source_id)
     SELECT 'ICD10CM', code, 'long', long, :sourceId FROM staging.staged_icd10cm WHERE file = :file
     UNION ALL SELECT 'ICD10CM', code, 'short', short, :sourceId FROM staging.staged_icd10cm WHERE file = :file ORDER BY 2, 3`,
  ],
  countSql: `SELECT (${longDescriptorsSql})`,
  usualRows: 60_000,
  publisher: 'National Center for Health Statistics (CDC)',
  holdsCodeText: false,
  recognise(content) {
    if (content.isSheet) return { verdict: 'no' };
    const shape = orderFileShape(content);
    return shape === 'diagnoses' ? { verdict: 'yes', form: 'txt', statedRelease: null, read: (sink) => readOrderFile(content, sink, rules) } : { verdict: 'no' };
  },
  releaseFromName: fiscalYearFromName,
  title: (release) => `ICD-10-CM diagnosis codes, ${release.label}`,
};
