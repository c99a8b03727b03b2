/**
 * `npm test`: everything, from a fresh clone on; `npm test -- words` only the tests whose file names hold the words.
 * Whatever fails, the rest still runs, and the last line says the totals.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { environmentFor } from './lib/environment.mjs';
import { repoRoot } from './lib/paths.mjs';
import { runThrough, tryRun } from './lib/run.mjs';
import { command, explain, say } from './lib/say.mjs';
import { readStamp } from './lib/stamp.mjs';
import { toolCommand } from './lib/tools.mjs';
import { totalsOf } from './lib/totals.mjs';
import { ensureRuntime } from './setup/runtime.mjs';

/** A step that counts as one test: it passed, or its words are shown. */
async function checkWith(name, runtime) {
  const { code, output } = await tryRun(runtime.nodePath, toolCommand(name).args, { cwd: repoRoot, env: environmentFor(runtime) });
  if (code !== 0) process.stderr.write(output);
  say(`${name}: ${code === 0 ? 'passed' : 'FAILED'}`);
  return code === 0;
}

async function runVitest(runtime, filters) {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-tests-'));
  const clearAway = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', clearAway);
  const report = join(folder, 'report.json');
  const { args } = toolCommand('vitest', [...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const code = await runThrough(runtime.nodePath, args, { cwd: repoRoot, env: environmentFor(runtime, { CODETRAY_TEST_STAGE: join(folder, 'stage') }) });
  return totalsOf(readStamp(report), code);
}

/** A failed step is told, counted, and stops nothing that comes after it. */
async function attempt(totals, step) {
  try {
    return await step();
  } catch (error) {
    explain(error);
    totals.failed += 1;
    return null;
  }
}

await command(async (filters) => {
  const totals = { passed: 0, failed: 0, skipped: [] };
  const runtime = await attempt(totals, () => ensureRuntime({ needs: ['tests'] }));
  if (runtime) {
    await attempt(totals, () => ensureBuild(runtime));
    if (filters.length === 0) {
      const checks = await Promise.all(['typecheck', 'lint'].map((name) => checkWith(name, runtime)));
      for (const passed of checks) totals[passed ? 'passed' : 'failed'] += 1;
    }
    const tests = await runVitest(runtime, filters);
    totals.passed += tests.passed;
    totals.failed += tests.failed;
    totals.skipped = tests.skipped;
  }
  for (const name of totals.skipped) process.stdout.write(`SKIPPED  ${name}\n`);
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return totals.failed === 0 ? 0 : 1;
});
