import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { walkPaths } from '../../../db/import/files/walk.ts';
import { zipOf } from '../../fixtures/import/zip-files.ts';
import { csvOf } from '../../fixtures/import/release-files.ts';
import { officialInputs, random, read, table } from '../../fixtures/import/official-inputs.ts';

test('cut, doubled and shuffled rows and lines never give a row that the file does not hold', async () => {
  for (const [name, bytes] of Object.entries(officialInputs)) {
    if (name === 'workbook') continue;
    const original = new Set((await read(bytes)).rows);
    expect(original.size, name).toBeGreaterThan(['drug', 'addenda'].includes(name) ? 2 : 10);
    // Localities whose first row is gone have no state, never that of the block before.
    if (name.startsWith('counties')) for (const row of [...original]) original.add(row.split('|').with(2, '').join('|'));
    for (let round = 0; round < 60; round++) {
      const next = random(round * 31 + name.length);
      const text = bytes.toString('utf8');
      const lines = text.split('\r\n');
      const at = Math.floor(next() * lines.length);
      let changed: string;
      switch (round % 6) {
        case 0: changed = text.slice(0, Math.floor(next() * text.length)); break;
        case 1: changed = [...lines.slice(0, at), lines[at] ?? '', ...lines.slice(at)].join('\r\n'); break;
        case 2: changed = lines.filter((_, index) => index !== at).join('\r\n'); break;
        case 3: changed = lines.map((line, index) => (index === at ? line.slice(0, Math.floor(line.length * next())) : line)).join('\r\n'); break;
        case 4: changed = lines.join(['\n', '\r', '\r\n'][round % 3]); break;
        default: changed = [...lines.slice(0, at), lines[at + 1] ?? '', lines[at] ?? '', ...lines.slice(at + 2)].join('\r\n');
      }
      const answer = await read(Buffer.from(changed));
      expect(answer.rowsRead, `${name} round ${round}`).toBe(answer.rowsKept + answer.rejected);
      // A line inside these that lost its end still has its layout: a shorter description, an index or minutes with fewer decimals, a list
      // of counties with fewer.
      if (['order', 'localities', 'inpatient', 'limits', 'addOns', 'addOnText'].includes(name) && round % 6 === 3) continue;
      // What a line of a document belongs to is told by the lines around it, and a change is kept with its line.
      if (['tabular', 'index', 'drug', 'addenda'].includes(name)) continue;
      // So has a last line that ends in words: that it may be cut off is told as a warning.
      if (['plainDescriptors', 'counties', 'countiesText', 'minutes', 'classes', 'limits', 'addOns', 'addOnText'].includes(name) && round % 3 === 0) continue;
      expect(answer.rows.filter((row) => !original.has(row) && !original.has(footnoted(row))), `${name} round ${round}`).toEqual([]);
    }
  }
  function footnoted(row: string): string {
    const [contractor, locality, state, area, , ...numbers] = row.split('|');
    return [contractor, locality, state, area, 'Work GPCI reflects an invented floor.', ...numbers].join('|');
  }
}, 120_000);

test('columns that are moved with their headers change nothing; emptied or doubled ones are refused or rejected', async () => {
  const original = (await read(officialInputs['csv'] ?? Buffer.alloc(0))).rows;
  for (let round = 0; round < 40; round++) {
    const next = random(round + 900);
    const order = [...(table[0] ?? []).keys()].map((index) => ({ index, key: next() })).sort((a, b) => a.key - b.key).map(({ index }) => index);
    const moved = await read(Buffer.from(csvOf(table.map((row) => order.map((index) => row[index] ?? '')))));
    expect(moved.rows, `round ${round}`).toEqual(original);
    const column = Math.floor(next() * 31);
    const doubled = await read(Buffer.from(csvOf(table.map((row) => [...row, row[column] ?? '']))));
    expect(doubled.verdict, `doubled ${column}`).toBe('refused');
    const emptied = await read(Buffer.from(csvOf(table.map((row, index) => row.map((cell, at) => (at === column && index > 8 ? '' : cell))))));
    expect(emptied.rowsRead).toBe(emptied.rowsKept + emptied.rejected);
    // Only the emptied column may differ: every code that is kept is one of the file's.
    const keys = new Set(original.map((row) => row.split('|')[0]));
    for (const row of emptied.rows) expect(keys.has(row.split('|')[0]), row).toBe(true);
  }
});

test('flipped bytes and damaged archives end in an answer, and every row is accounted for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-mutations-'));
  const archives: Record<string, Buffer> = { zip: zipOf({ 'a.csv': officialInputs['csv'] ?? '', 'b.txt': officialInputs['order'] ?? '' }), gz: gzipSync(officialInputs['csv'] ?? ''), ...officialInputs };
  let rounds = 0;
  for (const [name, bytes] of Object.entries(archives)) {
    for (let round = 0; round < 25; round++) {
      const next = random(round * 7919 + name.length);
      const changed = Buffer.from(bytes);
      for (let flips = 0; flips <= round % 5; flips++) {
        const at = Math.floor(next() * changed.length);
        changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      }
      const path = join(folder, 'input');
      writeFileSync(path, round % 4 === 0 ? changed.subarray(0, Math.floor(next() * changed.length)) : changed);
      for await (const found of walkPaths([path])) {
        if (!('file' in found)) continue;
        const content = await found.file.bytes();
        if (!content.ok) continue;
        const answer = await read(content.value);
        expect(answer.rowsRead, `${name} round ${round}`).toBe(answer.rowsKept + answer.rejected);
        expect(answer.rows).toHaveLength(answer.rowsKept);
      }
      rounds++;
    }
  }
  expect(rounds).toBeGreaterThanOrEqual(200);
  rmSync(folder, { recursive: true });
}, 120_000);
