import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createSearchEngine, type SearchEngine } from '../../../db/search/engine.ts';
import { abbreviations, smallCatalog, tendonFamily } from './small-catalog.ts';

const catalog = smallCatalog(tendonFamily, abbreviations);
afterAll(() => catalog.close());

// Few codes: the stores of an engine turn with nearly every word.
const words = ['hamstring', 'tendon', 'lengthen', 'thigh', 'fracture', 'fx', 'several', 'both', 'legs', 'one', 'knee', 'open', 'tendon transfer', 'M62.4', 'h', 'te'];
const texts = fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')), { minLength: 1, maxLength: 25 });

const answerOf = (engine: SearchEngine, text: string): unknown => engine.search({ text }).results.map(({ code, tier, why }) => [code, tier, why]);

test('a text is answered alike whatever was asked before it', () => {
  fc.assert(
    fc.property(texts, (asked) => {
      const engine = createSearchEngine(catalog.db);
      for (const text of asked) expect(answerOf(engine, text), text).toEqual(answerOf(createSearchEngine(catalog.db), text));
    }),
    { numRuns: 100 },
  );
}, 60_000);
