import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureSystemPackages, missingPackages } from '../../../scripts/setup/system-packages.mjs';

const bookworm = 'PRETTY_NAME="Debian"\nVERSION_ID="12"\nID=debian\n';
const trixie = 'ID=debian\nVERSION_ID="13"\n';

/** A Linux system that lacks what is named, and remembers what it was told to run. */
function system({ lacks = [] as string[], libraries = [] as string[], isRoot = false, release = bookworm, works = true } = {}) {
  const ran: string[] = [];
  const missing = new Set(lacks);
  const missingLibraries = new Set(libraries);
  return {
    ran,
    platform: 'linux',
    isRoot,
    hasProgram: (name: string) => !missing.has(name),
    missingLibraries: () => [...missingLibraries],
    readRelease: () => release,
    tryRun: async (command: string, args: string[]) => {
      ran.push([command, ...args].join(' '));
      if (!works) return { code: 100, output: 'E: Unable to locate package' };
      if (args.includes('install')) {
        missing.clear();
        missingLibraries.clear();
      }
      return { code: 0, output: '' };
    },
  };
}

// What the steps tell a person would only be mistaken for what the tests do.
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

const problemOf = (task: Promise<unknown>) => task.then(() => null, (error: Error & { remedy: string }) => error);

describe('system packages', () => {
  test('a computer that has everything is left alone', async () => {
    const here = system({ isRoot: true });
    await ensureSystemPackages(['display', 'tests', 'compiler'], '/electron', here);
    expect(here.ran).toEqual([]);
  });

  test('root installs what is missing and nothing else', async () => {
    const here = system({ isRoot: true, lacks: ['Xvfb', 'g++'], libraries: ['libnss3.so', 'libgtk-3.so.0', 'libnspr4.so'] });
    await ensureSystemPackages(['display', 'compiler'], '/electron', here);
    expect(here.ran.at(-1)).toMatch(/apt-get .*install -y --no-install-recommends g\+\+ libgtk-3-0 libnss3 xvfb$/);
  });

  test('whoever is not root gets one command, with what the tests want besides', async () => {
    const here = system({ lacks: ['python3', 'pdftotext', 'pdftoppm'] });
    const problem = await problemOf(ensureSystemPackages(['compiler'], '/electron', here));
    expect(here.ran).toEqual([]);
    expect(problem?.message).toContain('only root');
    expect(problem?.remedy).toBe("sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends poppler-utils python3'");
  });

  test('a failed installation is told in the words of apt-get, with the command', async () => {
    const here = system({ isRoot: true, lacks: ['Xvfb'], works: false });
    const problem = await problemOf(ensureSystemPackages(['display'], '/electron', here));
    expect(problem?.message).toContain('Unable to locate package');
    expect(problem?.remedy).toContain('install -y --no-install-recommends xvfb');
  });

  test('a library that no known package brings is named', async () => {
    const problem = await problemOf(ensureSystemPackages([], '/electron', system({ isRoot: true, libraries: ['libstrange.so.9'] })));
    expect(problem?.message).toContain('libstrange.so.9');
  });

  test('where there is no apt-get, the packages are named', async () => {
    const problem = await problemOf(ensureSystemPackages(['display'], '/electron', system({ lacks: ['Xvfb', 'apt-get'] })));
    expect(problem?.message).toContain('xvfb');
  });

  test('the packages carry the names of the distribution’s release', () => {
    const libraries = ['libasound.so.2', 'libgtk-3.so.0', 'libnss3.so'];
    expect(missingPackages([], '/electron', system({ libraries })).packages).toEqual(['libasound2', 'libgtk-3-0', 'libnss3']);
    expect(missingPackages([], '/electron', system({ libraries, release: trixie })).packages).toEqual(['libasound2t64', 'libgtk-3-0t64', 'libnss3']);
  });
});
