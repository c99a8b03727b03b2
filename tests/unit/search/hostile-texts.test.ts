import { afterAll, describe, expect, it } from 'vitest';
import { searchAnswerSchema } from '../../../db/model/search.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { abbreviations, smallCatalog, tendonFamily } from './small-catalog.ts';

const catalog = smallCatalog(tendonFamily, abbreviations);
const engine = createSearchEngine(catalog.db);
afterAll(() => catalog.close());

describe('a hostile text', () => {
  it.each(['', ' ', '\t\n', '\u0000', '"', "'", '()', '* *', '🦵', '🦵🏽 🏥', '\uD800', '\u202E', '-', '^', '{}', '...', '%_'])('without a word brings nothing: %j', (text) => {
    expect(engine.search({ text })).toMatchObject({ total: 0, totalIsCapped: false, correctedTo: null, results: [] });
  });
  it.each([
    '"hamstring', 'hamstring"', 'hamstring" OR "x', 'title:hamstring', 'title : hamstring', '{title} : hamstring', 'NEAR(hamstring tendon, 2)', 'hamstring AND tendon',
    'hamstring OR', 'NOT hamstring', 'hamstring*', '^hamstring', '-hamstring', 'hamstring + tendon', "hamstring'; DROP TABLE code; --", 'hamstring\u0000tendon', 'hamstring 🦵', 'hamstring\\',
  ])('with a known word finds it and obeys nothing: %j', (text) => {
    const answer = searchAnswerSchema.parse(engine.search({ text }));
    expect(answer.results[0]?.title.toLowerCase()).toContain('hamstring');
  });
  it('of ten million characters is cut to 500 and answered at once', () => {
    // Through bytes, so that the text is one piece of memory, as it arrives from another process.
    const text = Buffer.from('hamstring '.repeat(1_000_000)).toString();
    const times: number[] = [];
    let answer = engine.search({ text });
    for (let round = 0; round < 5; round++) {
      answer = engine.search({ text });
      times.push(answer.tookMs);
    }
    // The best of five: the machine may be busy, the work may not be long.
    expect(Math.min(...times)).toBeLessThan(20);
    expect(answer.query).toHaveLength(500);
    expect(answer.results[0]?.title).toContain('hamstring');
    expect(engine.search({ text: `${'x'.repeat(600)} hamstring` }).query).not.toContain('hamstring');
  });
  it('of one endless word, or of hundreds of words, is answered', () => {
    engine.search({ text: 'a'.repeat(500) });
    engine.search({ text: Array.from({ length: 250 }, (_, index) => String.fromCharCode(97 + (index % 26))).join(' ') });
  });
  it('cannot reach the mark of a code system', () => {
    for (const text of ['\uE000cpt', '"\uE000cpt"', '\uE000icd10cm *']) expect(engine.search({ text }).results.map((hit) => hit.why).join()).not.toContain('\uE000');
    expect(engine.search({ text: '\uE000cpt', systems: ['CPT'] }).total).toBe(0);
  });
  it('of any characters never throws and always gives the same, valid answer', () => {
    // Mulberry32 with a fixed seed: a failing text can be found again.
    let state = 20_260;
    const random = (): number => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
    const pieces = ['hamstring', 'tendon', 'both', '2', '27397', 'm62.', 'M62.4', '"', "'", '(', ')', '*', ':', '^', '-', '+', 'NEAR', 'AND', 'OR', 'NOT', ' ', '  ', '\u0000', '\n', 'é', 'ß', 'İ', '🦵', '\uD83E', 'ﬁ', '٣', '手', '.', ',', '/', '&', '<', '>', '%', '\\', ';', 'w/o', 'i&d', '2.5cm', 'title:', '{code}', 'hamstrng', 'zzzz'];
    for (let round = 0; round < 3_000; round++) {
      let text = '';
      for (let count = Math.floor(random() * 9); count >= 0; count--) {
        text += random() < 0.6 ? pieces[Math.floor(random() * pieces.length)] : String.fromCharCode(Math.floor(random() * (random() < 0.5 ? 128 : 65_536)));
        if (random() < 0.4) text += ' ';
      }
      const answer = engine.search({ text });
      const parsed = searchAnswerSchema.safeParse(answer);
      if (!parsed.success) throw new Error(`${JSON.stringify(text)}: ${parsed.error.message}`);
      expect(answer.total, JSON.stringify(text)).toBeGreaterThanOrEqual(answer.results.length);
      for (const hit of answer.results) {
        expect(hit.why, JSON.stringify(text)).not.toBe('');
        let end = 0;
        for (const [from, to] of hit.marks) {
          expect(from >= end && to > from && to <= hit.title.length, JSON.stringify(text)).toBe(true);
          end = to;
        }
      }
      if (round % 20 === 0) expect(engine.search({ text }).results).toEqual(answer.results);
    }
  });
});
