import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDesk } from './open-desk.ts';

const desk = openDesk();

describe.runIf(process.platform === 'linux')('the sandbox of the page', () => {
  it('is on: the system filters its calls and it may gain no rights', async () => {
    const { app, launched } = desk();
    const pid = await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0);
    if (!launched.sandboxed) return expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toContain('--no-sandbox');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    // Its own numbering of processes: it sees none of the others.
    expect(status).toMatch(/^NSpid:\s+\d+\s+\d+/m);
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    expect(commandLine).not.toContain('--no-sandbox');
    expect(commandLine).toContain('--enable-sandbox');
  });

  it('is asked for with every other guard', async () => {
    const preferences = await desk().app.evaluate(({ webContents }) =>
      (webContents.getAllWebContents()[0] as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
    );
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
  });
});
