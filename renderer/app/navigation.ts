import type { CodeKey } from '../../electron/contract/index.ts';

/** What the right side of the desk shows. */
export type Place = { kind: 'start' } | { kind: 'data' } | { kind: 'browse' } | { kind: 'paste' } | { kind: 'trays' } | { kind: 'tray'; id: number } | { kind: 'code'; key: CodeKey } | { kind: 'compare'; keys: readonly [CodeKey, CodeKey] };

export interface History {
  places: readonly Place[];
  index: number;
  /** Whether the place at `index` was opened on purpose, or only followed the selection in the list. */
  settled: boolean;
}

/** Entries kept behind the current one. */
const longest = 100;

export const emptyHistory: History = { places: [{ kind: 'start' }], index: 0, settled: true };

export function currentPlace(history: History): Place {
  return history.places[history.index] ?? { kind: 'start' };
}

export function samePlace(one: Place, other: Place): boolean {
  return placeText(one) === placeText(other);
}

/** The same text for the same place. */
export function placeText(place: Place): string {
  if (place.kind === 'code') return `code ${place.key.system} ${place.key.code}`;
  if (place.kind === 'compare') return `compare ${place.keys.map((key) => `${key.system} ${key.code}`).join(' ')}`;
  if (place.kind === 'tray') return `tray ${place.id}`;
  return place.kind;
}

/**
 * Goes to a place. A page that merely followed the selection is replaced by the next one, so that Back returns to what
 * was read and not to every row that the arrows passed.
 */
export function visit(history: History, place: Place, how: 'open' | 'follow'): History {
  const settled = how === 'open';
  if (samePlace(currentPlace(history), place)) return { ...history, settled: history.settled || settled };
  const kept = history.places.slice(0, history.settled ? history.index + 1 : history.index);
  // Following back to where one came from leaves no second entry of the same place.
  const last = kept.at(-1);
  if (last !== undefined && samePlace(last, place)) return { places: kept, index: kept.length - 1, settled: true };
  const places = [...kept, place].slice(-longest);
  return { places, index: places.length - 1, settled };
}

/** Without the page that merely followed the selection: what stays when that page is opened elsewhere. */
export function settle(history: History): History {
  if (history.settled || history.index === 0) return history;
  const places = history.places.slice(0, history.index);
  return { places, index: places.length - 1, settled: true };
}

export function canGo(history: History, direction: 'back' | 'forward'): boolean {
  return direction === 'back' ? history.index > 0 : history.index < history.places.length - 1;
}

export function go(history: History, direction: 'back' | 'forward'): History {
  if (!canGo(history, direction)) return history;
  return { ...history, index: history.index + (direction === 'back' ? -1 : 1), settled: true };
}
