import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findCatalog } from '../../../db/import/named-catalog.ts';
import { changesBetween } from '../../../db/queries/changes/changes-between.ts';
import { importHome, value } from '../../fixtures/import/import-home.ts';

// Real release files are not part of the project: CODETRAY_REAL_DATA names their folder, or ../shared/data holds them.
const data = resolve(process.env['CODETRAY_REAL_DATA'] ?? '../shared/data');
const paths = {
  old: join(data, 'hcpcs/2019/HCPC2019_CONTR_ANWEB.txt'),
  next: join(data, 'hcpcs/2025_oct/HCPC2025_OCT_ANWEB.xlsx'),
  oldLimits: join(data, 'ncci/MCR_MUE_PractitionerServices_Eff_07-01-2024.csv'),
  nextLimits: join(data, 'ncci/MCR_MUE_PractitionerServices_Eff_07-01-2026.excerpt.csv'),
};
const present = Object.values(paths).every((path) => existsSync(path));
if (!present) console.warn(`\n*** SKIPPED: no HCPCS and MUE releases in ${data}. Set CODETRAY_REAL_DATA to their folder to run this test. ***\n`);

interface RawCode {
  ended: boolean;
  long: string;
  short: string;
}

/** The main records of the fixed-width file: code, record type, and the last day at their places in the record layout. */
function codesOfText(path: string): Map<string, RawCode> {
  const codes = new Map<string, RawCode>();
  let last: RawCode | undefined;
  for (const line of readFileSync(path, 'latin1').split('\n')) {
    const [code, type] = [line.slice(0, 5).trim(), line[10]];
    if (type === '3') codes.set(code, (last = { ended: /^\d{8}$/.test(line.slice(284, 292)), long: line.slice(11, 91), short: line.slice(91, 119).trim() }));
    else if (type === '4' && last !== undefined) last.long += line.slice(11, 91);
  }
  return codes;
}

/** A member of a ZIP file, by the list at its end. */
function member(zip: Buffer, name: string): string {
  for (let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06')) + 16); zip.readUInt32LE(at) === 0x02014b50; at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)) {
    if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) !== name) continue;
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(at + 20))).toString('utf8');
  }
  throw new Error(`no ${name}`);
}

const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** Rows of the sheet with record type 3: the columns by their letters. */
function codesOfSheet(path: string): Map<string, RawCode> {
  const zip = readFileSync(path);
  const shared = [...member(zip, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => plain([...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join('')));
  const codes = new Map<string, RawCode>();
  for (const [, row = ''] of member(zip, 'xl/worksheets/sheet1.xml').matchAll(/<row[^>]*>(.*?)<\/row>/gs)) {
    const cells: Record<string, string> = {};
    for (const [, column = '', attributes = '', content = ''] of row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(?:<v>([^<]*)<\/v>)?/g)) cells[column] = attributes.includes('t="s"') && content !== '' ? (shared[Number(content)] ?? '') : content;
    if (cells['C'] === '3') codes.set((cells['A'] ?? '').trim(), { ended: (cells['AU'] ?? '').trim() !== '', long: cells['D'] ?? '', short: (cells['E'] ?? '').trim() });
  }
  return codes;
}

const limitsOf = (path: string): Map<string, string> =>
  new Map([...readFileSync(path, 'latin1').matchAll(/^([0-9A-Z]{5}),(\d+),(\d)/gm)].map(([, code = '', units = '', mai = '']) => [code, `${units} ${mai}`]));

test.skipIf(!present)('HCPCS Level II from 2019 to 2025, and unit limits from 2024 to 2026: counts as the files themselves have them', async () => {
  const [old, next] = [codesOfText(paths.old), codesOfSheet(paths.next)];
  expect([old.size, next.size]).toEqual([6440, 8463]);
  const isNew = (code: string): boolean => !old.has(code) || old.get(code)?.ended === true;
  const added = [...next].filter(([code, { ended }]) => !ended && !old.has(code)).length;
  const revived = [...next].filter(([code, { ended }]) => !ended && old.has(code) && isNew(code)).length;
  const deleted = [...old].filter(([code, { ended }]) => !ended && next.get(code)?.ended !== false).length;
  expect(added).toBe(1730);
  const [oldLimits, nextLimits] = [limitsOf(paths.oldLimits), limitsOf(paths.nextLimits)];
  expect(oldLimits.size).toBe(14_677);
  const limits = [...nextLimits].filter(([code, limit]) => oldLimits.get(code) !== limit).length;

  const place = importHome();
  value(await place.run(paths.old, paths.oldLimits));
  value(await place.run(paths.next, paths.nextLimits));
  const [before, now] = ['previous', 'running'].map((name) => value(findCatalog(place.home, place.starter, name)).path) as [string, string];
  const changes = changesBetween(before, now, []);
  try {
    const told = Object.fromEntries(changes.summary.kinds.map(({ kind, rows }) => [kind, rows]));
    expect(told).toMatchObject({ added, deleted, revived, 'unit-limits': limits });
    const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
    // Only codes in force on both sides can have a text that changed; a row names one of the two texts.
    const reworded = new Map<string, Set<string>>();
    for (let offset = 0, total = 1; offset < total; offset += 500) {
      const page = changes.rows({ kind: 'descriptors', officeOnly: false, text: '', offset, limit: 500 });
      total = page.total;
      for (const row of page.rows) for (const { field } of row.differences) reworded.set(row.code, (reworded.get(row.code) ?? new Set()).add(field));
    }
    for (const code of reworded.keys()) {
      const [was, is] = [old.get(code), next.get(code)];
      expect(spaced(was?.long ?? '') !== spaced(is?.long ?? '') || was?.short !== is?.short, code).toBe(true);
    }
    const differing = [...next].filter(([code, { short, ended }]) => !ended && old.get(code)?.ended === false && old.get(code)?.short !== short).map(([code]) => code);
    expect(differing.filter((code) => !reworded.has(code))).toEqual([]);
  } finally {
    changes.close();
  }
  place.remove();
}, 300_000);
