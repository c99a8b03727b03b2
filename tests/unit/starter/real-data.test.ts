import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { sectionPath } from '../../../db/starter/sections.ts';
import { ownSources, realFile } from './sources.ts';

const { texts, icdRows, facts, pairs, sections } = ownSources();

const orderFile = realFile('icd10cm', '2025', 'icd10cm_order_2025.txt.gz');
describe.skipIf(orderFile === null)('against the ICD-10-CM order file of 2025', () => {
  const order = new Map(
    (orderFile === null ? '' : gunzipSync(readFileSync(orderFile)).toString('latin1'))
      .split(/\r?\n/)
      .map((line) => [line.slice(6, 13).trim(), { valid: line[14], short: line.slice(16, 76).trim(), long: line.slice(77).trim() }] as const),
  );
  test('every row has the official titles and validity', () => {
    for (const row of icdRows) {
      expect(order.get(row.code.replace('.', '')), row.code).toEqual({ valid: row.billable ? '1' : '0', short: row.shortTitle, long: row.longTitle });
    }
  });
  test('every diagnosis of a text is valid for billing', () => {
    for (const text of texts) for (const { code } of text.diagnoses) expect(order.get(code.replace('.', ''))?.valid, `${text.code} ${code}`).toBe('1');
  });
});

const scheduleFile = realFile('pfs', 'rvu25d', 'PPRRVU2025_Oct.csv');
describe.skipIf(scheduleFile === null)('against the physician fee schedule of October 2025', () => {
  const shortDescriptors = new Map(
    (scheduleFile === null ? [] : parse(readFileSync(scheduleFile, 'latin1'), { relax_column_count: true }))
      .filter((row) => /^[0-9]{4}[0-9A-Z]$/.test(row[0] ?? ''))
      .map((row) => [row[0] ?? '', row[2] ?? ''] as const),
  );
  test('every code that a text names exists', () => {
    for (const text of texts) {
      const sentences = [...text.askBeforeBooking, ...text.relatedCodes.map((related) => related.code), ...text.family.map((neighbour) => neighbour.code)];
      for (const code of sentences.join(' ').match(/\b[0-9]{5}\b/g) ?? []) {
        // A code that is younger than that schedule stands in the section's own facts.
        expect(shortDescriptors.has(code) || facts.relativeValues.some((row) => row.code === code), `${text.code} names ${code}`).toBe(true);
      }
    }
  });
  test('every code has a section path', () => {
    const without = [...shortDescriptors.keys()].filter((code) => sectionPath('CPT', code, sections).length === 0);
    expect(without).toEqual([]);
  });
  test('no line of a text is a descriptor of the schedule', () => {
    const plain = (line: string) => line.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
    const descriptors = new Set([...shortDescriptors.values()].map(plain));
    for (const text of texts) {
      const lines = [text.title, text.distinction, ...text.synonyms, ...text.family.map((one) => one.difference), ...text.relatedCodes.map((one) => one.reason)];
      for (const line of lines) expect(descriptors.has(plain(line)), `${text.code}: ${line}`).toBe(false);
    }
  });
});

const factsFile = realFile('starter', 'facts-27301-27599.csv');
const pairsFile = realFile('starter', 'ncci-practitioner-pairs-within-27301-27599-2024-07.csv');
describe.skipIf(factsFile === null || pairsFile === null)('against the files that the facts were taken from', () => {
  const codes = new Set(texts.map((text) => text.code));
  const read = (file: string | null): Record<string, string>[] => (file === null ? [] : parse<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true }));
  test('each value of the facts is the value of its release', () => {
    for (const row of read(factsFile).filter((one) => codes.has(one['code'] ?? ''))) {
      const fact = facts.relativeValues.find((one) => one.code === row['code']);
      expect(fact?.workRvu).toBe(Math.round(Number(row['work_rvu']) * 100));
      expect(fact?.facilityTotal).toBe(Math.round(Number(row['total_fac']) * 100));
      expect([fact?.bilateral, fact?.assistantAtSurgery, fact?.coSurgeons, fact?.teamSurgery]).toEqual([row['bilateral'], row['assistant'], row['co_surgeon'], row['team']]);
      const limit = facts.unitLimits.find((one) => one.code === row['code']);
      expect(limit).toEqual(row['mai'] === '' ? undefined : { code: row['code'], units: Number(row['mue_practitioner_2024']), mai: row['mai'] });
      // What is packaged has no rate of its own.
      const rate = row['opps_rate_2026_01'];
      expect(facts.outpatientPayments.find((one) => one.code === row['code'])?.paymentCents).toBe(rate === '' ? null : Math.round(Number(rate) * 100));
    }
  });
  test('the pairs are all pairs of the family, no more and no less', () => {
    const expected = read(pairsFile)
      .filter((row) => codes.has(row['column_1'] ?? '') && codes.has(row['column_2'] ?? ''))
      .map((row) => `${row['column_1'] ?? ''}/${row['column_2'] ?? ''} ${row['modifier_indicator'] ?? ''}`);
    expect(pairs.map((pair) => `${pair.columnOne}/${pair.columnTwo} ${pair.modifierIndicator}`)).toEqual(expected);
  });
});
