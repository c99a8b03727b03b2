import { gzipSync } from 'node:zlib';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { walkPaths } from '../../db/import/files/walk.ts';
import { comparedColumns } from '../../db/import/compared-columns.ts';
import { openReadWrite } from '../../db/open/database.ts';
import { officialInputs, otherInputs, random, read } from '../fixtures/import/official-inputs.ts';
import { zipOf } from '../fixtures/import/zip-files.ts';
import { damages, type Next } from './damages.ts';
import { judgeRows } from './judge-rows.ts';

// Damages every kind of file in every way that downloads, editors and spreadsheets do, and counts what comes of it. A crash, an answer
// that takes too long, an account of rows that does not add up or a damaged column that was taken without a word ends it with the round
// that brings it back. `npm run fuzz -- 200 pairs`: so many rounds, of this file only, `all` for every one; with `list` after it every silent round is listed.

/** No answer to a file this small takes longer, even on a busy computer. */
const longestMilliseconds = 5000;
const rounds = Number(process.argv[2] ?? 2000);
const only = process.argv[3] ?? 'all';
const listsSilent = process.argv[4] === 'list';

interface Outcome { read: number; refused: number; unknown: number; kept: number; rejected: number; told: number; beside: number; plain: number; argued: number; silent: number; ofColumns: number; slowest: number }

/** An empty one: only its tables are asked for their columns. */
const catalog = openReadWrite(':memory:');
catalog.exec(readFileSync(resolve('db/schema/catalog.sql'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'codetray-fuzz-'));
const table: string[] = ['| file | read | refused | not recognised | rows kept | rejected | told by the file | told beside the release before | one other value | not to be known | several, untold | of damaged columns | slowest |', '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |'];
const silentColumns: string[] = [];
for (const [name, bytes] of Object.entries({ ...officialInputs, ...otherInputs })) {
  if (only !== 'all' && only !== name) continue;
  const whole = await read(bytes);
  const compared = whole.format === null ? null : comparedColumns(catalog, whole.format);
  const names = Object.keys(damages).filter((one) => damages[one]?.change(bytes, random(1)) !== null);
  const sum: Outcome = { read: 0, refused: 0, unknown: 0, kept: 0, rejected: 0, told: 0, beside: 0, plain: 0, argued: 0, silent: 0, ofColumns: 0, slowest: 0 };
  for (let round = 0; round < rounds; round++) {
    const next = random(round * 7919 + name.length * 104_729 + 1);
    const how = names[round % names.length] ?? '';
    const damage = damages[how];
    const say = `${name}, ${how}, round ${round}`;
    let changed = damage?.change(bytes, next) ?? bytes;
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
    const judged = judgeRows(whole, answer, compared, name);
    sum.told += judged.told;
    sum.beside += judged.beside;
    sum.plain += judged.plain;
    sum.argued += judged.argued;
    sum.silent += judged.silent;
    if (listsSilent && judged.silent > 0) console.log(`${say}: ${judged.silent} of ${answer.rowsKept}, such as ${judged.example}`);
    // A blank that goes into every text of a column moves nothing else.
    const ofColumns = damage?.ofColumns === true ? judged.silent + judged.plain - judged.letters : 0;
    if (ofColumns > 0) {
      sum.ofColumns += ofColumns;
      silentColumns.push(`${say}: ${ofColumns} of ${answer.rowsKept} rows, such as ${judged.example}`);
    }
    sum.slowest = Math.max(sum.slowest, took);
  }
  table.push(`| ${[name, sum.read, sum.refused, sum.unknown, sum.kept, sum.rejected, sum.told, sum.beside, share(sum.plain, sum.kept), sum.argued, share(sum.silent, sum.kept), sum.ofColumns, `${Math.round(sum.slowest)} ms`].join(' | ')} |`);
  console.log(table.at(-1));
}
rmSync(folder, { recursive: true });
console.log(`\n${rounds} rounds a file\n\n${table.join('\n')}`);
if (silentColumns.length > 0) console.log(`\nDamaged columns that were taken without a word:\n${silentColumns.join('\n')}`);
process.exit(silentColumns.length > 0 ? 1 : 0);

function share(part: number, kept: number): string {
  return `${part} (${((100 * part) / Math.max(1, kept)).toFixed(2)} %)`;
}

async function throughArchive(bytes: Buffer, next: Next): Promise<Buffer> {
  const archive = next() < 0.5 ? gzipSync(bytes) : zipOf({ 'a.csv': bytes });
  if (next() < 0.8) {
    const at = Math.floor(next() * archive.length);
    archive[at] = (archive[at] ?? 0) ^ (1 << Math.floor(next() * 8));
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
