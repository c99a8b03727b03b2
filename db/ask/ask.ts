import type { AskAnswer, AskFollow, AskRequest } from '../model/ask.ts';
import type { CodePage } from '../model/code-page.ts';
import type { ReadDb } from '../open/database.ts';
import type { SearchEngine } from '../search/engine.ts';
import type { Source } from '../model/source.ts';
import { openCatalogCodes } from '../suggest/catalog-codes.ts';
import { namesAnOperation } from '../suggest/what-is-asked.ts';
import { questionKinds, questionWords, type QuestionKind } from './kinds.ts';
import { conversionFactorAnswer, indicatorAnswer, indicesAnswer, modifierAnswer, placesNamed, releaseAnswer, sourcesOf } from './of-catalog.ts';
import { ofCode } from './of-code.ts';
import { withCaseFindings } from './of-case.ts';
import { compareAnswer, pairAnswer, pairsAnswer } from './of-pair.ts';
import { codesForWords, findAnswer, surgeryCentreAnswer } from './of-words.ts';
import { factsNamed, fromFacts, medicareMissing, missing, openPages, pageFact, pageFollow, sourceText, titleFact, type Answered } from './pages.ts';
import { longestQuestion, readQuestion, type Question } from './question.ts';

export interface Asker {
  /** A question to its answer; what it does not understand it says. Never throws on any text. */
  ask(request: AskRequest): AskAnswer;
}

const dollars = (cents: number): string => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/** @param engine of the same catalog */
export function createAsker(db: ReadDb, engine: SearchEngine): Asker {
  const codes = openCatalogCodes(db);
  const read = openPages(db);
  const sources = sourcesOf(db);
  // Without a year in the question and without a calendar, the year of the newest release is meant.
  const newest = sources.map(({ effectiveFrom }) => effectiveFrom ?? '').sort().at(-1) ?? '2026-01-01';

  function feeAnswer(question: Question, words: string): Answered {
    const page = pageOf(question);
    const place = words.replace(/^(?:in|for|at|near|of)\s+/, '').trim();
    const national = fromFacts(page, ['nationalFacilityAmount'], 'Fee', page.medicare.state === 'missing' ? page.medicare.sentence : (page.medicare.relativeValues.find(({ current }) => current)?.noAmountReason ?? medicareMissing(page)));
    if (place === '') {
      const row = page.medicare.state === 'data' ? page.medicare.relativeValues.find(({ current, modifier }) => current && modifier === '') : undefined;
      if (row === undefined || row.nonFacilityCents === null) return national;
      const office = dollars(row.nonFacilityCents);
      const fact = { label: `${page.code}: Medicare, national, office`, value: office, source: sourceText(page, row.source) };
      return national.state === 'answered' ? { ...national, answer: `${national.answer} In an office: ${office}.`, facts: [...national.facts, fact] } : { state: 'answered', answer: `Medicare, national, office, for ${page.code}: ${office}.`, facts: [titleFact(page), fact], follow: [pageFollow(page)] };
    }
    if (page.fees.state === 'missing') return missing(page, `Fee in ${place}`, page.fees.sentence);
    const found = placesNamed(place, db);
    const keys = new Set(found.map(({ key }) => key));
    const rows = page.fees.localities.filter(({ contractor, locality }) => keys.has(`${contractor}-${locality}`)).slice(0, 6);
    if (rows.length === 0) return { state: 'not-loaded', answer: `No payment locality "${place}" is in the loaded list of practice cost indices.`, facts: [titleFact(page), { label: 'Asked', value: place, source: 'the question' }], follow: [pageFollow(page)] };
    const said = rows.map((row) => ({ name: `${row.name}, ${row.state}`, value: [row.facilityCents === null ? null : `${dollars(row.facilityCents)} in a facility`, row.nonFacilityCents === null ? null : `${dollars(row.nonFacilityCents)} in an office`].filter((one) => one !== null).join(', ') || 'no amount', source: sourceText(page, row.source) }));
    return { state: 'answered', answer: `Medicare fee of ${page.code}: ${said.map(({ name, value }) => `${name}: ${value}`).join('; ')}.`, facts: [titleFact(page), ...said.map(({ name, value, source }) => ({ label: `${page.code}: fee, ${name}`, value, source }))], follow: [pageFollow(page)] };
  }

  function pageOf({ codes: [first] }: Question): CodePage {
    if (first === undefined) throw new Error('this kind of question has a code');
    return read(first);
  }

  function answerOf(kind: string, question: Question, words: string, today: string): Answered | null {
    const [first] = question.codes;
    switch (kind) {
      case 'indicator meaning':
        return indicatorAnswer(question, db);
      case 'modifier meaning':
        return modifierAnswer(question, db, sources);
      case 'release':
        return releaseAnswer(question, sources);
      case 'place indices':
        return indicesAnswer(words, db, sources);
      case 'conversion factor':
        return first === undefined ? conversionFactorAnswer(db, sources) : ofCode['conversion factor']?.(pageOf(question), question) ?? null;
      case 'pair':
        return withCaseFindings(pairAnswer(question, read), question, today, db);
      case 'compare':
        return compareAnswer(question.codes, read);
      case 'pairs of':
        return first === undefined ? null : pairsAnswer(first, read);
      case 'fee':
        // A place is named behind a small word, and is no number but a ZIP code.
        return words === '' || (new RegExp(`(?:^|\\s)(?:in|for|near|at|around)\\s+(?:the\\s+)?${words.replace(/[^a-z0-9 -]/g, '.')}`).test(question.words) && (!/\d/.test(words) || /^\d{5}(?:-?\d{4})?$/.test(words))) ? feeAnswer(question, words) : null;
      case 'surgery centre': {
        if (first === undefined) return surgeryCentreAnswer(words, engine, read, noCentre(sources));
        const page = pageOf(question);
        const facts = factsNamed(page, ['surgeryCentreStatus', 'surgeryCentrePayment', 'surgeryCentreDiscounting']);
        if (facts.length === 0) return missing(page, 'Surgery centre', noCentre(sources));
        return { state: 'answered', answer: `${page.code} in a surgery centre: ${facts.map(({ label, value }) => `${label}: ${value}`).join('; ')}. ${facts[0]?.meaning ?? ''}`.trim(), facts: [titleFact(page), ...facts.map((fact) => pageFact(page, fact))], follow: [pageFollow(page)] };
      }
      case 'codes for diagnosis': {
        const page = pageOf(question);
        const rows = page.crosswalks.state === 'data' ? page.crosswalks.related.filter(({ system }) => system === 'CPT' || system === 'HCPCS') : [];
        if (rows.length === 0) return missing(page, 'Procedures', `No procedure is linked with ${page.code} in what is loaded.`);
        const shown = rows.slice(0, 12);
        return { state: 'answered', answer: `Operations that name ${page.code}: ${shown.map(({ code, title }) => `${code} ${title ?? ''}`.trim()).join('; ')}.`, facts: [titleFact(page), ...shown.map(({ code, title, source }) => ({ label: code, value: title ?? '', source: sourceText(page, source) }))], follow: shown.map(({ system, code, title }) => ({ text: `${code}: ${title ?? ''}`, system, code })) };
      }
      case 'find code':
        return findAnswer(words, engine, read, /\b(?:icd|dx|diagnosis)/.test(question.words) ? ['ICD10CM'] : /\bcpt|\bprocedure/.test(question.words) ? ['CPT'] : ['CPT', 'HCPCS', 'ICD10CM']);
      default:
        return ofCode[kind]?.(pageOf(question), question) ?? null;
    }
  }

  return {
    ask({ text, today = newest }) {
      const started = performance.now();
      const end = (answer: Omit<AskAnswer, 'tookMs'>): AskAnswer => ({ ...answer, tookMs: Math.round((performance.now() - started) * 10) / 10 });
      const question = readQuestion(text, codes, today);
      const near: AskFollow[] = question.codes.filter(({ known }) => known).slice(0, 3).map((code) => pageFollow(read(code)));
      const notUnderstood = (): AskAnswer => end({ understood: null, state: 'not-understood', answer: text.length > longestQuestion ? 'This is longer than a question. Paste notes and schedules where codes are looked for in a text.' : notUnderstoodSentence, facts: [], follow: near.length > 0 ? near : examples });
      if (question.words === '' || text.length > longestQuestion) return notUnderstood();
      const fitting = questionKinds.flatMap((kind) => {
        const fit = fits(kind, question);
        return fit === null ? [] : [{ kind, fit }];
      });
      // What can be answered stands before what would have to be asked back.
      for (const { kind, fit } of [...fitting.filter(({ fit }) => !fit.needsCode), ...fitting.filter(({ fit }) => fit.needsCode)]) {
        const slots = slotsOf(question, fit.words);
        const understood = { kind: kind.kind, slots };
        const unknown = question.codes.filter(({ known }) => !known);
        if (unknown.length > 0) {
          const names = unknown.map(({ code }) => code).join(', ');
          return end({ understood, state: 'not-loaded', answer: `${names} ${unknown.length === 1 ? 'is' : 'are'} not in this catalog.`, facts: unknown.map(({ code }) => ({ label: code, value: 'not in this catalog', source: 'the catalog in use' })), follow: near });
        }
        if (fit.needsCode) {
          // The operation may be named instead of its code: it is offered, never taken for meant.
          if (fit.words === '' && kind.kind !== 'title') return end({ understood: null, state: 'not-understood', answer: `No code is named. For example: ${kind.example}.`, facts: numbersIn(kind.example), follow: [{ text: kind.example, system: null, code: null }] });
          if (!namesAnOperation(fit.words) || !fit.words.includes(' ')) continue;
          const hits = codesForWords(fit.words, engine, kind.of === 'diagnosis' ? ['ICD10CM'] : ['CPT', 'HCPCS']).filter(({ tier }) => tier !== 'text');
          if (hits.length === 0) continue;
          return end({ understood, state: 'needs', answer: `Which code do you mean? ${hits.map(({ code, title }) => `${code} ${title}`).join('; ')}.`, facts: hits.map(({ code, title }) => ({ label: code, value: title, source: 'the catalog in use' })), follow: hits.map(({ system, code, title }) => ({ text: `${code}: ${title}`, system, code })) });
        }
        const answered = answerOf(kind.kind, question, fit.words, today);
        if (answered === null) continue;
        return end({ understood, state: answered.state, answer: answered.answer, facts: [...answered.facts], follow: [...(answered.follow ?? near)] });
      }
      return notUnderstood();
    },
  };
}

const noCentre = (sources: readonly Source[]): string =>
  sources.some(({ kind }) => kind === 'asc-addendum-aa') ? 'The loaded list of surgery centres does not hold this code and is an excerpt: nothing follows from that.' : 'No list of surgery centres is loaded: import ASC Addendum AA.';

const notUnderstoodSentence = 'This question is not understood. Ask for one thing of a code, a pair of codes, a modifier or a place, or search for its words.';
const examples: AskFollow[] = questionKinds.slice(0, 8).map(({ example }) => ({ text: example, system: null, code: null }));

const numbersIn = (example: string): AskAnswer['facts'] => [{ label: 'For example', value: example, source: 'this program' }];

function slotsOf(question: Question, words: string): Record<string, string[]> {
  const slots: Record<string, string[]> = {};
  if (question.codes.length > 0) slots['codes'] = question.codes.map(({ code }) => code);
  if (question.modifiers.length > 0) slots['modifiers'] = [...question.modifiers];
  if (question.date !== null) slots['date'] = [question.date];
  if (words !== '') slots['words'] = [words];
  return slots;
}

/** Whether a question is of a kind: it says so, names what the kind takes, and no word is left over that nobody has read. */
function fits(kind: QuestionKind, question: Question): { words: string; needsCode: boolean } | null {
  if (!kind.says.test(question.words)) return null;
  const [fewest, most] = kind.codes;
  const count = question.codes.length;
  if (count > most) return null;
  if (kind.modifiers === 'needed' && question.modifiers.length === 0) return null;
  if (kind.modifiers === 'none' && question.modifiers.length > 0) return null;
  const isDiagnosis = question.codes.map(({ system }) => system === 'ICD10CM' || system === 'ICD10PCS');
  if (kind.of === 'procedure' && isDiagnosis.includes(true)) return null;
  if (kind.of === 'diagnosis' && isDiagnosis.includes(false)) return null;
  const own = ownWords(kind);
  const left = question.words.split(' ').filter((word) => !word.startsWith('#') && !isAsked(word, own));
  // Of an indicator the value itself is left: letters and digits alone.
  const rest = kind.kind === 'indicator meaning' ? left.filter((word) => !/^['"]?(?:[a-z]\d?|\d{1,3}|[a-z]{3})['"]?$/.test(word)) : left;
  const words = kind.inWords === true || count < fewest ? phrase(question.words, rest) : rest.join(' ');
  if (rest.length > 0 && kind.inWords !== true && count >= fewest) return null;
  if (kind.inWords === true && rest.length === 0 && kind.kind === 'find code') return null;
  if (kind.inWords === true && kind.kind === 'surgery centre' && rest.length === 0 && count === 0) return { words: '', needsCode: true };
  if (kind.inWords === true && kind.kind === 'surgery centre' && rest.length > 0 && count > 0) return null;
  if (fewest >= 2 && count < fewest) return null;
  return { words, needsCode: count < fewest };
}

/** What is left over, with the small words between it: "lengthening of both legs". */
function phrase(words: string, left: readonly string[]): string {
  if (left.length === 0) return '';
  const all = words.split(' ');
  const places = all.flatMap((word, index) => (left.includes(word) ? [index] : []));
  return all.slice(places[0] ?? 0, (places.at(-1) ?? 0) + 1).filter((word) => !word.startsWith('#')).join(' ');
}

const wordsOfKinds = new Map<string, ReadonlySet<string>>();
function ownWords({ kind, words }: QuestionKind): ReadonlySet<string> {
  const known = wordsOfKinds.get(kind) ?? new Set(words.split(' '));
  wordsOfKinds.set(kind, known);
  return known;
}

function isAsked(word: string, own: ReadonlySet<string>): boolean {
  const bare = word.replace(/^['"/.-]+|['"/.-]+$/g, '').replace(/'s$/, '');
  return bare === '' || questionWords.has(bare) || own.has(bare) || own.has(word);
}
