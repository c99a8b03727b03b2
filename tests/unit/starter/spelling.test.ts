import { expect, test } from 'vitest';
import { misspelled, ownWords } from './misspelled.ts';
import { ownSources } from './sources.ts';
import { everySentence } from './text-checks.ts';

const { texts, thesaurus, plainNames } = ownSources();
const names = plainNames.flatMap(({ name, otherNames }) => [name, ...otherNames]);

test('every word of the starter texts is spelled as a dictionary or words.txt has it', async () => {
  expect(await misspelled(texts.flatMap(everySentence))).toEqual([]);
}, 120_000);

test('so is every word of the plain names', async () => {
  expect(await misspelled(names)).toEqual([]);
}, 120_000);

test('a slip is found, in plain words and in medical ones', async () => {
  expect(await misspelled(['The surgeon cuts the tenndon.', 'An arthroplasti of the knee.', 'The hamstring is lengthened.'])).toEqual(['arthroplasti', 'tenndon']);
}, 120_000);

test('words.txt is in order and holds no word that no text has', () => {
  const all = [...texts.flatMap(everySentence), ...names, ...thesaurus.flatMap((row) => [row.expansion, row.note ?? ''])].join('\n').toLowerCase();
  expect(ownWords).toEqual([...ownWords].sort((one, other) => one.localeCompare(other, 'en')));
  expect(ownWords.filter((word) => !all.includes(word.toLowerCase()))).toEqual([]);
});
