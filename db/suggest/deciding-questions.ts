import type { DecidingQuestion } from '../model/suggestion.ts';
import type { ToldApart } from '../rules/told-apart.ts';
import type { Cues } from './cues.ts';
import type { RankedCandidate } from './rank-candidates.ts';

export interface Answer {
  readonly question: string;
  readonly option: string;
}

/** Among so many of the first candidates a question must decide something. */
const among = 6;
/** A candidate that is so far behind needs no question. */
const near = 0.55;

const noun = /\b(tendon|muscle|ligament|level|lesion|joint|bone|nerve|vessel|digit|finger|toe|hernia|compartment)s?\b/i;
const part = /\b(leg|arm|knee|hip|foot|hand|eye|ear|breast|thigh|shoulder|wrist|ankle|elbow)s?\b|\bfeet\b/i;

interface Dimension {
  readonly name: keyof ToldApart;
  readonly ask: (words: string) => { text: string; options: readonly (readonly [value: string, option: string])[] };
}

const dimensions: readonly Dimension[] = [
  {
    name: 'number',
    ask(words) {
      const what = noun.exec(words)?.[1]?.toLowerCase() ?? 'structure';
      return { text: `One ${what} or several?`, options: [['one', `One ${what}`], ['several', 'Several']] };
    },
  },
  {
    name: 'side',
    ask(words) {
      const what = (part.exec(words)?.[1] ?? (/\bfeet\b/i.test(words) ? 'foot' : 'side')).toLowerCase();
      return { text: `One ${what} or both?`, options: [['one side', `One ${what}`], ['both sides', 'Both']] };
    },
  },
  { name: 'approach', ask: () => ({ text: 'Which approach?', options: [['open', 'Open'], ['through the skin', 'Through the skin'], ['by scope', 'By scope']] }) },
];

/**
 * The questions that decide between the first candidates: what tells them apart and the text does not say. Derived from the titles
 * and comparing lines of the candidates; where these differ in nothing that has a name, the lines themselves are the options.
 */
export function decidingQuestions(ranked: readonly RankedCandidate[], cues: Cues, answers: readonly Answer[]): DecidingQuestion[] {
  const close = contenders(ranked);
  if (close.length < 2) return [];
  const words = close.map(({ text }) => `${text.title} ${text.distinction ?? ''}`).join(' ');
  const questions: DecidingQuestion[] = [];
  for (const { name, ask } of dimensions) {
    if (cues[name] !== null) continue;
    const values = new Set(close.map(({ text }) => text.told[name]).filter((value) => value !== null));
    if (values.size < 2) continue;
    const { text, options } = ask(words);
    const kept = options.filter(([value]) => values.has(value as never)).map(([, option]) => option);
    if (kept.length >= 2 && !answers.some(({ question }) => question === text)) questions.push({ text, options: kept });
  }
  const lines = lineOptions(close);
  const asksLines = lines.length >= 2 && !answers.some(({ question }) => question === whichLine);
  if (asksLines && questions.length < 3) questions.push({ text: whichLine, options: lines.map(({ option }) => option) });
  return questions.slice(0, 3);
}

const whichLine = 'Which of these was done?';

/** The first candidates of the section that the first one stands in, and not far behind it. */
function contenders(ranked: readonly RankedCandidate[]): RankedCandidate[] {
  const [first] = ranked;
  if (first === undefined) return [];
  return ranked.slice(0, 3 * among).filter(({ text, candidate }) => text.sectionId === first.text.sectionId && candidate.score >= near * first.candidate.score).slice(0, among);
}

function lineOptions(close: readonly RankedCandidate[]): { option: string; code: string }[] {
  const seen = new Set<string>();
  return close.flatMap(({ text }) => {
    const option = text.distinction ?? text.title;
    // Two codes that a release describes in the same words cannot be told apart by them.
    if (seen.has(option.toLowerCase())) return [];
    seen.add(option.toLowerCase());
    return [{ option, code: text.code }];
  });
}

/** What the answers say beside the text. */
export function answeredCues(cues: Cues, answers: readonly Answer[]): Cues {
  let read: Cues = cues;
  for (const { question, option } of answers) {
    for (const { name, ask } of dimensions) {
      const opening = ask('').text.split(' ')[0] ?? '';
      const options = ask(question).options;
      const value = options.find(([, text]) => text.toLowerCase() === option.toLowerCase() || (name !== 'approach' && text === 'Several' && /^several/i.test(option)) || (text === 'Both' && /^both/i.test(option)))?.[0];
      if (value !== undefined && question.startsWith(opening) && (name !== 'approach' || question === ask('').text)) read = { ...read, [name]: value };
    }
  }
  return read;
}

/** Ranks anew by what was answered: who contradicts an answer falls behind all who do not. */
export function afterAnswers(ranked: readonly RankedCandidate[], cues: Cues, answers: readonly Answer[]): RankedCandidate[] {
  const answered = answeredCues(cues, answers);
  const changed = dimensions.filter(({ name }) => answered[name] !== cues[name]).map(({ name }) => name);
  const line = answers.find(({ question }) => question === whichLine)?.option.toLowerCase();
  if (changed.length === 0 && line === undefined) return [...ranked];
  const close = new Set(contenders(ranked));
  return ranked
    .map((one) => {
      let factor = 1;
      for (const name of changed) {
        const given = one.text.told[name];
        if (given !== null) factor *= given === answered[name] ? 1.15 : 0.4;
      }
      if (line !== undefined && close.has(one)) factor *= (one.text.distinction ?? one.text.title).toLowerCase() === line ? 1.3 : 0.5;
      const score = Math.round(Math.min(1, one.candidate.score * factor) * 1000) / 1000;
      return { one, raw: one.candidate.score * factor, shown: { ...one, candidate: { ...one.candidate, score } } };
    })
    .sort((a, b) => b.raw - a.raw || (a.one.candidate.code < b.one.candidate.code ? -1 : 1))
    .map(({ shown }) => shown);
}
