import type { Evidence } from '../model/suggestion.ts';
import { isFiller } from '../search/equivalents.ts';
import { normalizeText } from '../search/normalize.ts';
import type { CandidateText, CandidateTexts } from './candidate-texts.ts';
import type { Statement } from './statements.ts';

/** A word of a statement, where it stands, and how much it says. */
export interface SaidWord {
  readonly from: number;
  readonly to: number;
  readonly ways: readonly string[];
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}'’&/-]*/gu;
/** Words of every note, which lead to no code. */
const says = /^(?:the|a|an|of|and|or|with|to|for|in|on|at|by|from|is|was|were|be|been|this|that|then|left|right|lt|rt|bilateral|both|patient|pt|procedure|surgery|operation|performed|done|under|using|via|general|anesthesia|anaesthesia)$/i;

export function saidWords(statement: Statement, texts: CandidateTexts): SaidWord[] {
  const found: SaidWord[] = [];
  for (const match of statement.said.matchAll(wordPattern)) {
    const from = statement.span[0] + match.index;
    if (says.test(match[0])) continue;
    const words = normalizeText(match[0]).split(' ').filter((word) => word !== '' && !isFiller(word) && !/^\d{1,2}$/.test(word));
    if (words.length > 0) found.push({ from, to: from + match[0].length, ways: words.flatMap((word) => texts.ways(word)) });
  }
  return found;
}

/** Share of the words that stand in a name of the code; headings count half. */
export function coverage(words: readonly SaidWord[], candidate: CandidateText): number {
  if (words.length === 0) return 0;
  let met = 0;
  for (const { ways } of words) {
    const wheres = ways.map((way) => candidate.words.get(way)).filter((where) => where !== undefined);
    if (wheres.some((where) => where !== 'section')) met += 1;
    else if (ways.some((way) => namesRoot(way, candidate))) met += 0.8;
    else if (wheres.length > 0) met += 0.5;
  }
  return met / words.length;
}

/** How many words of the title were not said, in any way in which they may be: "with mediastinal exploration" of a plain booking. */
export function wordsBeyond(said: ReadonlySet<string>, { words }: CandidateText): number {
  let beyond = 0;
  for (const [word, where] of words) if (where === 'title' && !said.has(word)) beyond++;
  return beyond;
}

/** "parathyroidectomy" is said of what a name calls the parathyroid: what is cut, without the way of cutting. */
function namesRoot(way: string, candidate: CandidateText): boolean {
  const root = /^([a-z]{5,}?)(?:oi?d)?(?:ectom|otom|ostom|plast|scop|pex|rrhaph|desis|centes)/.exec(way)?.[1];
  if (root === undefined) return false;
  for (const [word, where] of candidate.words) if (where !== 'section' && word.startsWith(root)) return true;
  return false;
}

/** The words that led to a code, neighbours with one reason together, and why. */
export function evidenceOf(text: string, statement: Statement, words: readonly SaidWord[], candidate: CandidateText): Evidence[] {
  const found: Evidence[] = [];
  for (const { from, to, ways } of words) {
    const wheres = ways.map((way) => candidate.words.get(way));
    const where = wheres.includes('title') ? 'title' : wheres.includes('another name') ? 'another name' : wheres.includes('section') ? 'section' : null;
    if (where === null) continue;
    const because = `${reasons[where]}${inSection[statement.section] ?? ''}`;
    const last = found.at(-1);
    if (last !== undefined && last.because === because && /^[\s,/-]*$/.test(text.slice(last.span[1], from))) {
      last.span = [last.span[0], to];
      last.words = text.slice(last.span[0], to);
    } else found.push({ span: [from, to], words: text.slice(from, to), because });
  }
  if (found.length > 0) return found;
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ span: [first.from, last.to], words: text.slice(first.from, last.to), because: 'what hospitals write for this code' }];
}

const reasons = { title: 'stands in the title', 'another name': 'is another name of the code', section: 'names the section of the code' } as const;
const inSection: Partial<Record<Statement['section'], string>> = {
  procedure: ', under "procedure performed"', planned: ', under "planned procedure"', description: ', in the description', findings: ', in the findings', indications: ', in the indications',
  'diagnosis after': ', under "postoperative diagnosis"', 'diagnosis before': ', under "preoperative diagnosis"',
};
