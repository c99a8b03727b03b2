import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const eslint = new ESLint({ cwd: root });

async function complaints(file: string, code: string): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath: join(root, file) });
  return results.flatMap((result) => result.messages.map((message) => `${message.ruleId}: ${message.message}`));
}

describe('who may import whom', () => {
  const forbidden: [string, string, string][] = [
    ['the renderer reaches into the database', 'renderer/app/probe.ts', `import { openReadOnly } from '../../db/open/database.ts'; export const probe = openReadOnly;`],
    ['the renderer uses Node', 'renderer/app/probe.ts', `import fs from 'node:fs'; export const probe = fs;`],
    ['the renderer uses Electron', 'renderer/app/probe.ts', `import { ipcRenderer } from 'electron'; export const probe = ipcRenderer;`],
    ['the database knows Electron', 'db/open/probe.ts', `import { app } from 'electron'; export const probe = app;`],
    ['the database knows the contract', 'db/open/probe.ts', `import { channels } from '../../electron/contract/index.ts'; export const probe = channels;`],
    ['main opens databases itself', 'electron/main/probe.ts', `import { openReadOnly } from '../../db/open/database.ts'; export const probe = openReadOnly;`],
    ['the contract uses more than zod', 'electron/contract/probe.ts', `import fs from 'node:fs'; export const probe = fs;`],
    ['the model uses more than zod', 'db/model/probe.ts', `import Database from 'better-sqlite3'; export const probe = Database;`],
    ['somebody imports main', 'electron/worker/probe.ts', `import * as main from '../main/index.ts'; export const probe = main;`],
  ];
  it.each(forbidden)('is checked: %s', async (_what, file, code) => {
    expect((await complaints(file, code)).join('\n')).toMatch(/boundaries\/dependencies/);
  });

  it('lets the allowed ones through', async () => {
    expect(await complaints('renderer/app/probe.ts', `import { channels } from '../../electron/contract/index.ts'; export const probe = channels;`)).toEqual([]);
    expect(await complaints('db/open/probe.ts', `import fs from 'node:fs'; import Database from 'better-sqlite3'; export const probe = [fs, Database];`)).toEqual([]);
    expect(await complaints('electron/worker/probe.ts', `import { openReadOnly } from '../../db/open/database.ts'; export const probe = openReadOnly;`)).toEqual([]);
  });
});
