import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { walkPaths } from '../../db/import/files/walk.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officialInputs, random, read } from '../fixtures/import/official-inputs.ts';
import { zipOf } from '../fixtures/import/zip-files.ts';

// Damages every kind of file in every way that downloads, editors and spreadsheets do, and counts what comes of it. A crash, an answer
// that takes too long or an account of rows that does not add up ends it with the round that brings it back.

/** No answer to a file this small takes longer, even on a busy computer. */
const longestMilliseconds = 5000;
const rounds = Number(process.argv[2] ?? 2000);

type Next = () => number;
type Change = (bytes: Buffer, next: Next) => Buffer;

const place = (length: number, next: Next): number => Math.floor(next() * length);
const onLines = (change: (lines: string[], next: Next) => string[]): Change => (bytes, next) => Buffer.from(change(bytes.toString('latin1').split('\n'), next).join('\n'), 'latin1');
/** Columns of the delimiter that stands most often; text of fixed width is taken as one column. */
const onColumns = (change: (cells: string[], column: number, next: Next) => string[]): Change => (bytes, next) => {
  const text = bytes.toString('latin1');
  const delimiter = text.split('\t').length > text.split(',').length ? '\t' : ',';
  const lines = text.split('\n').map((line) => line.split(delimiter));
  const column = place(Math.max(...lines.map((cells) => cells.length)), next);
  return Buffer.from(lines.map((cells) => change(cells, column, next).join(delimiter)).join('\n'), 'latin1');
};

const changes: Readonly<Record<string, Change>> = {
  'cut': (bytes, next) => bytes.subarray(0, place(bytes.length, next)),
  'start lost': (bytes, next) => bytes.subarray(place(Math.min(bytes.length, 2000), next)),
  'piece lost': (bytes, next) => {
    const from = place(bytes.length, next);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + place(300, next))]);
  },
  'piece twice': (bytes, next) => {
    const from = place(bytes.length, next);
    const to = from + place(300, next);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'bits flipped': (bytes, next) => {
    const changed = Buffer.from(bytes);
    for (let flips = 0; flips <= place(6, next); flips++) {
      const at = place(changed.length, next);
      changed[at] = (changed[at] ?? 0) ^ (1 << place(8, next));
    }
    return changed;
  },
  'lines shuffled': onLines((lines, next) => lines.map((line) => ({ line, key: next() < 0.9 ? 0 : next() })).sort((a, b) => a.key - b.key).map(({ line }) => line)),
  'line ends': (bytes, next) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', ['\n', '\r', '\r\r\n', '\n\n'][place(4, next)] ?? '\n'), 'latin1'),
  'column twice': onColumns((cells, column) => cells.toSpliced(column, 0, cells[column] ?? '')),
  'column lost': onColumns((cells, column) => cells.toSpliced(column, 1)),
  'column empty': onColumns((cells, column) => cells.map((cell, index) => (index === column ? '' : cell))),
  'columns swapped': onColumns((cells, column) => cells.with(Math.min(column, cells.length - 1), cells[0] ?? '').with(0, cells[Math.min(column, cells.length - 1)] ?? '')),
  'quotation mark': (bytes, next) => {
    const at = place(bytes.length, next);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('"'), bytes.subarray(at)]);
  },
  'encoding': (bytes, next) => iconv.encode(bytes.toString('utf8'), ['utf-16le', 'utf-16be', 'utf-8', 'windows-1252'][place(4, next)] ?? 'utf-8', { addBOM: next() < 0.7 }),
  'entities': (bytes, next) => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
    const at = place(bytes.length, next);
    return Buffer.concat([Buffer.from(next() < 0.5 ? bomb : ''), bytes.subarray(0, at), Buffer.from('&c;'), bytes.subarray(at)]);
  },
};

interface Outcome { read: number; refused: number; unknown: number; kept: number; rejected: number; foreign: number; slowest: number }

const folder = mkdtempSync(join(tmpdir(), 'codetray-fuzz-'));
const table: string[] = ['| file | rounds | read | refused | not recognised | rows kept | rows rejected | rows unlike any of the file | slowest |', '| --- | --- | --- | --- | --- | --- | --- | --- | --- |'];
for (const [name, bytes] of Object.entries(officialInputs)) {
  const original = new Set((await read(bytes)).rows);
  const names = Object.keys(changes);
  const sum: Outcome = { read: 0, refused: 0, unknown: 0, kept: 0, rejected: 0, foreign: 0, slowest: 0 };
  for (let round = 0; round < rounds; round++) {
    const next = random(round * 7919 + name.length * 104_729 + 1);
    const how = names[round % names.length] ?? '';
    const say = `${name}, ${how}, round ${round}`;
    let changed = changes[how]?.(bytes, next) ?? bytes;
    const began = performance.now();
    // Every twentieth inside a damaged archive: what comes out of it is read like anything else.
    if (round % 20 === 19) changed = await throughArchive(changed, next);
    const answer = await read(changed).catch((error: unknown) => { throw new Error(`${say}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`); });
    const took = performance.now() - began;
    if (took > longestMilliseconds) throw new Error(`${say}: took ${Math.round(took)} ms`);
    if (answer.rowsRead !== answer.rowsKept + answer.rejected) throw new Error(`${say}: ${answer.rowsRead} rows read, ${answer.rowsKept} kept, ${answer.rejected} rejected`);
    if (answer.verdict === 'read') sum.read++;
    else if (answer.verdict === 'unrecognised') sum.unknown++;
    else sum.refused++;
    sum.kept += answer.rowsKept;
    sum.rejected += answer.rejected;
    sum.foreign += answer.rows.filter((row) => !original.has(row)).length;
    sum.slowest = Math.max(sum.slowest, took);
  }
  table.push(`| ${[name, rounds, sum.read, sum.refused, sum.unknown, sum.kept, sum.rejected, `${sum.foreign} (${((100 * sum.foreign) / Math.max(1, sum.kept)).toFixed(2)} %)`, `${Math.round(sum.slowest)} ms`].join(' | ')} |`);
  console.log(table.at(-1));
}
rmSync(folder, { recursive: true });
console.log(`\n${table.join('\n')}`);
process.exit(0);

async function throughArchive(bytes: Buffer, next: Next): Promise<Buffer> {
  const archive = next() < 0.5 ? gzipSync(bytes) : zipOf({ 'a.csv': bytes });
  if (next() < 0.8) {
    const at = place(archive.length, next);
    archive[at] = (archive[at] ?? 0) ^ (1 << place(8, next));
  }
  const path = join(folder, 'input');
  writeFileSync(path, archive);
  for await (const found of walkPaths([path])) {
    if (!('file' in found)) continue;
    const content = await found.file.bytes();
    if (content.ok) return content.value;
  }
  return Buffer.alloc(0);
}
