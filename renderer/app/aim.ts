import type { CodeKey } from '../../electron/contract/index.ts';
import type { Desk } from './desk.ts';

/** The thing that the menu of the second mouse button was opened on. */
export type Aim =
  /** Rows of the list, or a code that a text names. */
  | { kind: 'codes'; keys: readonly CodeKey[] }
  /** The code of the page, at its heading. */
  | { kind: 'page'; keys: readonly CodeKey[] }
  /** A tab by its id, and the code that it shows. */
  | { kind: 'tab'; id: number; keys: readonly CodeKey[] }
  | { kind: 'folder'; id: number };

/** The same desk for a command that is about a thing, whatever is chosen or shown meanwhile. */
export function aimAt(desk: Desk, aim: Aim): Desk {
  const keys = aimedKeys(aim);
  return { ...desk, aim, currentCode: () => Promise.resolve(keys[0] ?? null), currentCodes: () => Promise.resolve([...keys]) };
}

/** The codes that the thing stands for; none for a folder. */
export function aimedKeys(aim: Aim): readonly CodeKey[] {
  return aim.kind === 'folder' ? [] : aim.keys;
}

/** "Compare with…" on one code makes sense, on three it does not. Without an aim the desk's own rule decides. */
export function isAimedAtSeveral({ aim }: Pick<Desk, 'aim'>): boolean {
  return aim !== null && aimedKeys(aim).length > 1;
}
