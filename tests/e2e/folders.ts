import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageFolder } from '../harness/stage.ts';
import { giveTo, testUser } from '../harness/test-user.ts';

/** A folder that the user who runs the app may read and write; it goes with the stage. */
export function makeUserFolder(): string {
  const folder = mkdtempSync(join(stageFolder(), 'user-'));
  giveTo(testUser(), folder);
  return folder;
}

/** Writes a file into a folder of its own, readable by the app. */
export function makeUserFile(name: string, content: string): string {
  const path = join(makeUserFolder(), name);
  writeFileSync(path, content);
  giveTo(testUser(), path);
  return path;
}
