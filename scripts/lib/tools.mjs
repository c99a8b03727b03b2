import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules, repoRoot } from './paths.mjs';

const inPackage = (...path) => join(nodeModules, ...path);
const vitest = inPackage('vitest', 'vitest.mjs');

/** The folders of tests that can be run by name. */
const suites = readdirSync(join(repoRoot, 'tests'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['fixtures', 'harness', 'tour', 'bench', 'fuzz'].includes(entry.name))
  .map((entry) => entry.name);

export const toolNames = ['typecheck', 'lint', 'vitest', ...suites];

/**
 * What to give to Node for a tool, and whether the tool looks at the built app.
 * @param rest further arguments; a path among them takes the place of the whole folder of tests
 */
export function toolCommand(name, rest = []) {
  if (name === 'typecheck') return { args: [inPackage('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit', ...rest], needsBuild: false };
  if (name === 'lint') return { args: [inPackage('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0', ...rest], needsBuild: false };
  if (name === 'vitest') return { args: [vitest, 'run', ...rest], needsBuild: true };
  const paths = rest.some((argument) => !argument.startsWith('-')) ? [] : [`tests/${name}/`];
  if (suites.includes(name)) return { args: [vitest, 'run', ...paths, ...rest], needsBuild: name !== 'unit' };
  return null;
}
