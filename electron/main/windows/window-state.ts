import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const boundsSchema = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().positive(), height: z.number().int().positive() });
const windowStateSchema = z.object({ bounds: boundsSchema, maximized: z.boolean() });

/** In device-independent pixels of the desktop. */
export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof windowStateSchema>;

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
  const state = windowStateSchema.safeParse(value);
  return state.success ? state.data : null;
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
