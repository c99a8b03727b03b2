import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { codeNumber, TermsOfSource, unpackPairs } from '../../../db/model/ncci-pairs.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value } from '../../fixtures/import/import-home.ts';

const data = resolve(process.env['CODETRAY_REAL_DATA'] ?? '../shared/data', 'ncci');
const present = existsSync(data);
if (!present) console.warn(`\n*** SKIPPED: no real NCCI files in ${data}. ***\n`);

/** The one member of a zip, without the program's reader: its data follow the local header. */
function member(name: string): string {
  const zip = readFileSync(join(data, name));
  return inflateRawSync(zip.subarray(30 + zip.readUInt16LE(26) + zip.readUInt16LE(28))).toString('latin1');
}

test.skipIf(!present)('every real NCCI file is read without losing a row', async () => {
  const place = importHome();
  const names = ['ccipra-v302r0-f1.zip', 'ccipra-v302r0-f2.zip', 'ccipra-v302r0-f3.zip', 'ccipra-v302r0-f4.zip', 'ccipra-v322r0-f1.excerpt.txt',
    'MCR_MUE_PractitionerServices_Eff_07-01-2024.csv', 'MCR_MUE_OutpatientHospitalServices_Eff_07-01-2024.csv', 'MCR_MUE_PractitionerServices_Eff_07-01-2026.excerpt.csv', 'AOC_V2026Q2-MCR.xlsx'];
  const report = value(await place.run(...names.map((name) => join(data, name))));
  expect(report.refused).toEqual([]);
  expect(report.unrecognised).toEqual([]);
  expect(report.files).toHaveLength(names.length);
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  // Counted in the raw bytes: a row begins with a code and a delimiter.
  const counted = (text: string): number => text.match(/^[0-9A-Z]{5}[\t,]/gm)?.length ?? 0;
  for (const [index, name] of names.entries()) {
    const file = report.files[index];
    expect(file?.rejected, name).toEqual([]);
    if (name.endsWith('.xlsx')) expect([file?.kind, file?.rowsKept, file?.release]).toEqual(['ncci-add-on-codes', 9_000, '2026-04']);
    else expect(file?.rowsKept, name).toBe(counted(name.endsWith('.zip') ? member(name) : readFileSync(join(data, name), 'latin1')));
  }
  // 88108 with 88162 stands in the file twice, ended, for two reasons; 00100 with 99202 is in force again, read off by hand.
  const rows = query<{ pairs: number; records: Uint8Array; terms: Uint8Array }>(opened.path, "SELECT pairs, ncci_pairs.records, ncci_terms.records AS terms FROM ncci_pairs JOIN ncci_terms USING (source_id) JOIN source USING (source_id) WHERE release = '2024-07' AND layer = 'release' AND code = '00100' AND column_number = 1 ORDER BY source_id, position");
  const found = rows.flatMap((row) => {
    const unpacked = unpackPairs([row]);
    return [...unpacked.others].map((other, position) => ({ other, ...new TermsOfSource(row.terms).at(unpacked.terms[position] ?? 0) }));
  }).filter((pair) => pair.other === codeNumber('99202'));
  expect(found.map((pair) => [pair.indicator, pair.deletedDay])).toEqual([['0', 0], ['0', Date.UTC(2019, 11, 31) / 86_400_000]]);
  expect(query(opened.path, "SELECT primary_code AS code, effective_from AS since FROM add_on_edit WHERE add_on = '27358' ORDER BY 1")).toEqual(['27355', '27356', '27357'].map((code) => ({ code, since: '2013-04-01' })));
  place.remove();
}, 300_000);
