import { describe, expect, it } from 'vitest';
import { xlsxSheets } from '../../../db/import/files/xlsx-rows.ts';
import { workbookOf, zipOf } from '../../fixtures/import/zip-files.ts';

const office = 'http://schemas.openxmlformats.org';
const kinds = `${office}/officeDocument/2006/relationships`;

interface Parts {
  sheets: Record<string, string>;
  shared?: string;
  formats?: string;
  workbook?: string;
}

/** A workbook as spreadsheets write them: texts and styles in parts of their own, paths by relation, prefixed names. */
function workbook({ sheets, shared, formats, workbook: settings = '' }: Parts): Buffer {
  const names = Object.keys(sheets);
  const relation = (id: string, kind: string, target: string): string => `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`;
  const relations = (...all: string[]): string => `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships">${all.join('')}</Relationships>`;
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(relation('a', 'officeDocument', '/office/book.xml')),
    'office/book.xml': `<x:workbook xmlns:x="${office}/spreadsheetml/2006/main" xmlns:q="${kinds}">${settings}<x:sheets>${names.map((name, index) => `<x:sheet name="${name}" sheetId="${index + 1}" q:id="s${index}"/>`).join('')}</x:sheets></x:workbook>`,
    'office/_rels/book.xml.rels': relations(
      ...names.map((_, index) => relation(`s${index}`, 'worksheet', `tables/${index}.xml`)),
      ...(shared === undefined ? [] : [relation('t', 'sharedStrings', 'texts.xml')]),
      ...(formats === undefined ? [] : [relation('f', 'styles', 'styles.xml')]),
    ),
    ...Object.fromEntries(names.map((name, index) => [`office/tables/${index}.xml`, `<x:worksheet xmlns:x="m"><x:sheetData>${sheets[name] ?? ''}</x:sheetData></x:worksheet>`])),
    ...(shared === undefined ? {} : { 'office/texts.xml': `<sst>${shared}</sst>` }),
    ...(formats === undefined ? {} : { 'office/styles.xml': formats }),
  });
}

async function rowsOf(bytes: Buffer): Promise<Record<string, [number, ...string[]][]>> {
  const sheets = await xlsxSheets(bytes, 'book.xlsx');
  if (!sheets.ok) throw new Error(sheets.error.code);
  return Object.fromEntries(sheets.value.map((sheet) => [sheet.name, sheet.rows.map((row): [number, ...string[]] => [row.line, ...row.cells])]));
}

async function codeOf(bytes: Buffer): Promise<string> {
  const sheets = await xlsxSheets(bytes, 'book.xlsx');
  return sheets.ok ? 'read' : sheets.error.code;
}

describe('a workbook', () => {
  it('gives its cells as they are written, numbers without a turn through binary fractions', async () => {
    const rows = '<x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c><x:c r="C1"><x:v>12.660</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="b"><x:v>1</x:v></x:c><x:c r="B2" t="str"><x:f>A1&amp;"x"</x:f><x:v> a &lt; b </x:v></x:c><x:c r="C2" t="e"><x:v>#N/A</x:v></x:c></x:row>';
    const shared = '<si><t>first</t></si><si><r><t>se</t></r><r><t>cond</t></r><rPh><t>not this</t></rPh></si>';
    expect(await rowsOf(workbook({ sheets: { one: rows, two: '' }, shared }))).toEqual({ one: [[1, 'second', '', '12.660'], [2, 'TRUE', 'a < b', '#N/A']], two: [] });
  });

  it('keeps the numbers of rows, stands blank ones where a few are missing, and takes cells without a place in their order', async () => {
    const rows = '<x:row r="2"><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row r="4"><x:c r="B4"><x:v>3</x:v></x:c></x:row><x:row r="900000"><x:c r="A900000"><x:v>4</x:v></x:c></x:row><x:row r="900001"/>';
    expect(await rowsOf(workbook({ sheets: { one: rows } }))).toEqual({ one: [[1], [2, '1', '2'], [3], [4, '', '3'], [900_000, '4']] });
  });

  it('writes days as dates, by the style of the cell and the year that days are counted from', async () => {
    const formats = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]mmm\\-yy"/><numFmt numFmtId="171" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
    const cells = [0, 1, 2, 3].map((style) => `<x:c s="${style}"><x:v>45901</x:v></x:c>`).join('');
    expect(await rowsOf(workbook({ sheets: { one: `<x:row>${cells}</x:row>` }, formats }))).toEqual({ one: [[1, '45901', '2025-09-01', '2025-09-01', '45901']] });
    const since1904 = workbook({ sheets: { one: '<x:row><x:c s="1"><x:v>44439</x:v></x:c></x:row>' }, formats, workbook: '<x:workbookPr date1904="1"/>' });
    expect(await rowsOf(since1904)).toEqual({ one: [[1, '2025-09-01']] });
  });

  it('reads characters that a workbook writes as numbers', async () => {
    const rows = '<x:row><x:c t="inlineStr"><x:is><x:t>HCPCS/_x000D_&#10;Code</x:t></x:is></x:c></x:row>';
    expect(await rowsOf(workbook({ sheets: { one: rows } }))).toEqual({ one: [[1, 'HCPCS/\r\nCode']] });
  });

  it.each([
    ['a document with entities of its own', workbook({ sheets: { one: '<x:row/>' }, shared: '<!DOCTYPE a [<!ENTITY b "bbbb">]><si><t>&b;</t></si>' }), 'archive-damaged'],
    ['an entity that is not declared', workbook({ sheets: { one: '<x:row><x:c t="str"><x:v>&b;</x:v></x:c></x:row>' } }), 'archive-damaged'],
    ['elements within elements without end', workbook({ sheets: { one: '<x:a>'.repeat(5000) + '</x:a>'.repeat(5000) } }), 'archive-damaged'],
    ['a cell whose text is not there', workbook({ sheets: { one: '<x:row><x:c t="s"><x:v>7</x:v></x:c></x:row>' } }), 'archive-damaged'],
    ['rows out of order', workbook({ sheets: { one: '<x:row r="5"/><x:row r="4"/>' } }), 'archive-damaged'],
    ['a sheet that ends in the middle', workbook({ sheets: { one: '<x:row><x:c><x:v>1' } }), 'archive-damaged'],
    ['more columns than a sheet can have', workbook({ sheets: { one: '<x:row><x:c r="ZZZZZZ1"><x:v>1</x:v></x:c></x:row>' } }), 'archive-too-large'],
    ['rows of blanks with one cell at their end', workbook({ sheets: { one: Array.from({ length: 300 }, (_, index) => `<x:row r="${index + 1}"><x:c r="XFD${index + 1}"><x:v>1</x:v></x:c></x:row>`).join('') } }), 'archive-too-large'],
    ['two cells at opposite corners, which take no room', workbook({ sheets: { one: '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>' } }), 'read'],
  ])('%s: %#', async (_what, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('is refused when a byte of a sheet is not what it was', async () => {
    const bytes = workbookOf(Array.from({ length: 200 }, (_, index) => [index, `text ${index}`]));
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 200;
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    expect(await codeOf(bytes)).toBe('archive-damaged');
  });
});
