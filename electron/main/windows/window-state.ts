import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** In device-independent pixels of the desktop. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState {
  bounds: Bounds;
  maximized: boolean;
}

export const defaultSize = { width: 1280, height: 720 } as const;
export const minimumSize = { width: 640, height: 420 } as const;

/** Where the window stood last; null when nothing readable says so, which costs nothing but the place. */
export function readWindowState(path: string): WindowState | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return asWindowState(value);
}

// By hand: this runs before the window is there, and a schema library costs more of the start than all of this file.
function asWindowState(value: unknown): WindowState | null {
  if (!isObject(value) || !isObject(value['bounds']) || typeof value['maximized'] !== 'boolean') return null;
  const { x, y, width, height } = value['bounds'];
  if (!isInteger(x) || !isInteger(y) || !isInteger(width) || !isInteger(height) || width <= 0 || height <= 0) return null;
  return { bounds: { x, y, width, height }, maximized: value['maximized'] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** Written whole or not at all. @throws when the folder cannot be written. */
export function writeWindowState(path: string, state: WindowState): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  writeFileSync(unfinished, JSON.stringify(state));
  renameSync(unfinished, path);
}

/** Pixels of the window's top edge that must be on a screen for a hand to reach it. */
const graspable = 80;

/**
 * The remembered place if a hand can still reach it: a screen that was unplugged must not take the window with it.
 * @param screens work areas of the screens that are connected now.
 */
export function reachableBounds(remembered: Bounds | null, screens: readonly Bounds[]): Partial<Bounds> & { width: number; height: number } {
  if (remembered === null) return { ...defaultSize };
  const width = Math.max(remembered.width, minimumSize.width);
  const height = Math.max(remembered.height, minimumSize.height);
  const isReachable = screens.some(
    (screen) =>
      Math.min(remembered.x + width, screen.x + screen.width) - Math.max(remembered.x, screen.x) >= graspable &&
      remembered.y >= screen.y &&
      remembered.y + graspable / 2 <= screen.y + screen.height,
  );
  return isReachable ? { x: remembered.x, y: remembered.y, width, height } : { width, height };
}
