import type { TableContent } from './table-content.ts';

const notYet = 'this version does not read it yet';

/**
 * What a file is that no format reads, as far as its content tells. Ends with what can be done about it.
 * Official neighbours of the files that are read are named; for the rest the reason why nothing fits.
 */
export function describeUnread(content: TableContent): string {
  const head = content.isSheet
    ? content.rows().slice(0, 40).map((row) => row.cells.filter((cell) => cell !== '').join(' | ')).join('\n')
    : content.lines.slice(0, 60).join('\n').slice(0, 20_000);
  for (const { what, tells } of lookAlikes) if (tells.every((pattern) => pattern.test(head))) return `It looks like ${what}; ${notYet}.`;
  const lines = content.isSheet ? [] : content.lines.filter((line) => line.trim() !== '').slice(0, 200);
  for (const { what, line } of lineShapes) {
    const fitting = lines.filter((text) => line.test(text)).length;
    if (fitting > 0 && fitting >= lines.length * 0.6) return `It looks like ${what}; ${notYet}.`;
  }
  return 'Nothing in it fits a release file that Codetray reads (the Data page names them), or an office list with the columns system, code, title, synonyms, what_is_done, note.';
}

const lookAlikes: readonly { what: string; tells: readonly RegExp[] }[] = [
  { what: 'the report of changes to HCPCS Level II (its codes come with the alpha-numeric file)', tells: [/HCPCS\/MOD/i, /TYPE OF CHANGE/i] },
  { what: 'the processing notes of HCPCS Level II (a list for people)', tells: [/^\s*PROCESSING NOTES\s*$/im] },
  { what: 'another addendum of the outpatient or surgery centre rule', tells: [/\bAddendum [A-Z]{1,2}\d?\b/i, /\b(?:OPPS|ASC|APC)s?\b|Inpatient/] },
  { what: 'a list of changes to medically unlikely edits (the table of the quarter has them)', tells: [/\bMUE changes\b/i] },
  { what: 'the clinical laboratory fee schedule', tells: [/Clinical Laboratory Fee Schedule|\bHCPCS\W+MOD\W+EFF_DATE\W+INDICATOR\W+RATE\b/i] },
  { what: 'the fee schedule of equipment and supplies (DMEPOS)', tells: [/\bJURIS\W+CATG\b/i] },
  { what: 'Medicare payment limits of drugs (ASP)', tells: [/HCPCS Code Dosage/i, /Payment Limit/i] },
  { what: 'the crosswalk between drug packages (NDC) and HCPCS codes', tells: [/\bNDC\d?\b/, /HCPCS/, /Labeler|PKG/i] },
  { what: 'the conversion table of ICD-10 codes', tells: [/Current code assignment/i] },
  { what: 'the list of diagnoses exempt from reporting as present on admission (POA)', tells: [/^\W*Order[\t,]Code[\t,]Description/im] },
  { what: 'the list of telehealth services', tells: [/Medicare Telehealth Services/i] },
  { what: 'Medicare payment amounts by locality (PFREV)', tells: [/(?:Non-?Facility|Facility) Fee Schedule Amount/i] },
  { what: 'the schema of an XML file', tells: [/<xs:schema|<xsd:schema/i] },
  { what: 'a price file of a hospital that is not in the CMS format of version 2 or 3', tells: [/hospital_name|standard_charge/i, /last_updated_on|license/i] },
  { what: 'a payer price file', tells: [/reporting_entity_name|in_network/i] },
  { what: 'the physician fee schedule record layout (a description for people)', tells: [/relative value file\s+calendar year|record layout/i] },
  { what: 'an XML document', tells: [/^\s*<\?xml/i] },
  { what: 'a JSON document', tells: [/^\s*[{[]\s*["{[]/] },
  { what: 'a web page', tells: [/<html/i] },
];

const lineShapes: readonly { what: string; line: RegExp }[] = [
  { what: 'general equivalence mappings between ICD-9 and ICD-10 (GEMs)', line: /^[A-Z0-9]{3,7}\s+(?:[A-Z0-9]{3,7}|NoDx|NoPCS)\s+[01]{3}\d{2}\s*$/ },
  { what: 'Medicare payment amounts by locality (PFREV)', line: /^"?\d{4}"?,"?\d{5}"?,"?\d{2}"?,"?[0-9A-Z]{5}"?,/ },
];
