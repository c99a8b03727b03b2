import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport } from '../../db/model/catalog.ts';
import { tellDelimiter } from '../../db/import/files/csv-rows.ts';
import { decodeText } from '../../db/import/files/decode-text.ts';
import { looksLikeZip } from '../../db/import/files/magic.ts';
import { walkPaths } from '../../db/import/files/walk.ts';
import { xlsxSheets } from '../../db/import/files/xlsx-rows.ts';
import { programFlags } from '../../scripts/lib/program-flags.mjs';
import type { Row } from './statistics.ts';

const program = join(import.meta.dirname, '../../out/main/codetray.cjs');
const megabyte = 1024 * 1024;

/**
 * The whole folder of release files in one import: time, memory at its highest and size of the catalog, beside the database shell's
 * own import of the same rows as raw text into one untyped table a file, without an index.
 */
export async function benchWholeImport(data: string): Promise<{ rows: Row[]; files: string }> {
  const home = mkdtempSync(join(tmpdir(), 'codetray-bench-whole-'));
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-raw-'));
  try {
    const began = performance.now();
    const { report, peakBytes } = await importAll(home, data);
    const seconds = (performance.now() - began) / 1000;
    const used = report.files.filter((file) => file.sameContentAs === null);
    const read = report.files.reduce((sum, file) => sum + file.rowsRead, 0);
    const raw = await writeRaw(folder, data, new Set(used.map(({ file }) => file)));
    const shell = shellImport(folder, raw.tables);
    const pointer = JSON.parse(readFileSync(join(home, 'catalogs/current.json'), 'utf8')) as { current: string };
    const size = statSync(join(home, 'catalogs', pointer.current)).size;
    const one = (what: string, median: string, beside: string): Row => ({ what, count: 1, median, p95: '', worst: '', beside });
    return {
      rows: [
        one(`import of ${report.files.length} release files, ${read.toLocaleString('en-US')} rows`, `${seconds.toFixed(1)} s`, `${(seconds / shell.seconds).toFixed(1)} times the shell's`),
        one(`the database shell's .import of the ${shell.rows.toLocaleString('en-US')} lines that were used`, `${shell.seconds.toFixed(1)} s`, '1'),
        one('memory at its highest, all its processes', `${Math.round(peakBytes / megabyte)} MB`, ''),
        one('catalog of all of them', `${(size / megabyte).toFixed(0)} MB`, `${Math.round((size / raw.bytes) * 100)} % of the raw text`),
      ],
      files: report.files.map((file) => `| ${file.file} | ${file.kind} | ${file.rowsRead.toLocaleString('en-US')} | ${file.seconds.toFixed(2)} |`).join('\n'),
    };
  } finally {
    for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
  }
}

async function importAll(home: string, data: string): Promise<{ report: ImportReport; peakBytes: number }> {
  const child = spawn(process.execPath, [...programFlags, program, '--home', home, '--json', 'import', data], { stdio: ['ignore', 'pipe', 'ignore'] });
  let peakBytes = 0;
  const watch = setInterval(() => { peakBytes = Math.max(peakBytes, bytesOf(child.pid ?? 0)); }, 100);
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the import ended with ${code ?? 'a signal'}: ${Buffer.concat(pieces).toString('utf8').slice(0, 2000)}`);
  return { report: JSON.parse(Buffer.concat(pieces).toString('utf8')) as ImportReport, peakBytes };
}

/** Memory of a process and of those that it started: pages that they share are counted once. Nothing of one that is over between two looks. */
function bytesOf(pid: number): number {
  try {
    const own = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
    const started = readdirSync(`/proc/${pid}/task`).flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter((one) => one !== ''));
    return started.reduce((sum, one) => sum + bytesOf(Number(one)), own);
  } catch {
    return 0;
  }
}

/** The files whose rows were used as plain text, as somebody would give them to the shell; workbooks as csv. Not timed. */
async function writeRaw(folder: string, data: string, used: ReadonlySet<string>): Promise<{ tables: RawTable[]; bytes: number }> {
  const tables: RawTable[] = [];
  let bytes = 0;
  for await (const found of walkPaths([data])) {
    if (!('file' in found) || !used.has(found.file.label)) continue;
    const content = await found.file.bytes();
    if (!content.ok) continue;
    let text: string;
    if (looksLikeZip(content.value)) {
      const sheets = await xlsxSheets(content.value, found.file.label);
      if (!sheets.ok) continue;
      text = sheets.value.flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))).join('\n');
    } else {
      const decoded = decodeText(content.value, found.file.label);
      if (!decoded.ok) continue;
      text = decoded.value.text;
    }
    const path = join(folder, `raw-${tables.length}.txt`);
    writeFileSync(path, text);
    bytes += Buffer.byteLength(text);
    const delimiter = tellDelimiter(text);
    const widths = text.slice(0, 200_000).split('\n').slice(0, 200).map((line) => line.split(delimiter).length);
    tables.push({ path, delimiter, columns: Math.max(...widths) });
  }
  return { tables, bytes };
}

interface RawTable {
  readonly path: string;
  readonly delimiter: string;
  /** One: the text is of fixed width. */
  readonly columns: number;
}

function shellImport(folder: string, tables: readonly RawTable[]): { seconds: number; rows: number } {
  const script = [
    'PRAGMA journal_mode = OFF;',
    'PRAGMA synchronous = OFF;',
    ...tables.flatMap(({ path, delimiter, columns }, index) => [
      `CREATE TABLE raw${index}(${Array.from({ length: columns }, (_, column) => `c${column}`).join(',')});`,
      // In text of fixed width a line is a row.
      ...(columns === 1 ? ['.mode ascii', '.separator "\\037" "\\n"'] : ['.mode csv', `.separator "${delimiter === '\t' ? '\\t' : delimiter}" "\\n"`]),
      `.import "${path}" raw${index}`,
    ]),
    `SELECT ${tables.map((_, index) => `(SELECT count(*) FROM raw${index})`).join(' + ')};`,
  ].join('\n');
  const began = performance.now();
  const ended = spawnSync('sqlite3', ['-batch', join(folder, 'shell.db')], { input: script, encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - began) / 1000;
  if (ended.error !== undefined) throw new Error('The baseline needs the sqlite3 shell: apt-get install sqlite3');
  return { seconds, rows: Number(ended.stdout.trim().split('\n').at(-1)) };
}
