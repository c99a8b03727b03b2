/** Room in a store: the bytes from `at` of `buffer`. `turn` tells how long it lasts; null for memory of its own, which lasts. */
export interface Room {
  readonly buffer: ArrayBuffer;
  readonly at: number;
  readonly turn: number | null;
}

/**
 * Memory for the lists of numbers that one query makes and later ones like to find again: two halves, filled in turn. When one is full the
 * other is written anew, so the store never grows and leaves nothing to be collected; lists on the heap would lie there by the hundred
 * megabytes until somebody comes for them. What a query has taken or found again stays as it is until that query ends.
 */
export interface TurningStore {
  /** A query begins: what the one before has taken may be written over from now on. */
  begin(): void;
  take(bytes: number): Room;
  /** `lasting`: as it was written. `older`: it was, but goes with the next turn, so a query that needs it takes room for it anew. */
  stateOf(turn: number): 'lasting' | 'older' | 'gone';
}

/** Lists begin where numbers of four bytes may. */
const alignment = 4;

/** @param bytes of each half. */
export function createTurningStore(bytes: number): TurningStore {
  const halves: ArrayBuffer[] = [];
  let turn = 0;
  let used = 0;
  let taken = 0;

  return {
    begin() {
      taken = 0;
    },
    take(wanted) {
      const size = Math.ceil(wanted / alignment) * alignment;
      // Two turns in one query would write over what it has taken first.
      if (taken + size > bytes) return { buffer: new ArrayBuffer(size), at: 0, turn: null };
      if (used + size > bytes) {
        turn += 1;
        used = 0;
      }
      const buffer = (halves[turn & 1] ??= new ArrayBuffer(bytes));
      const at = used;
      used += size;
      taken += size;
      return { buffer, at, turn };
    },
    stateOf: (since) => (since === turn ? 'lasting' : since === turn - 1 ? 'older' : 'gone'),
  };
}
