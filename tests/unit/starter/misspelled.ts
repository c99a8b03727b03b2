import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spellCheckDocument } from 'cspell-lib';
import { resourcesFolder } from './sources.ts';

/** Abbreviations, names of surgeons and British spellings that the dictionaries do not have; each stands in some text. */
export const ownWords = readFileSync(join(resourcesFolder, 'starter', 'words.txt'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** Characters of one document: the checker leaves out what lies beyond its limit of 500 KB. */
const longestDocument = 200_000;

/** Words that no dictionary has, each once. */
export async function misspelled(lines: readonly string[]): Promise<string[]> {
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
