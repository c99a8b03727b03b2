import type { CodeRow } from './code-rows.ts';
import { shownWords, type MarkedWord } from './highlight.ts';
import { wordsOf } from './normalize.ts';
import { ageLimitIn, agesAsked, fitOf, limitInWords } from './patient-age.ts';
import type { OfPatient } from './equivalents.ts';
import type { Explained, WordMatch } from './explain.ts';
import type { QueryWord } from './query-words.ts';

/** The reasons of results, in plain words. A clause for each place, divided by semicolons; "Why: " stands before them. */

export function whyExactCode(code: string): string {
  return `the code is ${code}`;
}

export function whyPrefix(shown: string): string {
  return `the code starts with ${shown}`;
}

/** For a number that no code has: its neighbours. */
export function whyNearestCode(shown: string, beginning: string): string {
  return `there is no code ${shown}; this one starts with ${beginning}`;
}

export function whyRange(shown: string): string {
  return `the code is one of ${shown}`;
}

/** Where each word was met: title, then synonyms and descriptors, then section. */
export function whyWords(ranked: Explained): string {
  const met = ranked.matches.filter((match) => match !== null);
  const parts: string[] = [];
  const inTitle = quotedList(shownWords(ranked.row.title, ranked.row.titleSpans(), markedWords(ranked)));
  if (inTitle !== '') parts.push(`the title has ${inTitle}${meanings(met.filter((match) => match.place === 'title'))}`);
  parts.push(...namingReasons(ranked, met));
  const inSection = quotedList(met.filter((match) => match.place === 'section').flatMap((match) => match.variant.words));
  if (inSection !== '') parts.push(`the section has ${inSection}`);
  return parts.join('; ');
}

/** As `whyWords`, with how many words were met and which were not. */
export function whySomeWords(ranked: Explained, words: readonly string[]): string {
  const missed = words.filter((_, index) => ranked.matches[index] === null);
  const where = whyWords(ranked);
  if (missed.length === 0) return where;
  // Found by what was learned of the words, which is told of single ones only where the code has what they stand for.
  if (where === '') return `${missed.length === 1 ? 'the word does' : 'the words do'} not stand in it; others use ${missed.length === 1 ? 'it' : 'them'} for it or for codes like it`;
  return `${words.length - missed.length} of ${words.length} words: ${where}; not found: ${quotedList(missed)}`;
}

export function whyText(words: readonly string[]): string {
  return `the text has ${quotedList(words)}`;
}

/** Of a diagnosis that has a meaning of the word in no text that is shown. */
export const whyCalled = 'the index of diagnoses calls it so';

/** Behind the reason of a code that is for some ages only, when the text names one. */
export function whyAge(row: CodeRow, words: readonly Pick<QueryWord, 'word'>[]): string[] {
  const asked = agesAsked(words);
  if (asked === null) return [];
  const limit = [row.title, ...row.namings.map(({ text }) => text)].map((text) => ageLimitIn(wordsOf(text))).find((found) => found !== null);
  if (limit === undefined) return [];
  const fit = fitOf(asked, limit);
  return [`${fit === 1 ? 'the age fits' : fit === 0 ? 'the age does not fit' : 'for the ages'}: ${limitInWords(limit)}`];
}

/** Behind the reason of a procedure for a text that names a side or an age which its code does not say. */
export function whyLeft(words: readonly Pick<QueryWord, 'word' | 'ofPatient'>[]): string[] {
  const quoted = (kind: OfPatient): string => quotedList(words.filter(({ ofPatient }) => ofPatient === kind).map(({ word }) => word));
  const [side, age] = [quoted('side'), quoted('age')];
  return [...(side === '' ? [] : [`${side} is said by a modifier, not by the code`]), ...(age === '' ? [] : [`${age} is no part of the code`])];
}

export function whyOffice(used: readonly { word: string; meaning: string }[], rest: string): string {
  return `${used.map(({ word, meaning }) => `${word} = ${meaning} (office)`).join(', ')}; ${rest}`;
}

export function whyCorrected(corrections: readonly (readonly [from: string, to: string])[], rest: string): string {
  return `${corrections.map(([from, to]) => `"${from}" is read as "${to}"`).join(', ')}; ${rest}`;
}

/** What the marks of the title show: the words that were met there, each as it was met. */
export function markedWords(ranked: Explained): MarkedWord[] {
  return ranked.matches.flatMap((match) =>
    match === null || match.place === 'section'
      ? []
      : match.variant.words.map((word, index) => ({ word, beginning: match.variant.prefix && index === match.variant.words.length - 1 })),
  );
}

/** How a reason begins that names a text of its own. */
const namingWords: Readonly<Record<Explained['row']['namings'][number]['label'], string>> = {
  synonym: 'a synonym says',
  distinction: 'the line that tells it apart says',
  'short descriptor': 'the short descriptor says',
  'medium descriptor': 'the medium descriptor says',
};

/** The synonym or descriptor that meets most of the words which the title lacks, then the next, until none is left. */
function namingReasons(ranked: Explained, met: readonly WordMatch[]): string[] {
  const open = new Map<string, boolean>();
  for (const match of met) {
    if (match.place !== 'naming') continue;
    match.variant.words.forEach((word, index) => open.set(word, match.variant.prefix && index === match.variant.words.length - 1));
  }
  const fits = (word: string, asked: string): boolean => (open.get(asked) === true ? word.startsWith(asked) : word === asked);
  for (const word of [...open.keys()]) if (ranked.row.titleWords.some((other) => fits(other, word))) open.delete(word);
  const reasons: string[] = [];
  while (open.size > 0) {
    let best: { reason: string; words: string[] } | undefined;
    for (const naming of ranked.row.namings) {
      const direct = [...open.keys()].filter((asked) => naming.words.some((word) => fits(word, asked)));
      const meant = [...open.keys()].filter((asked) => !direct.includes(asked) && [...naming.standsFor.keys()].some((word) => fits(word, asked)));
      const words = [...direct, ...meant];
      if (words.length === 0 || (best !== undefined && best.words.length >= words.length)) continue;
      const stands = meant.map((asked) => {
        const [full, short] = [...naming.standsFor].find(([word]) => fits(word, asked)) ?? [asked, asked];
        return `"${short}" for "${full}"`;
      });
      const text = direct.length > 0 ? [`"${naming.text}"`] : [];
      best = { reason: `${namingWords[naming.label]} ${[...text, ...stands].join(', ')}`, words };
    }
    if (best === undefined) break;
    reasons.push(best.reason);
    for (const word of best.words) open.delete(word);
  }
  return reasons;
}

/** What was read as something else than it looks like: ` ("clsd" = "closed")`. */
function meanings(met: readonly WordMatch[]): string {
  const read = met.filter(({ variant }) => variant.kind === 'abbreviation' || variant.kind === 'association' || variant.kind === 'shortened');
  return read.length === 0 ? '' : ` (${read.map(({ query, variant }) => `"${query.word}" = "${variant.words.join(' ')}"`).join(', ')})`;
}

function quotedList(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `"${word}"`).join(', ');
}
