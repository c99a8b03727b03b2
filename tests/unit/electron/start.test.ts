import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommandLine, sandboxIsOff } from '../../../electron/main/command-line.ts';
import { locateBuiltFiles } from '../../../electron/main/built-files.ts';
import { namedProfile, prepareProfile } from '../../../electron/main/profile.ts';
import { resolveHome } from '../../../db/open/home.ts';

describe('the command line', () => {
  it('opens the window unless it names a print job', () => {
    expect(readCommandLine(['electron', '/app'])).toEqual({ mode: 'window' });
    expect(readCommandLine(['electron', '/app', '--codetray-print=/jobs/a=b.json'])).toEqual({ mode: 'print', jobPath: '/jobs/a=b.json' });
  });

  it('keeps the sandbox unless it says otherwise', () => {
    const chromium = (off: boolean) => ({ hasSwitch: (name: string) => off && name === 'no-sandbox' });
    expect(sandboxIsOff(['electron', '/app'], chromium(false))).toBe(false);
    expect(sandboxIsOff(['electron', '--no-sandbox', '/app'], chromium(false))).toBe(true);
    // Before the app's folder it is Chromium's, and argv does not have it.
    expect(sandboxIsOff(['electron', '/app'], chromium(true))).toBe(true);
  });
});

describe('the built files', () => {
  it('are found from the main module, wherever the app lies', () => {
    const files = locateBuiltFiles('file:///opt/code%20tray/out/main/index.cjs');
    expect(files).toEqual({
      renderer: '/opt/code tray/out/renderer/',
      preload: '/opt/code tray/out/preload/index.cjs',
      databaseWorker: '/opt/code tray/out/main/database-worker.cjs',
      importWorker: '/opt/code tray/out/main/import-worker.cjs',
      changesWorker: '/opt/code tray/out/main/changes-worker.cjs',
      starterCatalog: '/opt/code tray/out/starter/catalog.db',
    });
  });
});

describe('the profile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'codetray-profile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lies in the data folder, so that a second start with the same data finds the first', () => {
    const home = resolveHome(join(folder, 'new'));
    const profile = prepareProfile(home);
    expect(profile).toMatchObject({ folder: join(home.folder, 'window'), isTemporary: false });
    expect(existsSync(profile.folder)).toBe(true);
  });

  it('is one for this start alone when the data folder cannot be there', () => {
    writeFileSync(join(folder, 'file'), '');
    const profile = prepareProfile(resolveHome(join(folder, 'file')));
    expect(profile.isTemporary).toBe(true);
    expect(existsSync(profile.folder)).toBe(true);
    rmSync(profile.folder, { recursive: true });
  });

  it('is the one that the command line names, if it does', () => {
    expect(namedProfile('')).toBeNull();
    expect(namedProfile(folder)?.folder).toBe(folder);
  });
});
