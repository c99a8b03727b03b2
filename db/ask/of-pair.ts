import type { CodePage, EditRow } from '../model/code-page.ts';
import { separatenessHint } from '../rules/edit-in-words.ts';
import { pageFact, pageFollow, sourceText, titleFact, factsNamed, type Answered, type ReadPage } from './pages.ts';
import type { AskedCode, Question } from './question.ts';

/** Most pairs that a sentence lists; the page has them all. */
const mostListed = 10;

/** Whether codes may stand on one claim, by the NCCI pairs that are loaded, each two of them. */
export function pairAnswer({ codes, date }: Question, read: ReadPage): Answered {
  const answers: Answered[] = [];
  codes.forEach((one, index) => {
    for (const other of codes.slice(index + 1)) answers.push(ofTwo(read(one, true), read(other), date));
  });
  const [first] = answers;
  if (answers.length === 1 && first !== undefined) return first;
  const facts = new Map(answers.flatMap((answer) => answer.facts).map((fact) => [`${fact.label}|${fact.value}|${fact.source}`, fact]));
  const follow = new Map(answers.flatMap((answer) => answer.follow ?? []).map((one) => [one.text, one]));
  return { state: answers.some(({ state }) => state === 'not-loaded') ? 'not-loaded' : 'answered', answer: answers.map(({ answer }) => answer).join(' '), facts: [...facts.values()], follow: [...follow.values()] };
}

function ofTwo(page: CodePage, other: CodePage, date: string | null): Answered {
  const follow = [pageFollow(page), pageFollow(other)];
  const titles = [titleFact(page), titleFact(other)];
  if (page.edits.state === 'missing') return { state: 'not-loaded', answer: `${page.code} and ${other.code}: ${page.edits.sentence}`, facts: [...titles, { label: `${page.code} and ${other.code}: NCCI`, value: page.edits.sentence, source: 'what is loaded' }], follow };
  const rows = page.edits.rows.filter((row) => row.other === other.code && counts(row, date));
  const on = date === null ? '' : ` on ${date}`;
  const dated = date === null ? [] : [{ label: 'Date of service', value: date, source: 'the question' }];
  if (rows.length === 0) {
    const source = sourceText(page, page.edits.rows[0]?.source ?? 0);
    // A few pairs that come with the program prove nothing for those that are not among them.
    if (page.edits.note !== null && /come with the program/.test(page.edits.note)) return { state: 'not-loaded', answer: `No pair of ${page.code} and ${other.code} is among those that come with the program. ${page.edits.note}`, facts: [...titles, ...dated, { label: `${page.code} and ${other.code}: NCCI`, value: `none listed. ${page.edits.note}`, source }], follow };
    return { state: 'answered', answer: `The loaded NCCI edits have no pair of ${page.code} and ${other.code} in force${on}: they do not exclude each other.`, facts: [...titles, ...dated, { label: `${page.code} and ${other.code}: NCCI`, value: `no pair in force${on}`, source }], follow };
  }
  const facts = rows.map((row) => ({ label: `${page.code} and ${other.code}: NCCI, ${row.claims === 'both' ? 'practitioner and hospital claims' : `${row.claims} claims`}`, value: `${row.meaning} Modifier indicator ${row.modifierIndicator}${row.effectiveFrom === null ? '' : `, since ${row.effectiveFrom}`}.${row.rationale === null ? '' : ` ${row.rationale}.`}`, source: sourceText(page, row.source) }));
  const [row] = rows;
  const hint = row?.modifierIndicator === '1' ? ` ${separatenessHint}` : '';
  const verdict = row?.modifierIndicator === '1' ? 'Not together unless truly separate' : row?.modifierIndicator === '0' ? 'No, not together' : 'Together';
  return { state: 'answered', answer: `${verdict}${on}. ${row?.meaning ?? ''}${hint}`, facts: [...titles, ...dated, ...facts], follow };
}

/** In force on the date, or now where none is named. */
function counts(row: EditRow, date: string | null): boolean {
  if (date === null) return row.deletedOn === null;
  return (row.effectiveFrom === null || row.effectiveFrom <= date) && (row.deletedOn === null || date <= row.deletedOn);
}

/** The pairs of one code. */
export function pairsAnswer(code: AskedCode, read: ReadPage): Answered {
  const page = read(code, true);
  if (page.edits.state === 'missing') return { state: 'not-loaded', answer: `${page.code}: ${page.edits.sentence}`, facts: [titleFact(page), { label: `${page.code}: NCCI`, value: page.edits.sentence, source: 'what is loaded' }], follow: [pageFollow(page)] };
  const rows = page.edits.rows.filter(({ deletedOn, modifierIndicator }) => deletedOn === null && modifierIndicator !== '9');
  const shown = rows.slice(0, mostListed);
  const count = rows.length.toLocaleString('en');
  return {
    state: 'answered',
    answer: `${page.code} stands in ${count} NCCI pairs in force. ${shown.length < rows.length ? 'The first: ' : ''}${shown.map(({ other, modifierIndicator }) => `${other} (${modifierIndicator})`).join(', ')}. The number in brackets is the modifier indicator.`,
    facts: [titleFact(page), { label: `${page.code}: pairs in force`, value: count, source: 'counted' }, ...shown.map(({ other, otherTitle, meaning, modifierIndicator, source }) => ({ label: `${page.code} and ${other}`, value: `${otherTitle ?? ''} Indicator ${modifierIndicator}. ${meaning}`.trim(), source: sourceText(page, source) }))],
    follow: [pageFollow(page)],
  };
}

/** Two codes side by side: titles, what tells them apart, and the values that differ. */
export function compareAnswer([one, other]: readonly AskedCode[], read: ReadPage): Answered {
  if (one === undefined || other === undefined) throw new Error('a comparison is of two codes');
  const [left, right] = [read(one), read(other)];
  const line = (page: CodePage): string | null => (page.family.state === 'data' ? (page.family.rows.find(({ current }) => current)?.difference ?? null) : null);
  const names = ['globalDays', 'bilateral', 'assistantAtSurgery', 'coSurgeons', 'facilityRvus', 'minutesDuring', 'outpatientStatus', 'surgeryCentreStatus', 'unitsPerDay'];
  const differing = names.flatMap((name) => {
    const [a] = factsNamed(left, [name]);
    const [b] = factsNamed(right, [name]);
    return a === undefined || b === undefined || a.value === b.value ? [] : [{ a, b }];
  });
  const said = (page: CodePage): string => `${page.code}: ${line(page) ?? page.title}`;
  return {
    state: 'answered',
    answer: `${said(left)}. ${said(right)}.${differing.length === 0 ? '' : ` They differ in: ${differing.map(({ a, b }) => `${a.label.toLowerCase()} ${a.value} against ${b.value}`).join('; ')}.`}`,
    facts: [titleFact(left), titleFact(right), ...[left, right].flatMap((page) => (line(page) === null ? [] : [{ label: `${page.code}: told apart`, value: line(page) ?? '', source: sourceText(page, page.titleSource) }])), ...differing.flatMap(({ a, b }) => [pageFact(left, a), pageFact(right, b)])],
    follow: [pageFollow(left), pageFollow(right)],
  };
}
