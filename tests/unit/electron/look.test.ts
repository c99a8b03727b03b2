import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, NativeTheme } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepLook } from '../../../electron/main/windows/look.ts';

let path: string;
let nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;
let zoom: number[];
let reports: string[];

function start() {
  const window = { isDestroyed: () => false, webContents: { setZoomFactor: (factor: number) => zoom.push(factor) } } as unknown as BrowserWindow;
  return keepLook({ nativeTheme, window: () => window, path, report: (what) => reports.push(what) });
}

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'codetray-look-')), 'window', 'look.json');
  nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
  zoom = [];
  reports = [];
});

describe('the look of the window', () => {
  it('is that of the computer at first, and writes nothing', () => {
    const look = start();
    expect(look.ground()).toBe('#f3f1ea');
    look.apply({ theme: 'system', textSize: 100 });
    expect(zoom).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it('is there again before the settings are read', () => {
    start().apply({ theme: 'dark', textSize: 130 });
    expect(zoom).toEqual([1.3]);
    nativeTheme = { themeSource: 'system', shouldUseDarkColors: true };
    const again = start();
    expect(nativeTheme.themeSource).toBe('dark');
    expect(again.ground()).toBe('#151918');
  });

  it('goes back to the size that the window has by itself', () => {
    const look = start();
    look.apply({ theme: 'light', textSize: 200 });
    look.apply({ theme: 'light', textSize: 100 });
    expect(zoom).toEqual([2, 1]);
  });

  it('follows the computer between light and dark in high contrast', () => {
    const look = start();
    look.apply({ theme: 'contrast', textSize: 100 });
    expect(nativeTheme.themeSource).toBe('system');
    expect(look.ground()).toBe('#ffffff');
  });

  it.each(['', 'null', '[]', '{"theme":"pink","textSize":"big"}', '{"theme":{}}'])('is the plain one when the file says %j', (content) => {
    start().apply({ theme: 'dark', textSize: 100 });
    writeFileSync(path, content);
    nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
    expect(start().ground()).toBe('#f3f1ea');
    expect(nativeTheme.themeSource).toBe('system');
  });

  it('holds for this window when it cannot be remembered', () => {
    const look = start();
    writeFileSync(join(path, '../..', 'window'), 'a file where the folder should be');
    look.apply({ theme: 'dark', textSize: 100 });
    expect(nativeTheme.themeSource).toBe('dark');
    expect(reports).toHaveLength(1);
  });
});
