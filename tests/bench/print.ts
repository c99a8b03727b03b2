import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { CodeKey } from '../../electron/contract/index.ts';
import { launchApp } from '../harness/launch-app.ts';
import { savePdf } from '../print/desk-prints.ts';
import { median, milliseconds, percentile, type Row } from './statistics.ts';

/** A folder of bookmarks as an office prints it: the ten codes of the hamstrings and their neighbours. */
const ten: readonly CodeKey[] = ['27380', '27381', '27385', '27386', '27390', '27391', '27392', '27393', '27397', '27400'].map((code) => ({ system: 'CPT', code }));
const repoRoot = join(import.meta.dirname, '../..');

/** Ten whole summaries in one PDF, from the answer of the save dialog to the file, beside one summary; and by the command, with its own start. */
export async function benchPrint(home: string, runs: number): Promise<Row[]> {
  const many: number[] = [];
  const one: number[] = [];
  const command: number[] = [];
  let pages = 0;
  const launched = await launchApp({ home });
  try {
    await launched.window.waitForFunction(() => performance.getEntriesByName('codetray-ready').length > 0);
    // One round to fill the file cache, not counted.
    for (let run = -1; run < runs; run += 1) {
      for (const [times, codes] of [[one, ten.slice(0, 1)], [many, ten]] as const) {
        const began = performance.now();
        const saved = await savePdf(launched, `bench-${codes.length}.pdf`, 'Letter', { codes, extent: 'whole', arrangement: 'page-each', contents: true, title: null });
        if (run >= 0) times.push(performance.now() - began);
        pages = saved.pages;
      }
    }
  } finally {
    await launched.close();
  }
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    execFileSync(process.execPath, [join(repoRoot, 'scripts/codetray.mjs'), 'print', ...ten.map(({ code }) => code), '--document', 'summary', '--out', join(home, 'bench.pdf')], {
      env: { ...process.env, CODETRAY_HOME: home },
      stdio: 'ignore',
    });
    command.push(performance.now() - began);
  }
  const row = (what: string, values: number[]): Row => ({
    what,
    count: values.length,
    median: milliseconds(median(values)),
    p95: milliseconds(percentile(values, 0.95)),
    worst: milliseconds(Math.max(...values)),
    beside: `${(median(values) / median(one)).toFixed(1)} times one code`,
  });
  return [row(`ten codes in one PDF, ${pages} pages, in the window`, many), row('one code in a PDF', one), row('ten codes in one PDF by the command, with its start', command)];
}
