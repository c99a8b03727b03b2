import type { SourceFormat } from '../source-format.ts';
import { recogniseCsvPrices } from './hospital-csv.ts';
import { recogniseJsonPrices } from './hospital-json.ts';
import { priceColumns } from './hospital-rows.ts';

/**
 * Price files of hospitals in the CMS format (45 CFR 180.50), version 2 and 3: csv with a row a payer ("tall"), csv with columns
 * for every payer ("wide"), json. They may have gigabytes and are read piece by piece; items with a CPT or HCPCS code are kept.
 */
export const hospitalPrices: SourceFormat = {
  kind: 'hospital-prices',
  table: 'hospital_price',
  // What a row is: the hospital, a plan, a text, or a price with the numbers of its plan and texts.
  stagedColumns: ['what', 'number', 'text_a', 'text_b', 'text_c', ...priceColumns],
  keyColumns: 2,
  intoCatalog: [
    "INSERT INTO hospital SELECT :sourceId, text_a, text_b, text_c, code, setting, billing_class FROM staging.staged_hospital_price WHERE file = :file AND what = 'hospital' ORDER BY line DESC LIMIT 1",
    "INSERT INTO hospital_plan SELECT :sourceId, number, text_a, text_b FROM staging.staged_hospital_price WHERE file = :file AND what = 'plan'",
    "INSERT INTO hospital_text SELECT :sourceId, number, text_a FROM staging.staged_hospital_price WHERE file = :file AND what = 'text'",
    `INSERT INTO hospital_price (source_id, ${priceColumns.join(', ')}) SELECT :sourceId, ${priceColumns.join(', ')} FROM staging.staged_hospital_price WHERE file = :file AND what = 'price' ORDER BY code, item, part`,
  ],
  countSql: 'SELECT coalesce(sum(counted), 0) FROM hospital_price WHERE source_id = :sourceId',
  usualRows: null,
  publisher: 'Published by the hospital',
  holdsCodeText: false,
  formsNotCompared: true,
  recognise: () => ({ verdict: 'no' }),
  recogniseHead: (head) => {
    const csv = recogniseCsvPrices(head);
    return csv.verdict === 'no' ? recogniseJsonPrices(head) : csv;
  },
  releaseFromName: () => null,
  title: (release) => `Hospital prices, ${release.label}`,
};
