import type { CodeSystem } from '../model/code.ts';
import type { Candidate } from '../model/suggestion.ts';
import type { SearchEngine } from '../search/engine.ts';
import { fitsAge, patientAges, type Ages } from './ages.ts';
import { howFar, regionsIn } from './body-regions.ts';
import type { CandidateText, CandidateTexts } from './candidate-texts.ts';
import type { Cues } from './cues.ts';
import { coverage, evidenceOf, saidWords, wordsBeyond } from './evidence.ts';
import type { SectionKind } from './note-sections.ts';
import type { Statement } from './statements.ts';
import { diagnosisQueries, namesAnOperation, operationQuery } from './what-is-asked.ts';

/** A candidate before it is shown, with what the text can be held against. */
export interface RankedCandidate {
  readonly candidate: Candidate;
  readonly text: CandidateText;
}

/** How much a part of a note says of what was done. */
const operationWeight: Partial<Record<SectionKind, number>> = { booking: 1, procedure: 1, planned: 0.7, description: 0.45, findings: 0.35, indications: 0.3 };
const diagnosisWeight: Partial<Record<SectionKind, number>> = { booking: 1, 'diagnosis after': 1, 'diagnosis before': 0.9, indications: 0.5 };

/** Searches that one text may cost, each some milliseconds. */
const mostOperations = 4;
const mostDiagnoses = 2;
const looked = 40;

export interface Sources {
  readonly engine: SearchEngine;
  readonly texts: CandidateTexts;
}

/**
 * Operations that the statements name, best first.
 * @param cues of the whole text, for what a statement leaves open
 * @param searches that it may cost
 */
export function rankOperations(text: string, statements: readonly Statement[], codeSpans: readonly (readonly [number, number])[], cues: Cues, { engine, texts }: Sources, searches = mostOperations): RankedCandidate[] {
  const best = new Map<string, RankedCandidate>();
  const asked = operationsAsked(statements, codeSpans, searches);
  const patient = patientAges(text.slice(0, 4_000));
  const wholeRegions = regionsIn(asked.map(({ statement }) => statement.said).join(' '));
  asked.forEach(({ statement, query, weight }, place) => {
    const words = saidWords(statement, texts);
    const said = new Set(words.flatMap(({ ways }) => ways));
    const own = regionsIn(statement.said);
    const regions = own.size > 0 ? own : wholeRegions;
    const hits = engine.search({ text: query, limit: looked, systems: ['CPT', 'HCPCS'] }).results;
    const named = new Map(texts.read(hits).map((one) => [`${one.system} ${one.code}`, one]));
    hits.forEach((hit, rank) => {
      const candidate = named.get(`${hit.system} ${hit.code}`);
      if (candidate === undefined) return;
      const far = howFar(regions, candidate.regions);
      const score = weight * (1 - place * 0.03) * (0.7 / (1 + rank * 0.2) + 0.3 * coverage(words, candidate)) / (1 + wordBeyond * wordsBeyond(said, candidate))
        * (far === 'elsewhere' ? 0.45 : far === 'beside' ? 0.75 : 1) * agreement(candidate, cues) * ageFactor(candidate, patient) * kindOfCode(candidate, query);
      keep(best, candidate, score, () => evidenceOf(text, statement, words, candidate), modifiersFor(candidate, cues));
    });
  });
  return ordered(best);
}

/** What is searched for: the statements that say most of what was done, in the order of the text. */
function operationsAsked(statements: readonly Statement[], codeSpans: readonly (readonly [number, number])[], searches: number): Asked[] {
  const performed = statements.some(({ section, said }) => (section === 'procedure' || section === 'planned') && /[A-Za-z]{4}/.test(said));
  const found: Asked[] = [];
  for (const statement of statements) {
    const weight = operationWeight[statement.section] ?? 0;
    if (weight === 0) continue;
    // Where the note says what was performed, nothing else names a further operation.
    if (performed && statement.section !== 'procedure' && statement.section !== 'planned') continue;
    for (const part of partsOf(statement)) {
      const query = operationQuery(part, codeSpans);
      if (query.length < 3) continue;
      const operation = namesAnOperation(query);
      if (!operation && (statement.section !== 'procedure' && statement.section !== 'booking')) continue;
      found.push({ statement: part, query, weight: weight * (part.doubtful ? 0.5 : 1) * (operation ? 1 : 0.6) * (part.said === statement.said ? 1 : partWeight) });
    }
  }
  // Of a long description the sentences that name most of an operation; the order of the text is kept.
  const chosen = new Set([...found].sort((a, b) => b.weight - a.weight || wordsIn(b.query) - wordsIn(a.query)).slice(0, searches));
  return found.filter((one) => chosen.has(one));
}

interface Asked {
  readonly statement: Statement;
  readonly query: string;
  readonly weight: number;
}

/** A part of a line says less than the line: "colonoscopy with snare" is no plain colonoscopy. */
const partWeight = 0.78;

/** Of neighbours alike the one that says least beyond what was said: each further word of a title counts against it by so much. */
const wordBeyond = 0.02;

const wordsIn = (query: string): number => Math.min(12, query.split(' ').length);

/** "meniscectomy and chondroplasty, left knee": a line of several operations is asked whole and in its parts. */
function partsOf(statement: Statement): Statement[] {
  if (statement.section === 'description' || statement.section === 'findings' || statement.section === 'indications') return [statement];
  const parts = [...statement.said.matchAll(/(?:(?!,\s|\s(?:and|with|w\/|plus|&)\s).)+/gi)].filter((match) => namesAnOperation(match[0]) && match[0].trim().length > 4);
  if (parts.length < 2) return [statement];
  return [statement, ...parts.slice(0, 4).map((match): Statement => ({
    ...statement,
    said: match[0],
    span: [statement.span[0] + match.index, statement.span[0] + match.index + match[0].length],
    doubtful: statement.doubtful || /\b(?:possible|poss|if\s+(?:needed|necessary|indicated))\b/i.test(match[0]),
  }))];
}

/** Side, number and approach that the text says and the code says too: for it, or against it. */
export function agreement({ told }: CandidateText, cues: Cues): number {
  let factor = 1;
  for (const dimension of ['side', 'number', 'approach'] as const) {
    const [asked, given] = [cues[dimension], told[dimension]];
    // Through a scope is always said: a code that does not say it is not meant.
    if (dimension === 'approach' && asked === 'by scope' && given === null) factor *= 0.7;
    if (asked === null || given === null) continue;
    factor *= asked === given ? 1.06 : dimension === 'side' && asked === 'one side' ? 0.8 : 0.7;
  }
  return factor;
}

/** A code for certain ages, held against the age of the patient. */
function ageFactor({ ages }: CandidateText, patient: Ages | null): number {
  const fits = fitsAge(ages, patient);
  return fits === 'does not' ? 0.55 : fits === 'fits' ? 1.06 : 1;
}

/** What undoes or changes an implant, in a title and in a text: nobody who places one books its removal. */
const undoes = /\b(?:remov\w*|rem|rmvl|rmv|reremov\w*|revis\w*|revj|rev|replac\w*|rplcmt|rplc\w*|repos\w*|exchange|change|withdraw\w*|explant\w*)\b/i;
const saysUndone = /\b(?:remov\w*|rmvl|revis\w*|re-?do|replac\w*|exchang\w*|chang\w*|explant\w*|repos\w*|out|reconstruct\w*|upgrade|malfunction\w*|infected|excis\w*|\w*ectomy|\w*plasty)\b/i;
const implanted = /\b(?:shunt|stent|pacemaker|pm|lead|leads|electrode|electrodes|eltrd|tube|catheter|cath|cv cath|port|pump|prosthesis|device|dev|implant|stimulator|neurostim\w*|npg|defib\w*|band|mesh)\b/i;

/** Anaesthesia, unlisted and hospital-only codes are rarely what a booking means. */
function kindOfCode({ system, code, addOn, title }: CandidateText, query: string): number {
  let factor = 1;
  if (/^0[01]\d{3}$/.test(code) && !/an(?:a)?esth/i.test(query)) factor *= 0.35;
  if (/^\d{4}[FTU]$/.test(code)) factor *= 0.7;
  if (system === 'HCPCS') factor *= 0.55;
  if (/^[78]\d{4}$/.test(code) && !/\b(?:x-?ray|mri|ct|ultrasound|us|scan|lab|test|culture|imaging|guid)/i.test(query)) factor *= 0.6;
  if (undoes.test(title) && implanted.test(title) && !saysUndone.test(query)) factor *= 0.7;
  if (addOn && !/\b(?:additional|each|add)/i.test(query)) factor *= 0.8;
  if (/\bunl(?:is|s)td?\b|unlisted/i.test(title)) factor *= 0.6;
  return factor;
}

function modifiersFor({ bilateral, system }: CandidateText, { laterality }: Cues): string[] {
  if (system !== 'CPT' || laterality === null || bilateral === null || bilateral === '2' || bilateral === '9') return [];
  if (laterality === 'both') return bilateral === '1' || bilateral === '3' ? ['50'] : [];
  return bilateral === '0' ? [] : [laterality === 'left' ? 'LT' : 'RT'];
}

/** Diagnoses that the statements name, best first. */
export function rankDiagnoses(text: string, statements: readonly Statement[], cues: Cues, { engine, texts }: Sources): RankedCandidate[] {
  const best = new Map<string, RankedCandidate>();
  const queries = statements.flatMap((statement) => diagnosisQueries(statement).map((one) => ({ ...one, statement, weight: diagnosisWeight[statement.section] ?? 0 })));
  const chosen = queries.filter(({ weight, query }) => weight > 0 && query.length >= 4).sort((a, b) => b.weight - a.weight).slice(0, mostDiagnoses);
  for (const { query, from, to, statement, weight } of chosen) {
    const part: Statement = { ...statement, said: ' '.repeat(from) + statement.said.slice(from, to) };
    const words = saidWords(part, texts);
    const side = cues.laterality !== null && cues.laterality !== 'both' && !/\b(?:left|right)\b/i.test(query) ? ` ${cues.laterality}` : '';
    const hits = engine.search({ text: `${query}${side}`, limit: looked, systems: ['ICD10CM'] }).results;
    const named = new Map(texts.read(hits).map((one) => [one.code, one]));
    hits.forEach((hit, rank) => {
      const candidate = named.get(hit.code);
      if (candidate === undefined) return;
      const covered = coverage(words, candidate);
      // A booking line's leftovers ("Tuesday", "needs crutches") are no diagnosis: most of what is said must be its name.
      if (statement.section === 'booking' && covered < 0.6) return;
      const title = candidate.title.toLowerCase();
      const laterality = cues.laterality === null ? 1 : cues.laterality === 'both' ? (title.includes('bilateral') ? 1.1 : 1) : title.includes(cues.laterality) ? 1.12 : /\b(?:left|right|bilateral)\b/.test(title) ? 0.7 : 0.95;
      const score = weight * (0.5 / (1 + rank * 0.12) + 0.5 * covered) * laterality * (candidate.billable ? 1 : 0.8) * (/[SDEFHJKMNPQR]$/.test(candidate.code) && candidate.code.length === 8 ? 0.7 : 1);
      keep(best, candidate, score, () => evidenceOf(text, part, words, candidate), []);
    });
  }
  return ordered(best);
}

function keep(best: Map<string, RankedCandidate>, text: CandidateText, raw: number, evidence: () => Candidate['evidence'], modifiers: string[]): void {
  const key = `${text.system} ${text.code}`;
  const score = Math.round(Math.min(1, Math.max(0, raw)) * 1000) / 1000;
  const before = best.get(key);
  if (before !== undefined && before.candidate.score >= score) return;
  const { system, code, title, distinction } = text;
  const read = { system: system as CodeSystem, code, title, distinction, score, modifiers };
  let own: Candidate['evidence'] | null = null;
  best.set(key, { text, candidate: { ...read, get evidence() { return (own ??= evidence()); } } });
}

function ordered(best: ReadonlyMap<string, RankedCandidate>): RankedCandidate[] {
  return [...best.values()].sort((a, b) => b.candidate.score - a.candidate.score || (a.candidate.code < b.candidate.code ? -1 : 1));
}
