import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurningStore, type Room } from '../../../db/search/turning-store.ts';

const bytesOf = ({ buffer, at }: Room, size: number): Uint8Array => new Uint8Array(buffer, at, size);

test('a list lasts until the halves have turned twice', () => {
  const store = createTurningStore(16);
  const first = store.take(10);
  expect(first).toMatchObject({ at: 0, turn: 0 });
  expect(store.stateOf(0)).toBe('lasting');
  store.begin();
  const second = store.take(8);
  expect(second).toMatchObject({ at: 0, turn: 1 });
  expect(second.buffer).not.toBe(first.buffer);
  expect(store.stateOf(0)).toBe('older');
  store.begin();
  expect(store.take(16).buffer).toBe(first.buffer);
  expect([0, 1, 2].map((turn) => store.stateOf(turn))).toEqual(['gone', 'older', 'lasting']);
});

test('a query that needs more than a half has memory of its own for the rest', () => {
  const store = createTurningStore(16);
  store.take(12);
  expect(store.take(12)).toMatchObject({ turn: null, at: 0 });
  expect(store.take(4).turn).toBe(0);
  expect(createTurningStore(16).take(17).turn).toBeNull();
});

test('nothing that a query has taken is written over before it ends, in whatever sizes queries take', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), { maxLength: 12 }), (queries) => {
      const store = createTurningStore(64);
      for (const [number, sizes] of queries.entries()) {
        store.begin();
        const mine = sizes.map((size, index) => {
          const bytes = bytesOf(store.take(size), size);
          bytes.fill(number * 16 + index);
          return { bytes, mark: (number * 16 + index) & 255 };
        });
        for (const { bytes, mark } of mine) if (bytes.some((byte) => byte !== mark)) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
});

test('what the store says is there still has what was written', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 }), (sizes) => {
      const store = createTurningStore(64);
      const written: { bytes: Uint8Array; mark: number; turn: number }[] = [];
      for (const [index, size] of sizes.entries()) {
        store.begin();
        const room = store.take(size);
        if (room.turn === null) return false;
        const bytes = bytesOf(room, size).fill(index);
        written.push({ bytes, mark: index & 255, turn: room.turn });
        for (const one of written) if (store.stateOf(one.turn) !== 'gone' && one.bytes.some((byte) => byte !== one.mark)) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
});
