import type { Source } from '../../../electron/contract/index.ts';

/** What each kind of source is good for. */
export const kindUses: Readonly<Record<Source['kind'], string>> = {
  'starter-texts': 'Titles and descriptions in plain words',
  'starter-facts': 'Abbreviations that the search understands',
  sections: 'Where a code stands among its neighbours',
  indicators: 'The meaning of every indicator',
  modifiers: 'Which modifiers apply, and when to use them',
  'pfs-relative-values': 'Relative values, amounts, global days and indicators of procedures',
  gpci: 'The fee where your office is',
  'icd10cm-order': 'Diagnosis codes with their titles',
  'ncci-ptp-practitioner': 'Which pairs of codes conflict',
  'mue-practitioner': 'How many units a day',
  'opps-addendum-b': 'Outpatient status and packaging',
  localities: 'Which counties belong to a locality',
  'zip-localities': 'The locality of a ZIP code',
  'anaesthesia-factors': 'What a unit of anaesthesia pays where your office is',
  'opps-cap': 'The most that imaging pays by locality',
  'physician-work-time': 'Minutes before, during and after an operation',
  'ncci-ptp-hospital': 'Which pairs of codes conflict on a hospital claim',
  'mue-outpatient': 'How many units a day on a hospital claim',
  'mue-dme': 'How many units a day of equipment and supplies',
  'ncci-add-on-codes': 'Which primary codes an add-on code needs',
  hcpcs: 'HCPCS Level II codes and modifiers with their titles',
  'icd10cm-codes': 'Diagnosis codes that are valid for billing',
  'icd10cm-addenda': 'Diagnosis codes that a release adds, deletes or rewords',
  'icd10cm-tabular': 'What a diagnosis includes and excludes',
  'icd10cm-index': 'Words under which a diagnosis is looked up',
  'icd10pcs-order': 'Procedure codes of hospital inpatient claims',
  'asc-addendum-aa': 'What an ambulatory surgery center is paid for an operation',
  'asc-addendum-bb': 'What an ambulatory surgery center is paid beside an operation',
  'ccs-services': 'The clinical class of a procedure (CCS)',
  rbcs: 'The kind of service of a procedure (RBCS)',
  'place-of-service': 'Place of service codes',
  'cpt-descriptors': 'Official descriptors of CPT codes, under your licence',
  'cpt-modifiers': 'Official names of CPT modifiers, under your licence',
  'hospital-prices': 'Prices that hospitals and payers have agreed',
  'office-texts': "Your office's own titles, synonyms and notes",
};

/** The releases that this version imports: what is missing without each, and where it is published (by name: nothing here is online). */
export const importable: readonly { kind: Source['kind']; name: string; without: string; published: string }[] = [
  {
    kind: 'pfs-relative-values',
    name: 'Medicare physician fee schedule relative values',
    without: 'Only the starter codes have relative values, indicators and amounts.',
    published: 'Centers for Medicare & Medicaid Services, page "PFS Relative Value Files": the RVU release of the quarter, whole as its zip',
  },
  {
    kind: 'gpci',
    name: 'Geographic practice cost indices',
    without: 'Fees are national amounts, not those of your locality.',
    published: 'Centers for Medicare & Medicaid Services, in the same zip as the relative values',
  },
  {
    kind: 'icd10cm-order',
    name: 'ICD-10-CM order file',
    without: 'Only the diagnoses of the starter are found.',
    published: 'National Center for Health Statistics (CDC), page "ICD-10-CM Files": the code descriptions in tabular order of the fiscal year',
  },
  {
    kind: 'hcpcs',
    name: 'HCPCS Level II codes and modifiers',
    without: 'Supplies, drugs, equipment and services of HCPCS Level II have only what the fee schedule says of them.',
    published: 'Centers for Medicare & Medicaid Services, page "HCPCS Quarterly Update": the alpha-numeric file of the quarter, whole as its zip',
  },
  {
    kind: 'office-texts',
    name: "Your office's own list",
    without: 'Codes carry only the titles of the releases and the starter.',
    published: 'Made by your office: a csv or xlsx with the columns system, code, title, synonyms, what_is_done, note',
  },
];
