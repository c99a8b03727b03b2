import { describe, expect, test } from 'vitest';
import { ownSources } from './sources.ts';
import { textChecks, type TextCheck } from './text-checks.ts';
import { seededMistakes } from './seeded-mistakes.ts';

const sources = ownSources();
const { texts } = sources;
const checks = Object.entries(textChecks) as [keyof typeof textChecks, TextCheck][];

test('every code of the section has a text, in ascending order', () => {
  const codes = texts.map((text) => text.code);
  expect(codes).toHaveLength(134);
  expect(codes).toEqual([...codes].sort());
  expect(new Set(codes).size).toBe(134);
});

test('the words that people type lead to the codes that they mean', () => {
  const codesWith = (words: RegExp) => texts.filter((text) => [text.title, ...text.synonyms].some((line) => words.test(line))).map((text) => text.code);
  expect(codesWith(/hamm(ie|y) lengthening/i)).toEqual(['27393', '27394', '27395']);
  expect(codesWith(/Egger/)).toEqual(['27400']);
  expect(codesWith(/fractional lengthening/i)).toEqual(['27393', '27394', '27395']);
  expect(codesWith(/quad tendon repair/i)).toEqual(['27385', '27386']);
  expect(codesWith(/patellar tendon rupture/i)).toEqual(['27380', '27381']);
  expect(codesWith(/\bTKA\b/)).toContain('27447');
  expect(codesWith(/\bMPFL\b/)).toContain('27422');
});

describe.each(checks)('a text %s', (_name, check) => {
  test.each(texts.map((text) => [text.code, text] as const))('%s', (_code, text) => {
    expect(check(text, sources)).toEqual([]);
  });
});

// A check that finds nothing proves nothing until it was seen to find something.
describe.each(checks)('the check "%s"', (name, check) => {
  test.each(Object.entries(seededMistakes[name]))('finds %s', (_mistake, seed) => {
    const { sources: changed, code } = seed(sources);
    const text = changed.texts.find((one) => one.code === code);
    const before = texts.find((one) => one.code === code);
    if (text === undefined || before === undefined) throw new Error(`there is no text of ${code}`);
    expect(check(before, sources)).toEqual([]);
    expect(check(text, changed)).not.toEqual([]);
  });
});
