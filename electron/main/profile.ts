import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Home } from '../../db/open/home.ts';

/** Chromium's own folder and the place of the window. */
export interface Profile {
  readonly folder: string;
  readonly windowState: string;
  readonly look: string;
  /** True when the data folder could not be written and a folder for this start alone is used. */
  readonly isTemporary: boolean;
}

/**
 * One profile a data folder, inside it, so that the lock of the profile is the lock of the data folder: a second start with the
 * same data finds the first, a start with other data is a program of its own. A data folder that cannot be written still
 * opens: the catalog can be read without it.
 */
export function prepareProfile(home: Home): Profile {
  const folder = join(home.folder, 'window');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return describe(folder, false);
  } catch {
    return temporaryProfile();
  }
}

/** The folder that the command line names with Chromium's own switch, if it does. */
export function namedProfile(folder: string): Profile | null {
  return folder === '' ? null : describe(resolve(folder), false);
}

/** A folder for this start alone. */
export function temporaryProfile(): Profile {
  return describe(mkdtempSync(join(tmpdir(), 'codetray-window-')), true);
}

function describe(folder: string, isTemporary: boolean): Profile {
  return { folder, windowState: join(folder, 'window-state.json'), look: join(folder, 'look.json'), isTemporary };
}
