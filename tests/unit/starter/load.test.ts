import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadStarterSources } from '../../../db/starter/load.ts';
import { readTable, scaledInteger } from '../../../db/starter/read-table.ts';
import type { StarterMistake } from '../../../db/starter/types.ts';
import { resourcesFolder } from './sources.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-starter-'));
  for (const part of ['starter', 'sections', 'indicators.json', 'modifiers.json', 'notices.json', 'thesaurus.tsv', 'word-associations.tsv', 'diagnosis-associations.tsv', 'code-use.tsv', 'plain-names.tsv']) {
    cpSync(join(resourcesFolder, part), join(folder, part), { recursive: true });
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${String(from)}`);
  writeFileSync(path, after);
}

/** Where a row stands, counted from 1. */
function lineOf(file: string, start: string): number {
  return readFileSync(join(folder, file), 'utf8').split(/\r?\n/).findIndex((line) => line.startsWith(start)) + 1;
}

function mistakes(): readonly StarterMistake[] {
  const loaded = loadStarterSources(folder);
  return loaded.ok ? [] : loaded.errors;
}

test('the sources as they are load without a mistake', () => {
  expect(mistakes()).toEqual([]);
});

test('a mistake in a text comes back with file and line', () => {
  change('starter/texts/27390.md', '## Overview', '## Summary');
  expect(mistakes()).toContainEqual({ file: 'starter/texts/27390.md', line: 19, message: 'Unknown heading "Summary".' });
});

test('a number that is none is refused with its line', () => {
  change('starter/facts/pfs-2026-07.csv', '27381,,A,10.49', '27381,,A,ten');
  expect(mistakes()).toContainEqual({ file: 'starter/facts/pfs-2026-07.csv', line: lineOf('starter/facts/pfs-2026-07.csv', '27381,'), message: 'work_rvu "ten" is not a number with up to 2 decimals.' });
});

test('a row with a cell too many is refused with its line', () => {
  change('starter/facts/mue-practitioner-2024-07.csv', '27385,2,3', '27385,2,3,4');
  expect(mistakes()).toContainEqual({ file: 'starter/facts/mue-practitioner-2024-07.csv', line: lineOf('starter/facts/mue-practitioner-2024-07.csv', '27385,'), message: 'The row has 4 cells; the header has 3.' });
});

test('a code that stands twice in the facts is refused with its line', () => {
  change('starter/facts/opps-2026-01.csv', /^27381,/m, '27380,');
  expect(mistakes()).toContainEqual({ file: 'starter/facts/opps-2026-01.csv', line: lineOf('starter/facts/opps-2026-01.csv', '27380,') + 1, message: '27380 stands here a second time.' });
});

test('another header is refused', () => {
  change('sections/hcpcs-letters.tsv', 'letter', 'initial');
  expect(mistakes()[0]).toMatchObject({ file: 'sections/hcpcs-letters.tsv', line: 1 });
});

test('a section outside its parent is refused', () => {
  change('sections/cpt-sections.tsv', '27380\t27499\t27301-27599', '27380\t27699\t27301-27599');
  const messages = mistakes().map((mistake) => mistake.message);
  expect(messages).toContain('27380-27699 is not inside its parent 27301-27599.');
  expect(messages).toContain('27500-27566 overlaps 27380-27699.');
});

test('a section without its parent is refused', () => {
  change('sections/cpt-sections.tsv', '27380\t27499\t27301-27599', '27380\t27499\t27301-27600');
  expect(mistakes().map((mistake) => mistake.message)).toContain('27380-27499 names the parent 27301-27600, which does not stand above it.');
});

test('an indicator or modifier that cites an unknown source is refused', () => {
  change('indicators.json', '"source": "RVU26A"', '"source": "HEARSAY"');
  change('modifiers.json', '"source": "CPM12"', '"source": "HEARSAY"');
  expect(mistakes().map((mistake) => mistake.message)).toEqual([
    'pfs_status A cites "HEARSAY", which is not among the sources.',
    'Modifier 22 cites "HEARSAY", which is not among the sources.',
  ]);
});

test('a plain name that tells nothing apart, is too long or stands beside a text is refused with its line', () => {
  change('plain-names.tsv', /^29881\t[^\t]*/m, '29881\tBoth menisci trimmed by scope');
  change('plain-names.tsv', /^47562\t[^\t]*/m, `47562\t${'long '.repeat(25)}end`);
  change('plain-names.tsv', /^69930\t(.*)\n/m, '69930\t$1\n27447\tNew knee\t\n');
  expect(mistakes()).toEqual([
    { file: 'plain-names.tsv', line: lineOf('plain-names.tsv', '27447'), message: '27447 has a text of its own, which names it.' },
    { file: 'plain-names.tsv', line: lineOf('plain-names.tsv', '29881'), message: '29880 has the same name: it tells the two not apart.' },
    { file: 'plain-names.tsv', line: lineOf('plain-names.tsv', '47562'), message: 'A name of at most 100 characters must be there.' },
  ].sort((one, other) => one.line - other.line));
});

test('a release that names an unknown notice or no file is refused', () => {
  change('starter/facts/releases.json', 'icd10cmPublicDomain', 'nothing');
  change('starter/facts/releases.json', 'facts/opps-2026-01.csv', 'facts/opps.csv');
  const found = mistakes();
  expect(found).toContainEqual({ file: 'starter/facts/releases.json', line: 1, message: 'icd10cm-2025 names the notice "nothing", which notices.json does not have.' });
  expect(found.find((mistake) => mistake.file === 'starter/facts/opps.csv')?.message).toMatch(/^Cannot be read/);
});

test('broken JSON is refused with the line where it breaks', () => {
  change('notices.json', '"kind": "text",', '"kind": "text"');
  expect(mistakes().find((mistake) => mistake.file === 'notices.json')?.message).toMatch(/^Not JSON/);
});

test('a folder that is not there is a mistake, not a crash', () => {
  const loaded = loadStarterSources(join(folder, 'nowhere'));
  expect(loaded.ok).toBe(false);
});

test('quoted cells that run over lines keep the line numbers right', () => {
  const errors: StarterMistake[] = [];
  const rows = readTable('a.csv', 'code,why\n1,"two\nlines"\n2,one\n3\n', ['code', 'why'], ',', errors);
  expect(rows.map((row) => row.line)).toEqual([2, 4]);
  expect(errors).toEqual([{ file: 'a.csv', line: 5, message: 'The row has 1 cells; the header has 2.' }]);
});

test('decimals become whole numbers without rounding', () => {
  expect(scaledInteger('25.64', 2)).toBe(2564);
  expect(scaledInteger('7', 2)).toBe(700);
  expect(scaledInteger('33.4009', 4)).toBe(334009);
  expect(scaledInteger('33.4009', 2)).toBeNull();
  expect(scaledInteger('.5', 2)).toBeNull();
  expect(scaledInteger('-1', 2)).toBeNull();
});
