import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { diagnosisRows, feeCsv, feeRows, orderFile } from '../../fixtures/import/release-files.ts';

let place: ImportHome;
let before: string;
let script: string;

beforeAll(async () => {
  place = importHome();
  value(await place.run(place.file('a.csv', feeCsv(feeRows(200)))));
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  before = opened.path;
  // Built like the program itself, because a child process has no test runner to read TypeScript and SQL for it.
  // The folder is inside the project, so that the packages are found.
  const outDir = resolve('out', `crash-test-${process.pid}`);
  await build({ configFile: false, logLevel: 'error', build: { ssr: resolve('tests/fixtures/import/import-child.ts'), outDir, emptyOutDir: true, rollupOptions: { output: { entryFileNames: 'child.mjs' } } } });
  script = join(outDir, 'child.mjs');
});
afterAll(() => {
  place.remove();
  rmSync(resolve('out', `crash-test-${process.pid}`), { recursive: true, force: true });
});

test.each(['reading', 'building', 'indexing', 'verifying', 'publishing'])('a process killed while %s leaves the old catalog running, and the next import works', async (stage) => {
  const order = place.file(`icd10cm_order_2025-${stage}.txt`, orderFile(diagnosisRows(600)));
  const child = spawn(process.execPath, [script, place.home.folder, place.starter, order], { stdio: ['ignore', 'pipe', 'inherit'] });
  let killed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (!killed && chunk.toString().includes(stage)) {
      killed = true;
      child.kill('SIGKILL');
    }
  });
  await new Promise((done) => child.on('close', done));
  expect(killed).toBe(true);
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  // The kill may come a moment after the switch: then the new one runs, whole.
  if (stage === 'publishing' && opened.path !== before) before = opened.path;
  expect(opened.path).toBe(before);
  expect(opened.warnings).toEqual([]);
  expect(verifyCatalog(opened.path).ok).toBe(true);
  const again = value(await place.run(place.file('a.csv', feeCsv(feeRows(200)))));
  expect(again.changed).toBe(false);
  expect(readdirSync(place.home.catalogs).filter((name) => /part|staging|lock/.test(name))).toEqual([]);
});
