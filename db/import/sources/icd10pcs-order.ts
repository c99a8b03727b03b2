import { isInpatientCode } from '../code-shapes.ts';
import { longDescriptorsSql } from '../descriptors.ts';
import type { SourceFormat } from '../source-format.ts';
import { shownCode } from './icd10cm-order.ts';
import { fiscalYearFromName, orderFileShape, readOrderFile, type OrderRules } from './order-file.ts';

const rules: OrderRules = {
  fileWords: 'ICD-10-PCS order file',
  codeProblem(compact, flag) {
    if (!isInpatientCode(compact)) return `"${shownCode(compact)}" is no ICD-10-PCS code`;
    if (flag === '1' && compact.length !== 7) return `${compact} has not the seven characters of a code that is valid for billing`;
    return flag === '0' && compact.length !== 3 ? `${compact} has not the three characters of a header` : null;
  },
  written: (compact) => compact,
  above: (compact) => (compact.length > 3 ? [compact.slice(0, 3)] : []),
};

/** ICD-10-PCS: procedure codes of seven characters for hospital inpatient claims, under headers of three. */
export const icd10pcsOrder: SourceFormat = {
  kind: 'icd10pcs-order',
  table: 'icd10pcs',
  stagedColumns: ['code', 'compact', 'billable', 'short', 'long'],
  keyColumns: 1,
  intoCatalog: [
    // The long description of two thirds of the codes is the short one: it is kept once.
    `INSERT INTO stated_descriptor (system, code, kind, text, source_id)
     SELECT 'ICD10PCS', code, 'long', long, :sourceId FROM staging.staged_icd10pcs WHERE file = :file
     UNION ALL SELECT 'ICD10PCS', code, 'short', short, :sourceId FROM staging.staged_icd10pcs WHERE file = :file AND short <> long ORDER BY 2, 3`,
  ],
  countSql: `SELECT (${longDescriptorsSql})`,
  usualRows: 60_000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise(content) {
    if (content.isSheet || orderFileShape(content) !== 'procedures') return { verdict: 'no' };
    return { verdict: 'yes', form: 'txt', statedRelease: null, read: (sink) => readOrderFile(content, sink, rules) };
  },
  releaseFromName: fiscalYearFromName,
  title: (release) => `ICD-10-PCS inpatient procedure codes, ${release.label}`,
};
