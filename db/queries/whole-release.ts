import type { Source, SourceKind } from '../model/source.ts';

// The lists of codes by release have tens of thousands of rows, that of HCPCS Level II thousands.
const fewest: Partial<Record<SourceKind, number>> = { 
  'hcpcs': 4_000, 'mue-practitioner': 5_000, 'mue-outpatient': 5_000, 'mue-dme': 500, 'opps-addendum-b': 5_000, 'asc-addendum-aa': 3_000, 'asc-addendum-bb': 1_000, 'ncci-ptp-practitioner': 100_000, 'ncci-ptp-hospital': 100_000,
  'ncci-add-on-codes': 2_000, 'physician-work-time': 5_000, 'rbcs': 8_000, 'ccs-services': 2_000, 'gpci': 80, 'localities': 80, 'anaesthesia-factors': 80, 'zip-localities': 30_000, 'opps-cap': 5_000,
  'place-of-service': 40,
};

/** Whether a file is a whole release of its kind: that an excerpt lacks a code says nothing. */
export function isWholeRelease({ kind, rowsRead }: Pick<Source, 'kind' | 'rowsRead'>): boolean {
  return rowsRead >= (fewest[kind] ?? 10_000);
}
