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
  'zip-codes',
  'imaging-caps',
  'places-of-service',
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
  'zip-codes': 'Payment localities of ZIP codes',
  'imaging-caps': 'Most that imaging pays, by locality',
  'places-of-service': 'Places of service',
};

/** Their `part` says itself what it is: a hospital, a locality, further digits of a ZIP code. */
const kindsOfPlaces: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['hospital-prices', 'localities', 'zip-codes', 'imaging-caps']);

/** What a row of no code system is: the number of a payment locality, a ZIP code, a place of service. */
export function numberInWords(kind: ChangeKind): string {
  return kind === 'zip-codes' ? 'ZIP code' : kind === 'places-of-service' ? 'place of service' : 'locality';
}

/** "modifier 26", "practitioner", "with 27394": which row of a code it is; '' where a code has one row of the kind. */
export function partInWords({ kind, part }: { kind: ChangeKind; part: string | null }): string {
  if (part === null) return '';
  if (kind === 'unit-limits' || kind === 'descriptors') return part.replaceAll('-', ' ');
  if (kindsOfTwoCodes.includes(kind)) return `with ${part}`;
  return kindsOfPlaces.has(kind) ? part : `modifier ${part}`;
}

/** "090, 90-day (major)": a value, and what it means where it does not say that itself. */
export function changedValueInWords(value: string | null, words: string | null): string {
  if (value === null) return 'blank';
  return words === null ? value : `${value}, ${words}`;
}
