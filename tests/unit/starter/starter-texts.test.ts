import { describe, expect, test } from 'vitest';
import { sectionPath } from '../../../db/starter/sections.ts';
import { clinicalHeadings } from '../../../db/starter/types.ts';
import { fleschReadingEase, sentencesOf } from './reading-ease.ts';
import { ownSources } from './sources.ts';

const sources = ownSources();
const texts = sources.texts;
const textOf = new Map(texts.map((text) => [text.code, text]));
const factOf = new Map(sources.facts.relativeValues.map((fact) => [fact.code, fact]));

const tendonCodes = ['27380', '27381', '27385', '27386', '27390', '27391', '27392', '27393', '27394', '27395', '27396', '27397', '27400'];

function everySentence(text: (typeof texts)[number]): string[] {
  return [
    text.title,
    ...text.synonyms,
    text.overview,
    ...text.whatIsDone,
    text.serviceType,
    text.typicalSite,
    ...text.clinicalContext.map((part) => part.text),
    ...text.toHaveReady,
    text.distinction,
    ...text.family.map((neighbour) => neighbour.difference),
    ...text.askBeforeBooking,
    ...text.diagnoses.map((diagnosis) => diagnosis.reason),
    text.anaesthesia,
    ...text.relatedCodes.map((related) => related.reason),
  ];
}

test('every code of the tendon family has a text', () => {
  expect(texts.map((text) => text.code)).toEqual(tendonCodes);
});

test('titles and distinguishing lines are unique', () => {
  expect(new Set(texts.map((text) => text.title.toLowerCase())).size).toBe(texts.length);
  expect(new Set(texts.map((text) => text.distinction.toLowerCase())).size).toBe(texts.length);
});

test('the words that people type lead to the codes that they mean', () => {
  const codesWith = (words: RegExp) => texts.filter((text) => [text.title, ...text.synonyms].some((line) => words.test(line))).map((text) => text.code);
  expect(codesWith(/hamm(ie|y) lengthening/i)).toEqual(['27393', '27394', '27395']);
  expect(codesWith(/Egger/)).toEqual(['27400']);
  expect(codesWith(/fractional lengthening/i)).toEqual(['27393', '27394', '27395']);
  expect(codesWith(/quad tendon repair/i)).toEqual(['27385', '27386']);
  expect(codesWith(/patellar tendon rupture/i)).toEqual(['27380', '27381']);
  expect(codesWith(/bilateral/i)).toEqual(['27392', '27395']);
});

describe.each(texts.map((text) => [text.code, text] as const))('%s', (code, text) => {
  test('has every part with something in it', () => {
    expect(text.synonyms.length).toBeGreaterThanOrEqual(8);
    expect(sentencesOf(text.overview).length).toBeGreaterThanOrEqual(3);
    expect(text.whatIsDone.flatMap(sentencesOf).length).toBeGreaterThanOrEqual(6);
    expect(text.serviceType).not.toBe('');
    expect(text.typicalSite).not.toBe('');
    expect(text.clinicalContext.map((part) => part.heading)).toEqual([...clinicalHeadings]);
    expect(text.toHaveReady.length).toBeGreaterThanOrEqual(4);
    expect(text.family.length).toBeGreaterThanOrEqual(1);
    expect(text.askBeforeBooking.length).toBeGreaterThanOrEqual(6);
    expect(text.diagnoses.length).toBeGreaterThanOrEqual(5);
    expect(text.anaesthesia).not.toBe('');
    expect(text.relatedCodes.length).toBeGreaterThanOrEqual(3);
  });

  test('tells of the tourniquet, the image intensifier and hardware to be removed', () => {
    const ready = text.toHaveReady.join(' ');
    expect(ready).toMatch(/tourniquet/i);
    expect(ready).toMatch(/image intensifier/i);
    expect(text.askBeforeBooking.join(' ')).toMatch(/hardware/i);
  });

  test('is named back by each neighbour that it names', () => {
    for (const neighbour of text.family) {
      const other = textOf.get(neighbour.code);
      expect(other, `${neighbour.code} has a text`).toBeDefined();
      expect(other?.family.map((back) => back.code)).toContain(code);
      expect(other?.family).toHaveLength(text.family.length);
    }
  });

  test('refers only to codes of the code space, each in a narrow section', () => {
    const mentioned = everySentence(text).flatMap((sentence) => sentence.match(/\b[0-9]{5}\b/g) ?? []);
    for (const related of [...text.relatedCodes.map((related) => related.code), ...mentioned]) {
      expect(sectionPath('CPT', related, sources.sections).length, related).toBeGreaterThanOrEqual(2);
    }
  });

  test('gives only billable diagnoses that the starter catalog has', () => {
    for (const diagnosis of text.diagnoses) {
      expect(sources.icdRows.find((row) => row.code === diagnosis.code)?.billable, diagnosis.code).toBe(true);
    }
  });

  test('names the right and the left diagnosis together', () => {
    const codes = new Set(text.diagnoses.map((diagnosis) => diagnosis.code));
    for (const { code: diagnosis } of text.diagnoses) {
      const title = sources.icdRows.find((row) => row.code === diagnosis)?.longTitle ?? '';
      if (!/\b(right|left)\b/.test(title)) continue;
      const mirrored = title.replace(/\b(right|left)\b/, (side) => (side === 'right' ? 'left' : 'right'));
      const other = sources.icdRows.find((row) => row.longTitle === mirrored);
      expect(codes.has(other?.code ?? ''), `${diagnosis}: ${mirrored}`).toBe(true);
    }
  });

  test('speaks of both legs as the bilateral indicator does', () => {
    const bilateral = factOf.get(code)?.bilateral;
    const asked = text.askBeforeBooking.join('\n');
    switch (bilateral) {
      case '2':
        expect(text.title).toMatch(/both legs$/);
        expect(text.distinction).toMatch(/both legs/);
        expect(text.overview).toMatch(/Both legs are inside this one code/);
        expect(asked).not.toMatch(/this code stays, with both sides stated/i);
        break;
      case '0': {
        expect(text.title).toMatch(/one leg$/);
        expect(text.distinction).toMatch(/one leg only/);
        const forBoth = /Both legs\? Then the code is ([0-9]{5})/.exec(asked)?.[1] ?? '';
        expect(factOf.get(forBoth)?.bilateral).toBe('2');
        expect(text.family.map((neighbour) => neighbour.code)).toContain(forBoth);
        expect(asked).not.toMatch(/this code stays, with both sides stated/i);
        break;
      }
      case '1':
        expect(text.title).not.toMatch(/both|bilateral/i);
        expect(asked).toMatch(/this code stays, with both sides stated/i);
        break;
      default:
        expect.fail(`no rule for bilateral indicator ${bilateral ?? 'none'}`);
    }
  });

  test('calls in an assistant only where Medicare does not ask for a reason', () => {
    const team = text.clinicalContext.find((part) => part.heading === 'Team')?.text ?? '';
    if (factOf.get(code)?.assistantAtSurgery === '2') expect(team).toMatch(/An assistant/);
    else expect(team).toMatch(/assistant surgeon needs a stated reason/);
  });

  test('says to check the pair where a related code of the same session forms an NCCI pair', () => {
    for (const related of text.relatedCodes) {
      const pair = sources.pairs.some((one) => [one.columnOne, one.columnTwo].includes(code) && [one.columnOne, one.columnTwo].includes(related.code));
      if (pair && /session/.test(related.reason)) expect(related.reason).toMatch(/check the NCCI pair/);
    }
  });

  test('holds no value of a release and no billing promise', () => {
    for (const sentence of everySentence(text)) {
      expect(sentence).not.toMatch(/\$|%|RVU|indicator|global|\bJ1\b|modifier|\bpaid\b|payable|Medicare|!/i);
    }
  });

  test('reads easily', () => {
    // The format asks for one short sentence a line, so plain texts lie above newspaper prose (60 to 70). Below 55 long Latin has
    // crept in; above 85 the terms that surgeons use are gone.
    const prose = [text.overview, ...text.whatIsDone, ...text.clinicalContext.map((part) => part.text)].flatMap(sentencesOf);
    const ease = fleschReadingEase(prose);
    expect(ease).toBeGreaterThanOrEqual(55);
    expect(ease).toBeLessThanOrEqual(85);
    for (const sentence of prose) expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(30);
  });
});
