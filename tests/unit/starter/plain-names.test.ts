import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { ownSources, realFile } from './sources.ts';

const { plainNames } = ownSources();

test('stand in the order of their codes', () => {
  const codes = plainNames.map(({ code }) => code);
  expect(codes).toEqual([...codes].sort());
  expect(codes.length).toBeGreaterThan(1_700);
});

test('begin with a capital, end without a full stop, and say nothing twice', () => {
  for (const { code, name, otherNames } of plainNames) {
    expect(name, code).toMatch(/^[A-Z].*[^.]$/);
    const all = [name, ...otherNames].map((one) => one.toLowerCase());
    expect(new Set(all).size, code).toBe(all.length);
  }
});

const schedule = realFile('pfs', 'rvu25d', 'PPRRVU2025_Oct.csv');
describe.skipIf(schedule === null)('against the physician fee schedule of October 2025', () => {
  const descriptors = new Map(
    (schedule === null ? [] : parse(readFileSync(schedule, 'latin1'), { relax_column_count: true }))
      .filter((row) => /^[0-9]{5}$/.test(row[0] ?? ''))
      .map((row) => [row[0] ?? '', row[2] ?? ''] as const),
  );
  const plain = (line: string) => line.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

  test('each is of a code of the schedule', () => {
    expect(plainNames.map(({ code }) => code).filter((code) => !descriptors.has(code))).toEqual([]);
  });

  test('none is a descriptor of the schedule', () => {
    const official = new Set([...descriptors.values()].map(plain));
    for (const { code, name, otherNames } of plainNames) for (const one of [name, ...otherNames]) expect(official.has(plain(one)), `${code}: ${one}`).toBe(false);
  });
});
