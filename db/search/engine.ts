import { codeSystems, type CodeSystem } from '../model/code.ts';
import { searchRequestSchema, type SearchAnswer, type SearchHit, type SearchRequest, type SearchTier } from '../model/search.ts';
import type { FilterOffers, FilterOffersRequest } from '../model/search-filters.ts';
import type { OfficeWord } from '../model/library.ts';
import type { ReadDb } from '../open/database.ts';
import { readAbbreviations } from './abbreviations.ts';
import { openAssociations } from './associations.ts';
import { placeOf } from './code-facts.ts';
import { inpatientInput } from './code-input.ts';
import { openCodeRows, type CodeRow } from './code-rows.ts';
import { withUse } from './code-use.ts';
import { openEvidence } from './evidence.ts';
import { explain } from './explain.ts';
import { openFilters, systemOffer, type OfficeCodes } from './filters.ts';
import { marksOf, type MarkedWord } from './highlight.ts';
import { emptyPart, openSearchPart, type SearchPart } from './index-part.ts';
import { readPhrases } from './phrases.ts';
import { nextTexts } from './next-texts.ts';
import { asTyped, noSpelling, planNearest, planSearch, type SearchPlan } from './plan.ts';
import { openOfficeWords } from './office-words.ts';
import { longestText } from './query-words.ts';
import { openScopes, type Scope } from './scope.ts';
import { readSectionWords } from './section-words.ts';
import { createSpelling } from './spelling.ts';
import { openVocabulary } from './vocabulary.ts';
import { markedWords, whyCorrected, whyExactCode, whyNearestCode, whyOffice, whyPrefix, whyRange, whyAge, whyCalled, whyLeft, whySomeWords, whyText, whyWords } from './why.ts';
import { countedUpTo, openWordSearch, type Narrowing, type WordHit, type WordSearchResult } from './word-search.ts';

export interface SearchEngine {
  /** Answers in one go, a few milliseconds; never throws on any text. */
  search(request: SearchRequest, office?: OfficeCodes): SearchAnswer;
  /** The office's own abbreviations, from now on. */
  useOfficeWords(words: readonly OfficeWord[]): void;
  /** What the results of a text can be narrowed by, with the number that each value would leave. */
  filterOffers(request: FilterOffersRequest, office?: OfficeCodes): FilterOffers;
  /** The texts that one more letter would make of this one, the likeliest first. */
  nextTexts(text: string): string[];
  /**
   * Prepares what the first text would have to wait for, and what only a misspelt word needs; call it when idle. Without it
   * the first ones pay. @returns what the spelling cost, once.
   */
  warm(): { terms: number; milliseconds: number };
}

/** Where a text is searched and what of it is listed, for each part of the index. */
interface Narrowed {
  readonly systems: readonly CodeSystem[] | null;
  readonly main: Narrowing;
  readonly inpatient: Narrowing;
}

interface Hit {
  row: CodeRow;
  tier: SearchTier;
  why: () => string;
  marks: readonly MarkedWord[];
}

/** Opens the search over a published catalog. Its index is read whole, some megabytes, when it is opened. */
export function createSearchEngine(db: ReadDb): SearchEngine {
  const main = withUse(openSearchPart(db, 'main') ?? emptyPart, db);
  const inpatient = openSearchPart(db, 'inpatient');
  const abbreviations = readAbbreviations(db);
  const vocabulary = openVocabulary(main);
  const spelling = createSpelling(vocabulary);
  const rows = openCodeRows(db, abbreviations, readSectionWords(db));
  const planSources = { vocabulary, abbreviations, spelling, associations: openAssociations(db), phrases: readPhrases(db) };
  const evidence = openEvidence(main);
  const searchWords = openWordSearch({ part: main, evidence });
  const searchInpatientWords = inpatient === null ? null : openWordSearch({ part: inpatient, evidence: openEvidence(inpatient) });

  const scopeOf = openScopes(db);
  const filters = openFilters(db);
  let officeWords: readonly OfficeWord[] = [];
  let writeOut = openOfficeWords(officeWords);

  function useOfficeWords(words: readonly OfficeWord[]): void {
    if (words.length === officeWords.length && words.every(({ word, meaning }, index) => officeWords[index]?.word === word && officeWords[index]?.meaning === meaning)) return;
    officeWords = words;
    writeOut = openOfficeWords(words);
  }

  /** The codes that are searched and listed, and tells of them. What a filter leaves may stand behind everything that a count would read. */
  function passing(ids: readonly number[], part: SearchPart, { within, lists, tell }: Narrowing): readonly number[] {
    if (within === null && lists === null && tell === undefined) return ids;
    return ids.filter((id) => {
      const place = placeOf(part, id);
      if (place < 0 || (within !== null && within[place] === 0) || (lists !== null && !lists(place))) return false;
      tell?.(place);
      return true;
    });
  }
  function mostRead({ within, lists, tell }: Narrowing): number {
    return within === null && lists === null && tell === undefined ? countedUpTo + 1 : everyCode;
  }

  function codeHits(plan: SearchPlan, systems: string | null, limit: number, narrowing: Narrowing): { hits: Hit[]; total: number } {
    const { code } = plan;
    const most = mostRead(narrowing);
    const ids = passing(
      code.kind === 'range'
        ? rows.range(code.first, code.last, systems, most)
        : code.kind === 'prefix'
          ? rows.prefix(code.compact, systems, most)
          : [...new Set(plan.codesInText.flatMap((compact) => rows.exact(compact, systems)))],
      main,
      narrowing,
    );
    const hits = rows.rows(ids.slice(0, limit)).map((row): Hit => {
      if (code.kind === 'range') return { row, tier: 'code-prefix', why: () => whyRange(code.shown), marks: [] };
      if (code.kind === 'prefix' && row.compact !== code.compact) return { row, tier: 'code-prefix', why: () => whyPrefix(code.shown), marks: [] };
      return { row, tier: 'exact-code', why: () => whyExactCode(row.code), marks: [] };
    });
    return { hits, total: ids.length };
  }

  /** Inpatient procedures for a text that is plainly a code of theirs, or holds whole ones. */
  function inpatientByCode(text: string, plan: SearchPlan, limit: number, narrowing: Narrowing): { hits: Hit[]; total: number } {
    const typed = inpatientInput(text);
    const ids = passing(
      typed === null ? plan.codesInText.filter((compact) => compact.length === 7).flatMap((compact) => rows.inpatient(compact, 1)) : rows.inpatient(typed, mostRead(narrowing)),
      inpatient ?? emptyPart,
      narrowing,
    );
    const hits = rows.rows(ids.slice(0, limit)).map((row): Hit =>
      typed === null || row.compact === typed
        ? { row, tier: 'exact-code', why: () => whyExactCode(row.code), marks: [] }
        : { row, tier: 'code-prefix', why: () => whyPrefix(typed), marks: [] });
    return { hits, total: ids.length };
  }

  function wordHit(hit: WordHit, row: CodeRow, plan: SearchPlan): Hit {
    const required = plan.words.filter((word) => word.required);
    const isSome = hit.tier === 'some-words';
    // A procedure that does not say the side or the age of the patient lacks nothing.
    const mayLeave = (row.system === 'CPT' || row.system === 'HCPCS') && required.some((word) => word.ofPatient === null);
    const ofAge = whyAge(row, plan.words);
    const left = mayLeave ? required.filter((word) => word.ofPatient !== null && (ofAge.length === 0 || word.ofPatient !== 'age') && explain(row, [word], isSome).matches[0] === null) : [];
    const asked = required.filter((word) => !left.includes(word));
    const explained = explain(row, asked, isSome);
    const why = (): string => {
      const words = asked.map((word) => word.word);
      const place = hit.tier === 'text' ? whyText(words) : isSome ? whySomeWords(explained, words) : whyWords(explained);
      const reason = [place === '' ? whyCalled : place, ...ofAge, ...whyLeft(left)].join('; ');
      return plan.corrections.length === 0 ? reason : whyCorrected(plan.corrections, reason);
    };
    const tier = plan.corrections.length > 0 && hit.tier !== 'some-words' ? 'corrected' : hit.tier;
    return { row, tier, why, marks: markedWords(explained) };
  }

  function shownHits(found: WordSearchResult, plan: SearchPlan): { hits: Hit[]; total: number } {
    const byId = new Map(rows.rows(found.hits.map((hit) => hit.codeId)).map((row) => [row.id, row]));
    const hits = found.hits.flatMap((hit) => {
      const row = byId.get(hit.codeId);
      return row === undefined ? [] : [wordHit(hit, row, plan)];
    });
    return { hits, total: found.total };
  }

  /** The neighbours of a number that no code has: the codes that share the longest beginning with it. */
  function nearestCodes(plan: SearchPlan, systems: string | null, limit: number, narrowing: Narrowing): { hits: Hit[]; total: number } {
    if (plan.code.kind !== 'prefix') return { hits: [], total: 0 };
    const { compact, shown } = plan.code;
    for (let length = compact.length - 1; length >= 2; length--) {
      const beginning = compact.slice(0, length);
      const near = rows.prefix(beginning, systems, mostRead(narrowing));
      if (near.length === 0) continue;
      const ids = passing(near, main, narrowing);
      return { hits: rows.rows(ids.slice(0, limit)).map((row) => ({ row, tier: 'code-prefix', why: () => whyNearestCode(shown, beginning), marks: [] })), total: ids.length };
    }
    return { hits: [], total: 0 };
  }

  function wordHits(plan: SearchPlan, { systems, main: narrowing }: Narrowed, limit: number): { hits: Hit[]; total: number } {
    return shownHits(searchWords(plan.words, systems, limit, plan.code.kind === 'none', narrowing), plan);
  }

  /** A system decides what is searched; every other filter what is listed of what was found. */
  function narrow(request: Pick<SearchRequest, 'systems' | 'filters'>, scope: Scope, office: OfficeCodes | undefined, told?: { part: SearchPart; tell: Narrowing['tell'] }): Narrowed {
    const asked = request.filters ?? {};
    const lists = [request.systems, scope.systems, asked.system === undefined ? null : [asked.system]].filter((list) => list != null);
    const systems = lists.length === 0 ? null : codeSystems.filter((system) => lists.every((list) => list.includes(system)));
    const ofPart = (part: SearchPart, isAsked: boolean): Narrowing => ({
      within: scope.sections === null || !isAsked ? null : filters.inSections(part, scope.sections),
      lists: isAsked ? filters.test(part, asked, office) : null,
      tell: told?.part === part ? told.tell : undefined,
    });
    const wantsInpatient = inpatient !== null && (systems === null || systems.includes('ICD10PCS'));
    return { systems, main: ofPart(main, true), inpatient: ofPart(inpatient ?? emptyPart, wantsInpatient) };
  }

  function search(request: SearchRequest, office?: OfficeCodes): SearchAnswer {
    const started = performance.now();
    const query = request.text.slice(0, longestText);
    const limit = request.limit ?? searchRequestSchema.shape.limit.parse(undefined);
    const scope = scopeOf(query);
    const isExact = request.exact === true;
    const narrowed = narrow(request, scope, office);
    const found = find(scope.text, limit, narrowed, isExact);
    const [nearest] = isExact && found.total === 0 ? find(scope.text, 1, narrowed).hits : [];
    const isNarrowed = Object.values(request.filters ?? {}).some((value) => value !== undefined);
    const withoutFilters = isNarrowed && found.total === 0 ? find(scope.text, 1, narrow({ ...request, filters: {} }, scope, office), isExact).total : null;
    return {
      query,
      ...(scope.label === null ? {} : { scope: scope.label }),
      correctedTo: found.correctedTo,
      results: found.hits.map(shown),
      ...(nearest === undefined ? {} : { nearest: shown(nearest) }),
      total: Math.min(found.total, countedUpTo),
      totalIsCapped: found.total > countedUpTo,
      ...(withoutFilters === null ? {} : { withoutFilters: Math.min(withoutFilters, countedUpTo) }),
      tookMs: Math.round((performance.now() - started) * 1000) / 1000,
    };
  }

  function planOf(query: string, isExact: boolean): SearchPlan {
    return isExact ? asTyped(planSearch(query, { ...planSources, spelling: noSpelling })) : planSearch(query, planSources);
  }

  /** The office's abbreviations are written out first: what they mean is searched as if it had been typed, and the reason says so. */
  function find(typed: string, limit: number, narrowed: Narrowed, isExact = false): Found {
    const { text, used } = writeOut(typed);
    const found = findWritten(text, limit, narrowed, isExact);
    return used.length === 0 ? found : { ...found, hits: found.hits.map((hit) => ({ ...hit, why: () => whyOffice(used, hit.why()) })) };
  }

  function findWritten(query: string, limit: number, narrowed: Narrowed, isExact: boolean): Found {
    const wantsInpatient = inpatient !== null && (narrowed.systems === null || narrowed.systems.includes('ICD10PCS'));
    const others = narrowed.systems?.filter((system) => system !== 'ICD10PCS') ?? null;
    if (others !== null && others.length === 0) return wantsInpatient ? findInpatient(query, limit, narrowed, isExact) : { hits: [], total: 0, correctedTo: null };
    const outpatient = { ...narrowed, systems: others };
    const systemsList = others === null ? null : JSON.stringify(others);
    let plan = planOf(query, isExact);

    let byCode = codeHits(plan, systemsList, limit, narrowed.main);
    // What the filters leave out is found all the same: it decides what else is asked.
    const { main: { lists } } = narrowed;
    const unfiltered = { ...narrowed.main, lists: null, tell: undefined };
    const codesFound = lists === null ? byCode : codeHits(plan, systemsList, limit, unfiltered);
    // A word that is a code has been answered; the rest of the text still asks.
    const codeWords = new Set(codesFound.hits.map((hit) => hit.row.compact.toLowerCase()));
    plan = { ...plan, words: plan.words.filter((word) => !codeWords.has(word.word)) };
    const wordsAsk = plan.code.kind === 'none' || (plan.code.kind === 'prefix' && codesFound.total < limit);
    let byWord = wordsAsk ? wordHits(plan, outpatient, limit) : { hits: [], total: 0 };
    if (!isExact && byCode.total + byWord.total === 0 && (lists === null || codesFound.total + wordHits(plan, { ...outpatient, main: unfiltered }, 1).total === 0)) {
      byCode = nearestCodes(plan, systemsList, limit, narrowed.main);
      const nearest = byCode.total === 0 && plan.code.kind === 'none' ? planNearest(plan, planSources) : null;
      if (nearest !== null) {
        plan = nearest;
        byWord = wordHits(plan, outpatient, limit);
      }
    }

    const seen = new Set(byCode.hits.map((hit) => hit.row.id));
    const named = byWord.hits.filter((hit) => !seen.has(hit.row.id));
    const procedures = wantsInpatient ? inpatientAfter(query, plan, limit, [...byCode.hits, ...named], narrowed.inpatient) : { hits: [], total: 0, byCode: false };
    const total = byCode.total + byWord.total - (byWord.hits.length - named.length) + procedures.total;
    const hits = procedures.byCode ? [...byCode.hits, ...procedures.hits, ...named].slice(0, limit) : withInpatient([...byCode.hits, ...named], procedures.hits, limit);
    return { hits, total, correctedTo: named.length > 0 ? plan.correctedTo : null };
  }

  function filterOffers({ text, filters: asked }: FilterOffersRequest, office?: OfficeCodes): FilterOffers {
    const scope = scopeOf(text.slice(0, longestText));
    const isAsking = scope.text.trim() !== '';
    const { system, ...others } = asked;
    const loaded = codeSystems.filter((one) => (one === 'ICD10PCS' ? inpatient !== null : main.systems.includes(codeSystems.indexOf(one))));
    const countIn = (one: CodeSystem): number => (isAsking ? find(scope.text, rowsOfList, narrow({ filters: { ...others, system: one } }, scope, office)).total : 0);
    const ofSystems = loaded.length > 1 ? [systemOffer(loaded.map((one) => [one, countIn(one)]))] : [];
    const isInpatient = system === 'ICD10PCS' || (scope.systems?.length === 1 && scope.systems[0] === 'ICD10PCS');
    const part = isInpatient ? (inpatient ?? emptyPart) : main;
    const found = new Set<number>();
    const told = { part, tell: (place: number) => void found.add(place) };
    if (isAsking) find(scope.text, rowsOfList, narrow({ filters: system === undefined ? {} : { system } }, scope, office, told));
    return { text, offers: [...ofSystems, ...filters.offers(part, [...found], others, office)] };
  }

  /** Procedures of inpatient claims come after all else: a scheduling office asks for them by their code, or for want of others. */
  function inpatientAfter(query: string, plan: SearchPlan, limit: number, before: readonly Hit[], narrowing: Narrowing): { hits: Hit[]; total: number; byCode: boolean } {
    const byCode = inpatientByCode(query, plan, limit, narrowing);
    if (byCode.hits.length > 0 || plan.code.kind !== 'none') return { ...byCode, byCode: true };
    const complete = before.filter((hit) => hit.tier !== 'some-words').length;
    // Where half the list meets every word already, nobody looks for an inpatient procedure.
    const free = complete * 2 >= limit ? 0 : limit - complete;
    // A letter or two of a word that is still being typed begin half the words of every title.
    if (free <= 0 || searchInpatientWords === null || plan.words.some((word) => word.open && word.word.length < 3)) return { hits: [], total: 0, byCode: false };
    // At a bounded cost: who looks for more of them names their system.
    const { hits } = shownHits(searchInpatientWords(plan.words, null, Math.min(free, mostInpatient), false, narrowing), plan);
    return { hits, total: hits.length, byCode: false };
  }

  /** Only inpatient procedures were asked for. */
  function findInpatient(query: string, limit: number, { inpatient: narrowing }: Narrowed, isExact: boolean): Found {
    const plan = planOf(query, isExact);
    const byCode = inpatientByCode(query, plan, limit, narrowing);
    const byWord = byCode.hits.length > 0 || searchInpatientWords === null ? { hits: [], total: 0 } : shownHits(searchInpatientWords(plan.words, null, limit, true, narrowing), plan);
    const named = byWord.hits;
    return { hits: [...byCode.hits, ...named].slice(0, limit), total: byCode.total + byWord.total, correctedTo: named.length > 0 ? plan.correctedTo : null };
  }

  function warm(): { terms: number; milliseconds: number } {
    evidence.warm();
    return spelling.warm();
  }

  return { search, useOfficeWords, filterOffers, nextTexts: (text) => nextTexts(text, vocabulary), warm };
}

interface Found {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly correctedTo: string | null;
}

/** The list of the window when nobody types: with fewer codes that begin as the text does, words are asked too. */
const rowsOfList = 50;
/** More than any catalog has. */
const everyCode = 10_000_000;
/** A few rows stay free for inpatient procedures that meet every word where the others meet only some. */
const inpatientRows = 10;
/** In a short list, no more than this share of it. */
const inpatientShare = 0.25;
/** Inpatient procedures that are looked at beside all else. */
const mostInpatient = 60;

function withInpatient(hits: readonly Hit[], inpatient: readonly Hit[], limit: number): Hit[] {
  if (inpatient.length === 0) return hits.slice(0, limit);
  const complete = hits.filter((hit) => hit.tier !== 'some-words').length;
  const kept = hits.slice(0, Math.max(complete, limit - Math.min(inpatientRows, Math.floor(limit * inpatientShare), inpatient.length)));
  return [...kept, ...inpatient].slice(0, limit);
}

function shown(hit: Hit): SearchHit {
  const { row } = hit;
  return {
    system: row.system,
    code: row.code,
    title: row.title,
    tier: hit.tier,
    why: hit.why(),
    marks: hit.marks.length === 0 ? [] : marksOf(row.titleSpans(), hit.marks),
    distinction: row.distinction,
    feeLine: row.feeLine(),
    addOn: row.addOn,
    billable: row.billable,
    inpatientOnly: row.inpatientOnly,
  };
}
