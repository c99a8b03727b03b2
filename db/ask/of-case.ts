import type { AskFact } from '../model/ask.ts';
import type { FindingKind } from '../model/case-choices.ts';
import type { ReadDb } from '../open/database.ts';
import { checkCase } from '../queries/check-case.ts';
import { sourceName, type Answered } from './pages.ts';
import type { Question } from './question.ts';

/** What the check of a case says of codes together beside their pairs, which are answered on their own. */
const beyondPairs: ReadonlySet<FindingKind> = new Set(['same-family', 'add-on-without-primary', 'both-sides-already']);

/**
 * The answer about pairs with what else the check of a case finds in these codes on that day: neighbours of one family, an add-on
 * without its primary.
 */
export function withCaseFindings(answered: Answered, { codes, date }: Question, today: string, db: ReadDb): Answered {
  const checked = checkCase(db, { lines: codes.map(({ code }) => ({ code })), dateOfService: date ?? today, place: 'outpatient', locality: null, zip: null });
  // Codes of another form than a claim takes have pairs and no case.
  if (!checked.ok) return answered;
  const { findings, sources } = checked.value;
  const more = findings.filter(({ kind }) => beyondPairs.has(kind));
  if (more.length === 0) return answered;
  const facts = more.map(({ codes: about, words, source }): AskFact => {
    const cited = sources.find(({ number }) => number === source);
    return { label: `${about.join(' and ')}: on one claim`, value: words, source: cited === undefined ? 'the check of a case' : sourceName(cited) };
  });
  return { ...answered, answer: [answered.answer, ...more.map(({ words }) => words)].join(' '), facts: [...answered.facts, ...facts] };
}
