import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairPacker, type RepeatedPair } from '../../../db/import/pack-pairs.ts';
import { codeFromNumber, codeNumber, dayFromNumber, dayNumber, largestDay, mostPairBytes, packTerms, TermsOfSource, unpackPairs, writePair } from '../../../db/model/ncci-pairs.ts';

interface Pair { one: string; two: string; indicator: string; effective: number; deleted: number; rationale: string }

function add(packer: PairPacker, pair: Pair, line: number): void {
  packer.add(codeNumber(pair.one), codeNumber(pair.two), packer.termsNumber(codeNumber(pair.indicator), pair.effective, pair.deleted, pair.rationale), line);
}

const inWords = (pair: Pair): string => [pair.one, pair.two, pair.indicator, pair.effective, pair.deleted, pair.rationale].join(' ');

/** All pairs that come out of the rows of a column, in words. */
function unpacked(packer: PairPacker, repeated: RepeatedPair[] = []): { one: string[]; two: string[] } {
  const found: { one: string[]; two: string[] } = { one: [], two: [] };
  const { rationales, terms, rows } = packer.pack((pair) => repeated.push(pair));
  const ofFile = new TermsOfSource(terms);
  const positions = new Map<string, number>();
  for (const row of rows) {
    const pairs = unpackPairs([row]);
    expect(pairs.isWhole).toBe(true);
    expect(row.records.length).toBeLessThanOrEqual(960);
    const list = `${row.code} ${row.column}`;
    expect(row.position).toBe(positions.get(list) ?? 0);
    positions.set(list, row.position + row.pairs);
    for (const [position, other] of pairs.others.entries()) {
      const { indicator, effectiveDay, deletedDay, rationale } = ofFile.at(pairs.terms[position] ?? 0);
      const [one, two] = row.column === 1 ? [row.code, codeFromNumber(other)] : [codeFromNumber(other), row.code];
      found[row.column === 1 ? 'one' : 'two'].push(inWords({ one, two, indicator, effective: effectiveDay, deleted: deletedDay, rationale: rationale === 0 ? '' : (rationales[rationale - 1] ?? '?') }));
    }
  }
  return found;
}

describe('a packed pair', () => {
  it('comes back as it was, at the ends of what it can hold', () => {
    for (const distance of [0, 1, 127, 128, codeNumber('00100'), codeNumber('ZZZZZ')]) {
      for (const terms of [0, 1, 127, 128, 16_383, 16_384, 2 ** 28 - 1]) {
        const records = new Uint8Array(mostPairBytes * 2);
        const end = writePair(records, writePair(records, 0, 5, 7), distance, terms);
        expect(unpackPairs([{ pairs: 2, records: records.subarray(0, end) }])).toEqual({ others: Uint32Array.of(5, 5 + distance), terms: Uint32Array.of(7, terms), isWhole: true });
        // A row that lost its end, or has something behind it.
        expect(unpackPairs([{ pairs: 2, records: records.subarray(0, end - 1) }]).isWhole).toBe(false);
        expect(unpackPairs([{ pairs: 2, records: records.subarray(0, end + 1) }]).isWhole).toBe(false);
      }
    }
  });

  it('has terms that come back as they were, at the ends of what they can hold', () => {
    const all = ['0', '1', '9', 'Z'].flatMap((indicator) => [0, 1, largestDay].flatMap((day) => [0, 1, 65_535].map((rationale) => ({ indicator, effectiveDay: day, deletedDay: largestDay - day, rationale }))));
    const terms = new TermsOfSource(packTerms(all.map((one) => ({ ...one, indicator: codeNumber(one.indicator) }))));
    expect(terms.length).toBe(all.length);
    expect(all.map((_, number) => terms.at(number))).toEqual(all);
  });

  it('keeps codes in their order and days as they are written', () => {
    const codes = ['0001A', '00100', '0591T', '27397', '99499', 'A4218', 'V5364'];
    expect(codes.map((code) => codeFromNumber(codeNumber(code)))).toEqual(codes);
    expect([...codes].sort((a, b) => codeNumber(a) - codeNumber(b))).toEqual([...codes].sort());
    for (const date of ['1996-01-01', '2000-02-29', '2024-12-31', '2149-06-06']) expect(dayFromNumber(dayNumber(date))).toBe(date);
    expect([dayNumber(null), dayFromNumber(0)]).toEqual([0, null]);
  });
});

const code = fc.oneof(
  fc.integer({ min: 100, max: 99_499 }).map((number) => String(number).padStart(5, '0')),
  // Close together, so that codes share rows and rows are cut.
  fc.integer({ min: 27_000, max: 27_030 }).map(String),
  fc.tuple(fc.constantFrom('A', 'G', 'V'), fc.integer({ min: 0, max: 9999 })).map(([letter, number]) => letter + String(number).padStart(4, '0')),
  fc.integer({ min: 0, max: 9999 }).map((number) => `${String(number).padStart(4, '0')}T`),
);
const day = fc.integer({ min: 1, max: largestDay });
const anyPair: fc.Arbitrary<Pair> = fc.record({
  one: code, two: code, indicator: fc.constantFrom('0', '1', '9', '7', 'Z'), effective: day, deleted: fc.oneof(fc.constant(0), day), rationale: fc.oneof(fc.constantFrom('', 'b', 'a'), fc.string()),
});
// A pair may be in force without an end once, and no row stands there twice.
const anyPairs = fc.uniqueArray(anyPair, { maxLength: 400, size: 'max', selector: (pair) => [pair.one, pair.two, pair.deleted === 0 ? '' : inWords(pair)].join(' ') });

function packerOf(pairs: readonly Pair[]): PairPacker {
  const packer = new PairPacker();
  for (const [index, pair] of pairs.entries()) add(packer, pair, index + 1);
  return packer;
}

describe('packing', () => {
  it('loses and invents no pair, in neither direction', () => {
    fc.assert(fc.property(anyPairs, (pairs) => {
      const repeated: RepeatedPair[] = [];
      const { one, two } = unpacked(packerOf(pairs), repeated);
      const expected = pairs.map(inWords).sort();
      expect(repeated).toEqual([]);
      expect([...one].sort()).toEqual(expected);
      expect([...two].sort()).toEqual(expected);
    }), { numRuns: 50 });
  });

  it('gives the same bytes whatever the order of the rows', () => {
    fc.assert(fc.property(anyPairs.chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }))), ([pairs, shuffled]) => {
      const packed = (order: readonly Pair[]): unknown => {
        const { rationales, terms, rows } = packerOf(order).pack(() => undefined);
        return { rationales, terms, rows: [...rows].map((row) => ({ ...row, line: 0 })) };
      };
      expect(packed(shuffled)).toEqual(packed(pairs));
    }), { numRuns: 30 });
  });

  it('cuts the pairs of a code with thousands into rows, and keeps their order over all of them', () => {
    const pairs = Array.from({ length: 5000 }, (_, index): Pair => ({ one: '27397', two: String(30_000 + index), indicator: '1', effective: 1 + (index % 700), deleted: 0, rationale: '' }));
    const packer = packerOf(pairs);
    const rows = [...packer.pack(() => undefined).rows].filter((row) => row.column === 1);
    expect(rows.length).toBeGreaterThan(10);
    expect([...unpackPairs(rows).others].map(codeFromNumber)).toEqual(pairs.map(({ two }) => two));
    expect(rows.reduce((bytes, { records }) => bytes + records.length, 0)).toBeLessThan(5000 * 3.2);
  });

  it('puts the period without an end first, then the latest', () => {
    const packer = new PairPacker();
    for (const [effective, deleted] of [[10, 20], [50, 0], [30, 40]] as const) add(packer, { one: '27397', two: '27390', indicator: '1', effective, deleted, rationale: '' }, effective);
    expect(unpacked(packer).one).toEqual(['27397 27390 1 50 0 ', '27397 27390 1 30 40 ', '27397 27390 1 10 20 ']);
  });

  it('leaves out what stands there twice and says where it stood first', () => {
    const packer = new PairPacker();
    const row = (line: number, effective: number, deleted: number, indicator: string): void => { add(packer, { one: '27397', two: '27390', indicator, effective, deleted, rationale: 'x' }, line); };
    row(7, 10, 20, '1');
    row(8, 10, 20, '1');
    // Ended with another indicator: another row.
    row(9, 10, 20, '0');
    // In force twice: only one of them can be right.
    row(10, 30, 0, '1');
    row(11, 40, 0, '0');
    const repeated: RepeatedPair[] = [];
    const found = unpacked(packer, repeated);
    expect(found.one).toHaveLength(3);
    expect(found.two).toHaveLength(3);
    expect(repeated.map(({ line, earlierLine }) => [line, earlierLine]).sort()).toEqual([[11, 10], [8, 7]].sort());
  });
});
