import { describe, expect, it } from 'vitest';
import { parseCodeInput } from '../../../db/search/code-input.ts';
import { marksOf, spansOf } from '../../../db/search/highlight.ts';
import { PackedReader, PackedWriter } from '../../../db/search/packed.ts';
import fc from 'fast-check';
import { normalizeText, wordsOf } from '../../../db/search/normalize.ts';
import { askedWords } from '../../../db/search/query-words.ts';
import { stemOf } from '../../../db/search/stem.ts';
import { isShorteningOf } from '../../../db/search/vocabulary.ts';

describe('the normaliser', () => {
  it.each([
    ['Köhler’s Disease', 'kohlers disease'],
    ['M62.40', 'm6240'],
    ['2.5cm/<', '2d5 cm less'],
    ['.5 cm', '0d5 cm'],
    ['w/o manipulation', 'without manipulation'],
    ['fx w/mnpj', 'fx with mnpj'],
    ['I&D abscess', 'iandd abscess'],
    ['s/n/ax/gen', 's n ax gen'],
    ['1,000 units', '1000 units'],
    ['ﬁstula ２７', 'fistula 27'],
  ])('reads %j as %j', (text, normal) => {
    expect(normalizeText(text)).toBe(normal);
  });
  it('changes nothing that it has written itself', () => {
    for (const text of ['Cls w/o inf/shin 3cm/<', 'I & D', 'M62.40 w/o', 'ß æ']) expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
  });
});

describe('a code as people type it', () => {
  it.each(['knee', 'knee 2', 'in', '123456', 'abc12', '12a', 'x.y', '2.5', 'T.12', 'hip-knee', 'of 27397 and'])('is not %j', (text) => {
    expect(parseCodeInput(text)).toEqual({ kind: 'none' });
  });
  it('is compact, upper case and without the name of the system', () => {
    expect(parseCodeInput(' icd10: m62.4* ')).toMatchObject({ kind: 'prefix', compact: 'M624' });
    expect(parseCodeInput('S72.001A')).toMatchObject({ kind: 'prefix', compact: 'S72001A' });
    expect(parseCodeInput('27397-27390')).toEqual({ kind: 'none' });
    expect(parseCodeInput('M62.4-M62.5')).toMatchObject({ kind: 'range', first: 'M624', last: 'M625' });
  });
});

describe('words', () => {
  it('of one stem are forms of one word', () => {
    for (const [left, right] of [['tendons', 'tendon'], ['lengthening', 'lengthen'], ['biopsies', 'biopsy'], ['removal', 'remove'], ['fractures', 'fracture'], ['injections', 'injection']] as const) {
      expect(stemOf(left), left).toBe(stemOf(right));
    }
    for (const [left, right] of [['hip', 'hippocampus'], ['pelvis', 'pelvic'], ['process', 'proces']] as const) expect(stemOf(left)).not.toBe(stemOf(right));
  });
  it('are shortened at the end or by their vowels', () => {
    for (const [short, long] of [['les', 'lesion'], ['shft', 'shaft'], ['trnk', 'trunk'], ['tendn', 'tendon'], ['excis', 'excision']] as const) expect(isShorteningOf(short, long), short).toBe(true);
    for (const [short, long] of [['ln', 'lesion'], ['sht', 'shaft'], ['lesion', 'les'], ['hp', 'hip'], ['arm', 'farm']] as const) expect(isShorteningOf(short, long), short).toBe(false);
  });
  it('that are asked for stand each once, and a number of sides is both sides', () => {
    expect(askedWords('lengthening of the hamstring of the leg')).toEqual(['lengthening', 'of', 'the', 'hamstring', 'leg']);
    expect(askedWords('2 legs')).toEqual(['both', 'legs']);
    expect(askedWords('of')).toEqual(['of']);
    // What is read as plain words must come to the same as what goes by every rule; the euro sign sends a text there.
    for (const text of ["Crohn's disease, type 2", 'Other, [see] (note): two.', 'Part 1.5 of 3', '1,000 ml', 'a.b', 'M62.40; 5cm', 'line 12\nnext']) {
      expect(wordsOf(text)).toEqual(wordsOf(`${text} €`));
    }
    expect(wordsOf('  ')).toEqual([]);
  });
});

describe('packed numbers', () => {
  it('are read as they were written, any of them', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 })), (numbers) => {
      const writer = new PackedWriter(1);
      for (const number of numbers) writer.number(number);
      const reader = new PackedReader(writer.bytes());
      expect(numbers.map(() => reader.number())).toEqual(numbers);
      expect(reader.number()).toBe(0);
    }));
  });
});

describe('marks', () => {
  it('stand on the letters of the shown title, and of a beginning on what was typed', () => {
    const title = 'Köhler’s bone, 2.5 cm';
    const at = (word: string, beginning: boolean) => marksOf(spansOf(title), [{ word, beginning }]).map(([start, end]) => title.slice(start, end));
    expect(at('kohlers', false)).toEqual(['Köhler’s']);
    expect(at('bo', true)).toEqual(['bo']);
    expect(at('bo', false)).toEqual([]);
    expect(at('2d5', false)).toEqual(['2.5']);
  });
});
