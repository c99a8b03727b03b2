import type { CodeSystem } from '../model/code.ts';
import type { SearchHit } from '../model/search.ts';
import type { SearchEngine } from '../search/engine.ts';
import { namesAnOperation } from '../suggest/what-is-asked.ts';
import { factsNamed, pageFact, pageFollow, titleFact, type Answered, type ReadPage } from './pages.ts';

const mostFound = 5;

/** Codes that have every word; a code that has some of them would be a guess. */
export function codesForWords(words: string, engine: SearchEngine, systems: readonly CodeSystem[]): SearchHit[] {
  if (words.trim().length < 3) return [];
  const { results, correctedTo } = engine.search({ text: words, limit: 20, systems: [...systems] });
  if (correctedTo !== null) return [];
  return results.filter(({ tier }) => tier === 'title' || tier === 'synonym' || tier === 'text').slice(0, mostFound);
}

/** "Which code is for ...": those that are called so, best first. */
export function findAnswer(words: string, engine: SearchEngine, read: ReadPage, systems: readonly CodeSystem[]): Answered | null {
  const hits = codesForWords(words, engine, systems).filter(({ tier, system }) => (tier !== 'text' || system === 'ICD10CM' || namesAnOperation(words)) && (words.trim().includes(' ') || (tier !== 'text' && system === 'CPT')));
  if (hits.length === 0) return null;
  const pages = hits.map((hit) => read(hit));
  return {
    state: 'answered',
    answer: `${pages.length === 1 ? 'One code is' : 'Codes'} named so: ${pages.map(({ code, title }) => `${code} ${title}`).join('; ')}.`,
    facts: pages.map((page) => titleFact(page)),
    follow: pages.map(pageFollow),
  };
}

/** Which of the codes for an operation in words a surgery centre is paid for. */
export function surgeryCentreAnswer(words: string, engine: SearchEngine, read: ReadPage, otherwise: string): Answered | null {
  const hits = codesForWords(words, engine, ['CPT', 'HCPCS']);
  if (hits.length === 0) return null;
  const pages = hits.map((hit) => read(hit));
  const found = pages.flatMap((page) => {
    const [fact] = factsNamed(page, ['surgeryCentreStatus']);
    return fact === undefined ? [] : [{ page, fact }];
  });
  if (found.length === 0) return { state: 'not-loaded', answer: otherwise, facts: pages.map((page) => titleFact(page)), follow: pages.map(pageFollow) };
  return {
    state: 'answered',
    answer: `In a surgery centre: ${found.map(({ page, fact }) => `${page.code} ${page.title}: ${fact.value}`).join('; ')}.`,
    facts: [...pages.map((page) => titleFact(page)), ...found.map(({ page, fact }) => pageFact(page, fact))],
    follow: pages.map(pageFollow),
  };
}
