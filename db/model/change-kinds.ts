/** What can differ between two catalogs, in the order in which it is told. */
export const changeKinds = [
  'added',
  'deleted',
  'revived',
  'titles',
  'descriptors',
  'billable',
  'indicators',
  'relative-values',
  'cap-amounts',
  'fee-rows',
  'hcpcs-facts',
  'unit-limits',
  'outpatient',
  'surgery-centre',
  'pairs-added',
  'pairs-ended',
  'pairs-changed',
  'add-on-edits',
  'work-time',
  'service-class',
  'clinical-class',
  'hospital-prices',
  'localities',
] as const;

/** Their `part` is another code, to which the change belongs as well. */
export const kindsOfTwoCodes: readonly ChangeKind[] = ['pairs-added', 'pairs-ended', 'pairs-changed', 'add-on-edits'];

export type ChangeKind = (typeof changeKinds)[number];

export const changeKindNames: Readonly<Record<ChangeKind, string>> = {
  'added': 'Codes added',
  'deleted': 'Codes deleted',
  'revived': 'Codes back again',
  'titles': 'Titles in own words',
  'descriptors': 'Official descriptors',
  'billable': 'Diagnoses valid for billing',
  'indicators': 'Fee schedule indicators',
  'relative-values': 'Relative values',
  'cap-amounts': 'Amounts for the outpatient cap',
  'fee-rows': 'Fee schedule rows added or ended',
  'hcpcs-facts': 'HCPCS Level II facts',
  'unit-limits': 'Units a day (MUE)',
  'outpatient': 'Hospital outpatient',
  'surgery-centre': 'Surgery centre (ASC)',
  'pairs-added': 'NCCI pairs added',
  'pairs-ended': 'NCCI pairs ended',
  'pairs-changed': 'NCCI pairs with another modifier indicator',
  'add-on-edits': 'Add-on codes and their primary codes',
  'work-time': 'Physician minutes',
  'service-class': 'Kinds of service (RBCS)',
  'clinical-class': 'Clinical classes (CCS)',
  'hospital-prices': 'Prices of hospitals',
  'localities': 'Payment localities',
};

/** "modifier 26", "practitioner", "with 27394": which row of a code it is; '' where a code has one row of the kind. */
export function partInWords({ kind, part }: { kind: ChangeKind; part: string | null }): string {
  if (part === null) return '';
  if (kind === 'unit-limits' || kind === 'descriptors') return part.replaceAll('-', ' ');
  if (kindsOfTwoCodes.includes(kind)) return `with ${part}`;
  return kind === 'hospital-prices' || kind === 'localities' ? part : `modifier ${part}`;
}

/** "090, 90-day (major)": a value, and what it means where it does not say that itself. */
export function changedValueInWords(value: string | null, words: string | null): string {
  if (value === null) return 'blank';
  return words === null ? value : `${value}, ${words}`;
}
