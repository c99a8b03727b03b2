import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { median, type Row } from './statistics.ts';

const program = join(import.meta.dirname, '../../out/main/codetray.cjs');

export interface ImportFigures {
  rows: Row[];
  /** A data folder with the imported catalog, for what comes after. */
  home: string;
  records: number;
}

/**
 * The whole import (read, check, merge, index, verify, publish) of one fee schedule and one order file, beside the
 * database shell's own import of the same rows into untyped tables without an index.
 */
export function benchImport(data: string, runs: number): ImportFigures {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-'));
  const feeSchedule = join(data, 'pfs/rvu25d/PPRRVU2025_Oct.csv');
  const orderFile = join(folder, 'icd10cm_order_2025.txt');
  writeFileSync(orderFile, gunzipSync(readFileSync(join(data, 'icd10cm/2025/icd10cm_order_2025.txt.gz'))));
  const ours: number[] = [];
  const shell: number[] = [];
  let rowsRead = 0;
  let records = 0;
  let home = '';
  for (let run = 0; run < runs; run += 1) {
    if (home !== '') rmSync(home, { recursive: true, force: true });
    home = mkdtempSync(join(tmpdir(), 'codetray-bench-home-'));
    const began = performance.now();
    const report = JSON.parse(execFileSync(process.execPath, [program, '--home', home, '--json', 'import', feeSchedule, orderFile], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })) as {
      files: { rowsRead: number }[];
      catalog: { counts: { codes: number; relativeValues: number } };
    };
    ours.push((performance.now() - began) / 1000);
    rowsRead = report.files.reduce((sum, file) => sum + file.rowsRead, 0);
    records = report.files.reduce((sum, file) => sum + file.rowsRead, 0);
    shell.push(shellImport(folder, feeSchedule, orderFile, rowsRead));
  }
  const rate = (seconds: number) => `${Math.round(rowsRead / seconds).toLocaleString('en-US')} rows/s`;
  const ratios = ours.map((value, index) => value / shell[index]!);
  const size = statSync(join(home, 'catalogs', JSON.parse(readFileSync(join(home, 'catalogs/current.json'), 'utf8')).current as string)).size;
  rmSync(folder, { recursive: true, force: true });
  return {
    home,
    records,
    rows: [
      { what: `import of ${rowsRead.toLocaleString('en-US')} rows, read to published`, count: runs, median: `${median(ours).toFixed(2)} s (${rate(median(ours))})`, p95: '', worst: `${Math.max(...ours).toFixed(2)} s`, beside: `${median(ratios).toFixed(1)} times the shell's` },
      { what: "the database shell's .import of the same rows", count: runs, median: `${median(shell).toFixed(2)} s (${rate(median(shell))})`, p95: '', worst: `${Math.max(...shell).toFixed(2)} s`, beside: '1' },
      { what: 'catalog file', count: 1, median: `${(size / 1024 / 1024).toFixed(1)} MB`, p95: '', worst: '', beside: '' },
    ],
  };
}

function shellImport(folder: string, feeSchedule: string, orderFile: string, expected: number): number {
  const target = join(folder, 'shell.db');
  rmSync(target, { force: true });
  const script = [
    `CREATE TABLE fee(${Array.from({ length: 31 }, (_, index) => `c${index}`).join(',')});`,
    'CREATE TABLE icd(line);',
    '.mode csv',
    `.import --skip 10 "${feeSchedule}" fee`,
    '.mode ascii',
    '.separator "\\037" "\\n"',
    `.import "${orderFile}" icd`,
    'SELECT (SELECT count(*) FROM fee) + (SELECT count(*) FROM icd);',
  ].join('\n');
  const began = performance.now();
  const ended = spawnSync('sqlite3', ['-batch', target], { input: script, encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  if (ended.error !== undefined) throw new Error('The baseline needs the sqlite3 shell: apt-get install sqlite3');
  if (!ended.stdout.includes(String(expected))) throw new Error(`The shell imported other rows than ${expected}: ${ended.stdout}${ended.stderr}`);
  return seconds;
}
