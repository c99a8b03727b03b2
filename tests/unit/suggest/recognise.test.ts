import { afterAll, describe, expect, it } from 'vitest';
import { openCatalogCodes } from '../../../db/suggest/catalog-codes.ts';
import { recogniseCodes } from '../../../db/suggest/recognise.ts';
import { smallCatalog } from '../search/small-catalog.ts';

const catalog = smallCatalog([
  { code: '27390', title: 'Invented one' },
  { code: '27391', title: 'Invented two' },
  { code: '27393', title: 'Invented three' },
  { code: '27395', title: 'Invented four' },
  { code: '27447', title: 'Invented five' },
  { code: '12001', title: 'Invented six' },
  { code: '0633T', title: 'Invented seven' },
  { system: 'HCPCS', code: 'C1713', title: 'Invented supply' },
  { system: 'HCPCS', code: 'M1712', title: 'Invented supply that is written as a diagnosis' },
  { system: 'ICD10CM', code: 'M17.12', title: 'Invented diagnosis' },
  { system: 'ICD10CM', code: 'M62.40', title: 'Invented diagnosis two' },
  { system: 'ICD10CM', code: 'I10', title: 'Invented diagnosis three' },
  { system: 'ICD10CM', code: 'T12', title: 'Invented category' },
  { system: 'ICD10PCS', code: '0SRC0J9', title: 'Invented inpatient procedure' },
]);
afterAll(() => catalog.close());
const codes = openCatalogCodes(catalog.db);
const read = (text: string): string[] => recogniseCodes(text, codes, null).map(({ code, status, modifiers, units, rangeTo }) => [code, status === 'known' ? '' : status, modifiers.join('+'), units === null ? '' : `x${units.toString()}`, rangeTo === null ? '' : `to ${rangeTo}`].filter((part) => part !== '').join(' '));

describe('codes that stand in a text', () => {
  it.each([
    ['27393-50', ['27393 50']],
    ['27447 RT 59 x2', ['27447 RT+59 x2']],
    ['27447RT and 27393x2', ['27447 RT', '27393 x2']],
    ['27447, LT, 62 yo male', ['27447 LT']],
    ['27447 (RT), 27393 mod 59', ['27447 RT', '27393 59']],
    ['CPT27447 dx M17.12', ['27447', 'M17.12']],
    ['M1712', ['M17.12']],
    ['hcpcs c1713 x 4', ['C1713 x4']],
    ['codes 27390-27395', ['27390 to 27395', '27395']],
    ['27390–95', ['27390 to 27395', '27395']],
    ['27390/27391,27393 and 27395', ['27390', '27391', '27393', '27395']],
    ['m6240, ICD-10: I10', ['M62.40', 'I10']],
    ['0SRC0J9; 0633t', ['0SRC0J9', '0633T']],
    ['2739O and M62.4O', ['27390 look-alike', 'M62.40 look-alike']],
    ['27447-25 minutes', ['27447 25']],
    ['CPT 27398', ['27398 unknown']],
    ['27398-50', ['27398 unknown 50']],
    ['M99.99', ['M99.99 unknown']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'MRN 27447', 'MRN: 27447', 'Lots 27447, 27391', 'Lot 27447 and 27391', 'REF 27447 LOT 12001', 'catalog no. 27447', 'Acct #27447', 'phone (313) 555-2744, ext 27447', '313-555-27447',
    '$27447', 'fee 27,447', '27447.50', 'Detroit, MI 12001', 'Detroit, MI 12001-1234', 'ZIP 12001', '12001 Main Street', '12001 mg', '12001 steps', 'platelets 12001', '03/01/27447', 'at T12-L1', 'A1c 7.2',
    'vitamin B12', '99998', 'lot C1713', 'NPI 1234567893', '2026-03-01', 'room 27447',
  ])('%s is no code', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('says where each stands, its modifiers and units with it', () => {
    const text = 'Right knee 27447-RT x2, M17.12.';
    const found = recogniseCodes(text, codes, null);
    expect(found.map(({ span, text: own }) => [text.slice(...span), own])).toEqual([['27447-RT x2', '27447-RT x2'], ['M17.12', 'M17.12']]);
  });

  it('says what was read as what where a letter stands for a digit', () => {
    expect(recogniseCodes('2739O', codes, null)[0]).toMatchObject({ status: 'look-alike', code: '27390', remark: '2739O is no code; 27390 is, with O read as zero or l as one.' });
  });
});
