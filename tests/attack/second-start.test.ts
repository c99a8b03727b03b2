import { describe, expect, it } from 'vitest';
import { openDesk } from './open-desk.ts';

const desk = openDesk();

describe('a second start with the same data', () => {
  it('opens no second window over the same databases and brings the first forward', async () => {
    const { app, launched } = desk();
    const outcome = await app.evaluate(async ({ app: running, BrowserWindow }, userData) => {
      const { spawn } = process.getBuiltinModule('node:child_process');
      BrowserWindow.getAllWindows()[0]?.minimize();
      const noticed = new Promise<boolean>((resolve) => {
        running.once('second-instance', () => resolve(true));
        setTimeout(() => resolve(false), 15_000);
      });
      const switches = process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : [];
      const second = spawn(process.execPath, [`--user-data-dir=${userData}`, running.getAppPath(), ...switches], { stdio: 'ignore' });
      const exitCode = await new Promise((resolve) => second.once('exit', resolve));
      return { exitCode, noticed: await noticed, windows: BrowserWindow.getAllWindows().length, minimized: BrowserWindow.getAllWindows()[0]?.isMinimized() };
    }, launched.userData);
    expect(outcome).toEqual({ exitCode: 0, noticed: true, windows: 1, minimized: false });
  });
});
