import { describe, expect, it } from 'vitest';
import { PairPacker, type RepeatedPair } from '../../../db/import/pack-pairs.ts';
import { codeFromNumber, codeNumber, dayFromNumber, dayNumber, largestDay, NcciPairs, pairBytes, writePair } from '../../../db/model/ncci-pairs.ts';

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Pair { one: string; two: string; indicator: string; effective: number; deleted: number; rationale: string }

/** All pairs that come out of the rows of a column, in words. */
function unpacked(packer: PairPacker, repeated: RepeatedPair[] = []): { one: string[]; two: string[] } {
  const texts = packer.rationales();
  const found: { one: string[]; two: string[] } = { one: [], two: [] };
  for (const row of packer.pack((pair) => repeated.push(pair))) {
    const pairs = new NcciPairs(row.records);
    expect(pairs.length).toBe(row.pairs);
    for (let position = 0; position < pairs.length; position++) {
      const pair = pairs.at(position);
      const [one, two] = row.column === 1 ? [row.code, codeFromNumber(pair.other)] : [codeFromNumber(pair.other), row.code];
      found[row.column === 1 ? 'one' : 'two'].push([one, two, pair.indicator, pair.effectiveDay, pair.deletedDay, pair.rationale === 0 ? '' : texts[pair.rationale - 1]].join(' '));
    }
  }
  return found;
}

describe('a packed pair', () => {
  it('comes back as it was, at the ends of what it can hold', () => {
    const ends = { other: ['00000', '00100', 'ZZZZZ', '0001A', 'V5364'], indicator: ['0', '1', '9', 'Z'], day: [0, 1, largestDay], rationale: [0, 1, 65_535] };
    for (const other of ends.other) {
      for (const indicator of ends.indicator) {
        for (const day of ends.day) {
          for (const rationale of ends.rationale) {
            const records = new Uint8Array(pairBytes * 3);
            writePair(new DataView(records.buffer), 1, codeNumber(other), codeNumber(indicator), day, largestDay - day, rationale);
            expect(new NcciPairs(records).at(1)).toEqual({ other: codeNumber(other), indicator, effectiveDay: day, deletedDay: largestDay - day, rationale });
            expect([...records.subarray(0, pairBytes), ...records.subarray(2 * pairBytes)].every((byte) => byte === 0)).toBe(true);
          }
        }
      }
    }
  });

  it('keeps codes in their order and days as they are written', () => {
    const codes = ['0001A', '00100', '0591T', '27397', '99499', 'A4218', 'V5364'];
    expect(codes.map((code) => codeFromNumber(codeNumber(code)))).toEqual(codes);
    expect([...codes].sort((a, b) => codeNumber(a) - codeNumber(b))).toEqual([...codes].sort());
    for (const date of ['1996-01-01', '2000-02-29', '2024-12-31', '2149-06-06']) expect(dayFromNumber(dayNumber(date))).toBe(date);
    expect([dayNumber(null), dayFromNumber(0)]).toEqual([0, null]);
  });
});

describe('packing', () => {
  it('loses and invents no pair, in neither direction, whatever the order of the rows', () => {
    for (let round = 0; round < 40; round++) {
      const next = random(round * 7919 + 1);
      const pairs = new Map<string, Pair>();
      for (let count = next(900); count >= 0; count--) {
        const pair = { one: String(20_000 + next(12)), two: String(30_000 + next(400)), indicator: '019'[next(3)] ?? '0', effective: 1 + next(20_000), deleted: next(3) === 0 ? 0 : 1 + next(60_000), rationale: ['', 'b', 'a', 'c'][next(4)] ?? '' };
        // A pair may be in force without an end once.
        pairs.set([pair.one, pair.two, pair.deleted === 0 ? '' : `${pair.deleted} ${pair.effective}`].join(' '), pair);
      }
      const rows = [...pairs.values()];
      const orders = [rows, [...rows].reverse(), [...rows].sort(() => next(3) - 1)];
      const results = orders.map((order) => {
        const packer = new PairPacker();
        for (const [index, pair] of order.entries()) packer.add(codeNumber(pair.one), codeNumber(pair.two), codeNumber(pair.indicator), pair.effective, pair.deleted, pair.rationale, index + 1);
        const repeated: RepeatedPair[] = [];
        const found = unpacked(packer, repeated);
        expect(repeated, `round ${round}`).toEqual([]);
        return found;
      });
      const expected = rows.map((pair) => [pair.one, pair.two, pair.indicator, pair.effective, pair.deleted, pair.rationale].join(' ')).sort();
      for (const { one, two } of results) {
        expect([...one].sort(), `round ${round}`).toEqual(expected);
        expect([...two].sort(), `round ${round}`).toEqual(expected);
        expect(one).toEqual(results[0]?.one);
      }
    }
  });

  it('puts the period without an end first, then the latest', () => {
    const packer = new PairPacker();
    for (const [effective, deleted] of [[10, 20], [50, 0], [30, 40]] as const) packer.add(codeNumber('27397'), codeNumber('27390'), 1, effective, deleted, '', effective);
    expect(unpacked(packer).one).toEqual(['27397 27390 1 50 0 ', '27397 27390 1 30 40 ', '27397 27390 1 10 20 ']);
  });

  it('leaves out what stands there twice and says where it stood first', () => {
    const packer = new PairPacker();
    const add = (line: number, effective: number, deleted: number, indicator: number): void => packer.add(codeNumber('27397'), codeNumber('27390'), indicator, effective, deleted, 'x', line);
    add(7, 10, 20, 1);
    add(8, 10, 20, 1);
    // Ended with another indicator: another row.
    add(9, 10, 20, 0);
    // In force twice: only one of them can be right.
    add(10, 30, 0, 1);
    add(11, 40, 0, 0);
    const repeated: RepeatedPair[] = [];
    const found = unpacked(packer, repeated);
    expect(found.one).toHaveLength(3);
    expect(found.two).toHaveLength(3);
    expect(repeated.map(({ line, earlierLine }) => [line, earlierLine]).sort()).toEqual([[11, 10], [8, 7]].sort());
  });
});
