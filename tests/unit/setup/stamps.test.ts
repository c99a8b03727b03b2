import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { integrityOf, verifyIntegrity } from '../../../scripts/lib/integrity.mjs';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { readStamp, treeDigest, writeStamp } from '../../../scripts/lib/stamp.mjs';

let folder: string;
beforeEach(() => {
  // What the steps tell a person would only be mistaken for what the tests do.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  folder = mkdtempSync(join(tmpdir(), 'codetray-stamps-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('stamps', () => {
  test('a stamp is read as it was written, and leaves nothing else behind', () => {
    writeStamp(join(folder, 'deep', 'stamp.json'), { lock: 'abc' });
    expect(readStamp(join(folder, 'deep', 'stamp.json'))).toEqual({ lock: 'abc' });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['stamp.json']);
  });

  test('a torn stamp counts as none', () => {
    writeFileSync(join(folder, 'stamp.json'), '{"lock": "ab');
    expect(readStamp(join(folder, 'stamp.json'))).toBeNull();
    expect(readStamp(join(folder, 'never-written.json'))).toBeNull();
  });

  test('a changed, added or removed source changes the digest; a test beside it does not', () => {
    const isSource = (name: string) => !name.endsWith('.test.ts');
    mkdirSync(join(folder, 'db'));
    const source = join(folder, 'db', 'fees.ts');
    writeFileSync(source, 'export {};');
    const first = treeDigest([folder], isSource);
    writeFileSync(join(folder, 'db', 'fees.test.ts'), '');
    expect(treeDigest([folder], isSource)).toBe(first);
    utimesSync(source, new Date(), new Date(Date.now() + 5000));
    const second = treeDigest([folder], isSource);
    expect(second).not.toBe(first);
    rmSync(source);
    expect([first, second]).not.toContain(treeDigest([folder], isSource));
  });
});

describe('integrity', () => {
  test('the reviewed file passes, and one that differs in a byte is refused by name', async () => {
    const file = join(folder, 'runtime.tgz');
    writeFileSync(file, 'the reviewed bytes');
    const integrity = await integrityOf(file);
    await expect(verifyIntegrity(file, integrity)).resolves.toBeUndefined();
    writeFileSync(file, 'the reviewed bytez');
    await expect(verifyIntegrity(file, integrity)).rejects.toThrow(`${file} is not the file that was reviewed`);
  });
});

describe('the lock', () => {
  test('two set-ups take turns', async () => {
    const events: string[] = [];
    const setUp = (name: string) =>
      withLock(join(folder, 'lock'), async () => {
        events.push(`${name} starts`);
        await new Promise((done) => setTimeout(done, 50));
        events.push(`${name} ends`);
      });
    await Promise.all([setUp('first'), setUp('second')]);
    expect(events).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  });

  test('the lock of a process that has died is taken over', async () => {
    // No system gives out a process number this high.
    writeFileSync(join(folder, 'lock'), '4194305');
    await expect(withLock(join(folder, 'lock'), async () => 'done')).resolves.toBe('done');
  });

  test('a task that fails gives the lock back', async () => {
    const failing = withLock(join(folder, 'lock'), async () => Promise.reject(new Error('no network')));
    await expect(failing).rejects.toThrow('no network');
    expect(readdirSync(folder)).toEqual([]);
  });
});
