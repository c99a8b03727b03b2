import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { suggestionSchema, type Suggestion, type SuggestRequest } from '../../../db/model/suggestion.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { createSuggester } from '../../../db/suggest/suggest.ts';
import { smallCatalog } from '../search/small-catalog.ts';

const section = 'Thigh and knee tendons';
const catalog = smallCatalog([
  { code: '27390', title: 'Cut one hamstring tendon, one leg', distinction: 'one tendon cut, one leg', section },
  { code: '27391', title: 'Cut several hamstring tendons, one leg', distinction: 'several tendons cut, one leg', section },
  { code: '27393', title: 'Lengthen one hamstring tendon, one leg', distinction: 'one tendon lengthened, one leg', synonyms: ['hamstring lengthening'], section },
  { code: '27394', title: 'Lengthen several hamstring tendons, one leg', distinction: 'several tendons lengthened, one leg', synonyms: ['hamstring lengthening'], section },
  { code: '27395', title: 'Lengthen several hamstring tendons, both legs', distinction: 'several tendons lengthened, both legs', synonyms: ['hamstring lengthening'], section },
  { code: '27447', title: 'Replace the whole knee joint', synonyms: ['total knee arthroplasty', 'TKA'], section: 'Knee joint' },
  { code: '64721', title: 'Free the median nerve at the wrist', synonyms: ['carpal tunnel release'], section: 'Wrist nerves' },
  { code: '44950', title: 'Take out the appendix', synonyms: ['appendectomy'], section: 'Appendix' },
  { system: 'ICD10CM', code: 'G80.1', title: 'Spastic diplegic cerebral palsy', synonyms: ['spastic diplegia'] },
], [['tka', 'total knee arthroplasty']]);
afterAll(() => catalog.close());
const suggester = createSuggester(catalog.db, createSearchEngine(catalog.db));

function suggest(text: string, more: Partial<SuggestRequest> = {}): Suggestion {
  const answer = suggester.suggest({ text, ...more });
  if (!answer.ok) throw new Error(answer.error.message);
  return suggestionSchema.parse(answer.value);
}
const first = (text: string): string | undefined => suggest(text).candidates[0]?.code;
const codesOf = (text: string): string[] => suggest(text).candidates.map(({ code }) => code);

describe('from a booking line to its codes', () => {
  it('reads number and side from the words, and the diagnosis beside it', () => {
    const { candidates } = suggest('open hamstring lengthening, several tendons, both legs, spastic diplegia, 90 min, ASC');
    expect(candidates[0]?.code).toBe('27395');
    expect(candidates.filter(({ system }) => system === 'ICD10CM').map(({ code }) => code)).toEqual(['G80.1']);
  });

  it('names the words that led there, where they stand', () => {
    const text = 'left hamstring lengthening';
    const [best] = suggest(text).candidates;
    expect(best?.evidence.length).toBeGreaterThan(0);
    for (const { span, words } of best?.evidence ?? []) expect(text.slice(...span)).toBe(words);
    expect(best?.evidence.map(({ words }) => words).join(' ')).toContain('hamstring lengthening');
  });

  it.each([
    ['no appendectomy was done; carpal tunnel release', '44950'],
    ['appendectomy was not performed; carpal tunnel release', '44950'],
    ['status post TKA, carpal tunnel release', '27447'],
    ['history of appendectomy, carpal tunnel release', '44950'],
    ['TKA 3 years ago; carpal tunnel release', '27447'],
  ])('what was not done, or done before, is no candidate: %s', (text, not) => {
    expect(codesOf(text)).toContain('64721');
    expect(codesOf(text)).not.toContain(not);
  });

  it('what is only possible stands behind what is planned', () => {
    expect(first('carpal tunnel release, possible appendectomy')).toBe('64721');
    const possible = suggest('possible appendectomy').candidates[0]?.score ?? 0;
    expect(possible).toBeLessThan(suggest('appendectomy').candidates[0]?.score ?? 0);
  });

  it('asks what decides, and an answer ranks anew', () => {
    const open = suggest('hamstring lengthening');
    expect(open.questions.map(({ text }) => text)).toEqual(expect.arrayContaining(['One tendon or several?', 'One leg or both?']));
    const answers = [{ question: 'One tendon or several?', option: 'Several' }, { question: 'One leg or both?', option: 'Both' }];
    const answered = suggest('hamstring lengthening', { answers });
    expect(answered.candidates[0]?.code).toBe('27395');
    expect(answered.questions.map(({ text }) => text)).not.toContain('One leg or both?');
    expect(suggest('hamstring lengthening', { answers: [{ question: 'One tendon or several?', option: 'One tendon' }] }).candidates[0]?.code).toBe('27393');
  });

  it('asks nothing that the text has said', () => {
    expect(suggest('lengthening of one hamstring tendon, left leg').questions.map(({ text }) => text)).not.toContain('One tendon or several?');
  });
});

describe('from an operative note', () => {
  const note = [
    'PREOPERATIVE DIAGNOSIS: Spastic diplegia.',
    'PROCEDURE PERFORMED:',
    '1. Hamstring lengthening, several tendons, left leg.',
    'PAST SURGICAL HISTORY: appendectomy.',
    'INDICATIONS: The patient had a carpal tunnel release last year elsewhere. TKA was discussed.',
    'DESCRIPTION OF PROCEDURE: The semitendinosus and gracilis tendons were lengthened.',
  ].join('\n');

  it('what was performed weighs most, what was before nothing', () => {
    const codes = codesOf(note);
    expect(codes[0]).toBe('27394');
    for (const not of ['44950', '27447', '64721']) expect(codes).not.toContain(not);
    expect(codes).toContain('G80.1');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', 'file-empty'],
    ['   \n', 'file-empty'],
    [`PK\u0003\u0004${'\u0000\u0001\u0002abc'.repeat(200)}`, 'file-binary'],
    ['a '.repeat(5_000_000), 'bad-arguments'],
  ])('gets a sentence (%#)', (text, code) => {
    const started = performance.now();
    const answer = suggester.suggest({ text });
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('any text is answered, with spans inside it, the same twice', () => {
    const words = fc.constantFrom('hamstring', 'lengthening', '27447', 'RT', 'no', 'status post', 'possible', 'x2', '-', ',', '\n', 'PROCEDURE:', 'M17.', 'O', 'L4-5', '(', '😀', 'if needed', '27390-27395');
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 200 }), fc.array(words, { maxLength: 30 }).map((all) => all.join(' '))), (text) => {
      const answer = suggester.suggest({ text });
      if (!answer.ok) return;
      const { candidates, codesFound } = suggestionSchema.parse(answer.value);
      for (const { span } of [...codesFound, ...candidates.flatMap(({ evidence }) => evidence)]) {
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
      }
      const again = suggester.suggest({ text });
      expect(again.ok && { ...again.value, tookMs: 0 }).toEqual({ ...answer.value, tookMs: 0 });
    }), { numRuns: 300 });
  });
});
