import { expect, test } from 'vitest';
import { recogniseFile } from '../../../db/import/recognise.ts';

// Neighbours of the release files in the layouts of their publishers, with invented rows.
const neighbours: [string, string][] = [
  ['clinical laboratory fee schedule', 'YEAR,HCPCS,MOD,EFF_DATE,INDICATOR,RATE,SHORTDESC\n2026,80047,,20260101,N,13.73,Invented\n2026,80048,,20260101,N,8.46,Invented\n'],
  ['DMEPOS', 'DME26-A Public Use File,,,,,,,,\nHCPCS,Mod,Mod2,JURIS,CATG,Ceiling,Floor,AL (NR),Description\nE0100,NU,,D,IN,30.1,25.6,27.7,Invented\n'],
  ['ASP', 'Payment Allowance Limits for Medicare Part B Drugs,,,\nHCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit\nJ0120,Invented,up to 250 mg,22.11\n'],
  ['NDC', 'NDC - HCPCS Crosswalk,,,,\n_2026_CODE,Short Description,LABELER NAME,NDC2,HCPCS dosage\nJ0120,Invented,Invented,00000-0000-00,1 ML\n'],
  ['conversion table', 'ICD-10-CM Conversion Table,,\nCurrent code assignment,Effective,Previous Code(s) Assignment\nA05.11,10/1/2026,A05.1\n'],
  ['GEMs', 'A000    0010    10000\nA001    0011    10000\nA009    NoDx    11000\n'],
  ['present on admission', 'Order\tCode\tDescription\n1\tB900\tInvented\n2\tB901\tInvented\n'],
  ['telehealth', 'LIST OF MEDICARE TELEHEALTH SERVICES effective January 1 2026,,\nCode,Short Descriptor,Status\n90785,Invented,Permanent\n'],
  ['another addendum', 'Addendum E.-Final HCPCS Codes that Would Be Paid Only as Inpatient Procedures,,,\nHCPCS Code,Short Descriptor,CI,SI\n27005,Invented,,C\n'],
  ['changes to medically unlikely edits', 'Medicare NCCI Practitioner MUE changes 2026Q1,,\nHCPCS/CPT Code,2025 Q4 Practitioner Services MUE Values,2026 Q1 Practitioner Services MUE Values\n11055,1,2\n'],
];

test.each(neighbours)('a file that is not read is called by its name: %s', async (name, text) => {
  const recognised = await recogniseFile(Buffer.from(text), 'file.csv');
  expect(recognised).toMatchObject({ verdict: 'unrecognised', reason: expect.stringMatching(new RegExp(`^It looks like .*${name}`)) as string });
});

test('a list that only mentions one of them is not called so', async () => {
  const recognised = await recogniseFile(Buffer.from('Room,Note\n12,"Ask about the payment limit"\n14,"Conversion table is broken"\n'), 'rooms.csv');
  expect(recognised).toMatchObject({ verdict: 'unrecognised', reason: expect.stringMatching(/^Nothing in it fits/) as string });
});
