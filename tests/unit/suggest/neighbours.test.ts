import { afterAll, expect, it } from 'vitest';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { createSuggester } from '../../../db/suggest/suggest.ts';
import { smallCatalog } from '../search/small-catalog.ts';

// The worst order of the codes, so that it is the rule that decides.
const catalog = smallCatalog([
  { code: '40001', title: 'Rpr groin hernia baby' },
  { code: '40002', title: 'Rpr groin hernia >5 yr' },
  { code: '60001', title: 'Remove brain shunt' },
  { code: '60002', title: 'Establish brain shunt' },
], [['rpr', 'repair']]);
afterAll(() => catalog.close());
const suggester = createSuggester(catalog.db, createSearchEngine(catalog.db));

it.each([
  ['groin hernia repair, 55 yo', '40002'],
  ['groin hernia repair', '40002'],
  ['groin hernia repair, 3 mo old', '40001'],
  ['brain shunt placement', '60002'],
  ['brain shunt removal', '60001'],
])('of neighbours alike the one that the text allows: %s', (text, code) => {
  const read = suggester.suggest({ text });
  expect(read.ok && read.value.candidates[0]?.code).toBe(code);
});
