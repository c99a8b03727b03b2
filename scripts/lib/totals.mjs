import { relative } from 'node:path';
import { repoRoot } from './paths.mjs';

/**
 * Counts what vitest's JSON report says. A file that could not even be loaded holds no tests and still is a failure, and so
 * is a run that ended badly without saying where.
 * @param report the parsed report, or null when there is none
 * @param exitCode vitest's own
 * @returns {{ passed: number, failed: number, skipped: string[] }}
 */
export function totalsOf(report, exitCode) {
  const totals = { passed: 0, failed: 0, skipped: [] };
  for (const file of report?.testResults ?? []) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) totals.failed += 1;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') totals.passed += 1;
      else if (test.status === 'failed') totals.failed += 1;
      else totals.skipped.push(`${relative(repoRoot, file.name)}: ${test.fullName}`);
    }
  }
  if (exitCode !== 0 && totals.failed === 0) totals.failed = 1;
  return totals;
}
