import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spellCheckDocument } from 'cspell-lib';
import { expect, test } from 'vitest';
import { ownSources, resourcesFolder } from './sources.ts';
import { everySentence } from './text-checks.ts';

/** Abbreviations, names of surgeons and British spellings that the dictionaries do not have; each stands in some text. */
const ownWords = readFileSync(join(resourcesFolder, 'starter', 'words.txt'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** Characters of one document: the checker leaves out what lies beyond its limit of 500 KB. */
const longestDocument = 200_000;

/** Words that no dictionary has, each once. */
async function misspelled(lines: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const text of documentsOf(lines)) {
    const { issues, errors } = await spellCheckDocument(
      { uri: 'file:///starter.txt', text, languageId: 'plaintext', locale: 'en' },
      { generateSuggestions: false, noConfigSearch: true },
      { language: 'en', import: ['@cspell/dict-medicalterms/cspell-ext.json'], dictionaries: ['medicalterms'], words: ownWords, maxNumberOfProblems: 100_000 },
    );
    if (errors?.[0] !== undefined) throw errors[0];
    for (const issue of issues) found.add(issue.text);
  }
  return [...found].sort();
}

function documentsOf(lines: readonly string[]): string[] {
  const documents = [''];
  for (const line of lines) {
    const last = documents.length - 1;
    if ((documents[last] ?? '').length + line.length > longestDocument) documents.push(line);
    else documents[last] += `\n${line}`;
  }
  return documents;
}

const { texts } = ownSources();

test('every word of the starter texts is spelled as a dictionary or words.txt has it', async () => {
  expect(await misspelled(texts.flatMap(everySentence))).toEqual([]);
}, 120_000);

test('a slip is found, in plain words and in medical ones', async () => {
  expect(await misspelled(['The surgeon cuts the tenndon.', 'An arthroplasti of the knee.', 'The hamstring is lengthened.'])).toEqual(['arthroplasti', 'tenndon']);
}, 120_000);

test('words.txt is in order and holds no word that no text has', () => {
  const all = texts.flatMap(everySentence).join('\n').toLowerCase();
  expect(ownWords).toEqual([...ownWords].sort((one, other) => one.localeCompare(other, 'en')));
  expect(ownWords.filter((word) => !all.includes(word.toLowerCase()))).toEqual([]);
});
