import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reachableBounds, readWindowState, writeWindowState } from '../../../electron/main/windows/window-state.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 740 };
const screenOnTheRight = { x: 1366, y: 0, width: 1920, height: 1080 };

describe('the place of the window', () => {
  it('is 1280 by 720 at the first start', () => {
    expect(reachableBounds(null, [laptop])).toEqual({ width: 1280, height: 720 });
  });

  it('is where it was left', () => {
    const left = { x: 40, y: 30, width: 1000, height: 600 };
    expect(reachableBounds(left, [laptop])).toEqual(left);
    const onTheRight = { x: 1500, y: 100, width: 1280, height: 720 };
    expect(reachableBounds(onTheRight, [laptop, screenOnTheRight])).toEqual(onTheRight);
  });

  it('keeps its size and comes back when its screen was unplugged', () => {
    expect(reachableBounds({ x: 1500, y: 100, width: 1100, height: 700 }, [laptop])).toEqual({ width: 1100, height: 700 });
  });

  it('comes back when its title bar is above or below every screen', () => {
    expect(reachableBounds({ x: 0, y: -200, width: 1100, height: 700 }, [laptop])).toEqual({ width: 1100, height: 700 });
    expect(reachableBounds({ x: 0, y: 739, width: 1100, height: 700 }, [laptop])).toEqual({ width: 1100, height: 700 });
  });

  it('is never too small to read', () => {
    expect(reachableBounds({ x: 10, y: 10, width: 3, height: 2 }, [laptop])).toMatchObject({ width: 640, height: 420 });
  });
});

describe('the file that remembers it', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'codetray-window-state-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as it was written', () => {
    const path = join(folder, 'new', 'window-state.json');
    const state = { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: true };
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
  });

  it.each(['', '{', '[]', 'null', '{"bounds":{"x":"left"}}', '{"bounds":{"x":1,"y":1,"width":-5,"height":1},"maximized":false}'])('counts as missing when it holds %j', (text) => {
    const path = join(folder, 'window-state.json');
    writeFileSync(path, text);
    expect(readWindowState(path)).toBeNull();
  });
});
