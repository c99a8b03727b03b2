import { searchRequestSchema, type SearchAnswer, type SearchHit, type SearchRequest, type SearchTier } from '../model/search.ts';
import type { ReadDb } from '../open/database.ts';
import { readAbbreviations } from './abbreviations.ts';
import { openAssociations } from './associations.ts';
import { inpatientInput } from './code-input.ts';
import { openCodeRows, type CodeRow } from './code-rows.ts';
import { withUse } from './code-use.ts';
import { openEvidence } from './evidence.ts';
import { explain } from './explain.ts';
import { marksOf, type MarkedWord } from './highlight.ts';
import { emptyPart, openSearchPart } from './index-part.ts';
import { readPhrases } from './phrases.ts';
import { nextTexts } from './next-texts.ts';
import { planNearest, planSearch, type SearchPlan } from './plan.ts';
import { longestText } from './query-words.ts';
import { readSectionWords } from './section-words.ts';
import { createSpelling } from './spelling.ts';
import { openVocabulary } from './vocabulary.ts';
import { markedWords, whyCorrected, whyExactCode, whyNearestCode, whyPrefix, whyRange, whySomeWords, whyText, whyWords } from './why.ts';
import { countedUpTo, openWordSearch, type WordHit, type WordSearchResult } from './word-search.ts';

export interface SearchEngine {
  /** Answers in one go, a few milliseconds; never throws on any text. */
  search(request: SearchRequest): SearchAnswer;
  /** The texts that one more letter would make of this one, the likeliest first. */
  nextTexts(text: string): string[];
  /**
   * Loads what only a misspelt word needs, so that the first one does not wait; call it when idle. Without it the
   * first misspelt word pays. @returns what it cost, once.
   */
  warm(): { terms: number; milliseconds: number };
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
  const searchWords = openWordSearch({ part: main, evidence: openEvidence(main) });
  const searchInpatientWords = inpatient === null ? null : openWordSearch({ part: inpatient, evidence: openEvidence(inpatient) });

  function codeHits(plan: SearchPlan, systems: string | null, limit: number): { hits: Hit[]; total: number } {
    const { code } = plan;
    const ids =
      code.kind === 'range'
        ? rows.range(code.first, code.last, systems, countedUpTo + 1)
        : code.kind === 'prefix'
          ? rows.prefix(code.compact, systems, countedUpTo + 1)
          : [...new Set(plan.codesInText.flatMap((compact) => rows.exact(compact, systems)))];
    const hits = rows.rows(ids.slice(0, limit)).map((row): Hit => {
      if (code.kind === 'range') return { row, tier: 'code-prefix', why: () => whyRange(code.shown), marks: [] };
      if (code.kind === 'prefix' && row.compact !== code.compact) return { row, tier: 'code-prefix', why: () => whyPrefix(code.shown), marks: [] };
      return { row, tier: 'exact-code', why: () => whyExactCode(row.code), marks: [] };
    });
    return { hits, total: ids.length };
  }

  /** Inpatient procedures for a text that is plainly a code of theirs, or holds whole ones. */
  function inpatientByCode(text: string, plan: SearchPlan, limit: number): { hits: Hit[]; total: number } {
    const typed = inpatientInput(text);
    const ids = typed === null ? plan.codesInText.filter((compact) => compact.length === 7).flatMap((compact) => rows.inpatient(compact, 1)) : rows.inpatient(typed, countedUpTo + 1);
    const hits = rows.rows(ids.slice(0, limit)).map((row): Hit =>
      typed === null || row.compact === typed
        ? { row, tier: 'exact-code', why: () => whyExactCode(row.code), marks: [] }
        : { row, tier: 'code-prefix', why: () => whyPrefix(typed), marks: [] });
    return { hits, total: ids.length };
  }

  function wordHit(hit: WordHit, row: CodeRow, plan: SearchPlan): Hit {
    const asked = plan.words.filter((word) => word.required);
    const explained = explain(row, asked, hit.tier === 'some-words');
    const why = (): string => {
      const words = asked.map((word) => word.word);
      const reason = hit.tier === 'text' ? whyText(words) : hit.tier === 'some-words' ? whySomeWords(explained, words) : whyWords(explained);
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
  function nearestCodes(plan: SearchPlan, systems: string | null, limit: number): { hits: Hit[]; total: number } {
    if (plan.code.kind !== 'prefix') return { hits: [], total: 0 };
    const { compact, shown } = plan.code;
    for (let length = compact.length - 1; length >= 2; length--) {
      const beginning = compact.slice(0, length);
      const ids = rows.prefix(beginning, systems, countedUpTo + 1);
      if (ids.length === 0) continue;
      return { hits: rows.rows(ids.slice(0, limit)).map((row) => ({ row, tier: 'code-prefix', why: () => whyNearestCode(shown, beginning), marks: [] })), total: ids.length };
    }
    return { hits: [], total: 0 };
  }

  function wordHits(plan: SearchPlan, systems: readonly string[] | null, limit: number): { hits: Hit[]; total: number } {
    return shownHits(searchWords(plan.words, systems, limit, plan.code.kind === 'none'), plan);
  }

  function search(request: SearchRequest): SearchAnswer {
    const started = performance.now();
    const query = request.text.slice(0, longestText);
    const limit = request.limit ?? searchRequestSchema.shape.limit.parse(undefined);
    const wantsInpatient = inpatient !== null && (request.systems === undefined || request.systems.includes('ICD10PCS'));
    const others = request.systems?.filter((system) => system !== 'ICD10PCS') ?? null;
    if (others !== null && others.length === 0) return searchInpatient(query, limit, started);
    const systems = others;
    const systemsList = systems === null ? null : JSON.stringify(systems);
    let plan = planSearch(query, planSources);

    let byCode = codeHits(plan, systemsList, limit);
    // A word that is a code has been answered; the rest of the text still asks.
    const codeWords = new Set(byCode.hits.map((hit) => hit.row.compact.toLowerCase()));
    plan = { ...plan, words: plan.words.filter((word) => !codeWords.has(word.word)) };
    const wordsAsk = plan.code.kind === 'none' || (plan.code.kind === 'prefix' && byCode.total < limit);
    let byWord = wordsAsk ? wordHits(plan, systems, limit) : { hits: [], total: 0 };
    if (byCode.total + byWord.total === 0) {
      byCode = nearestCodes(plan, systemsList, limit);
      const nearest = byCode.total === 0 && plan.code.kind === 'none' ? planNearest(plan, planSources) : null;
      if (nearest !== null) {
        plan = nearest;
        byWord = wordHits(plan, systems, limit);
      }
    }

    const seen = new Set(byCode.hits.map((hit) => hit.row.id));
    const named = byWord.hits.filter((hit) => !seen.has(hit.row.id));
    const procedures = wantsInpatient ? inpatientAfter(query, plan, limit, [...byCode.hits, ...named]) : { hits: [], total: 0, byCode: false };
    const total = byCode.total + byWord.total - (byWord.hits.length - named.length) + procedures.total;
    return answer(query, named.length > 0 ? plan.correctedTo : null, procedures.byCode ? [...byCode.hits, ...procedures.hits, ...named].slice(0, limit) : withInpatient([...byCode.hits, ...named], procedures.hits, limit), total, started);
  }

  /** Procedures of inpatient claims come after all else: a scheduling office asks for them by their code, or for want of others. */
  function inpatientAfter(query: string, plan: SearchPlan, limit: number, before: readonly Hit[]): { hits: Hit[]; total: number; byCode: boolean } {
    const byCode = inpatientByCode(query, plan, limit);
    if (byCode.hits.length > 0 || plan.code.kind !== 'none') return { ...byCode, byCode: true };
    const complete = before.filter((hit) => hit.tier !== 'some-words').length;
    // Where half the list meets every word already, nobody looks for an inpatient procedure.
    const free = complete * 2 >= limit ? 0 : limit - complete;
    // A letter or two of a word that is still being typed begin half the words of every title.
    if (free <= 0 || searchInpatientWords === null || plan.words.some((word) => word.open && word.word.length < 3)) return { hits: [], total: 0, byCode: false };
    // At a bounded cost: who looks for more of them names their system.
    const { hits } = shownHits(searchInpatientWords(plan.words, null, Math.min(free, mostInpatient), false), plan);
    return { hits, total: hits.length, byCode: false };
  }

  /** Only inpatient procedures were asked for. */
  function searchInpatient(query: string, limit: number, started: number): SearchAnswer {
    const plan = planSearch(query, planSources);
    const byCode = inpatientByCode(query, plan, limit);
    const byWord = byCode.hits.length > 0 || searchInpatientWords === null ? { hits: [], total: 0 } : shownHits(searchInpatientWords(plan.words, null, limit, true), plan);
    const named = byWord.hits;
    return answer(query, named.length > 0 ? plan.correctedTo : null, [...byCode.hits, ...named].slice(0, limit), byCode.total + byWord.total, started);
  }

  function answer(query: string, correctedTo: string | null, hits: readonly Hit[], total: number, started: number): SearchAnswer {
    return { query, correctedTo, results: hits.map(shown), total: Math.min(total, countedUpTo), totalIsCapped: total > countedUpTo, tookMs: Math.round((performance.now() - started) * 1000) / 1000 };
  }

  return { search, nextTexts: (text) => nextTexts(text, vocabulary), warm: () => spelling.warm() };
}

/** A few rows stay free for inpatient procedures that meet every word where the others meet only some. */
const inpatientRows = 10;
/** Inpatient procedures that are looked at beside all else. */
const mostInpatient = 60;

function withInpatient(hits: readonly Hit[], inpatient: readonly Hit[], limit: number): Hit[] {
  if (inpatient.length === 0) return hits.slice(0, limit);
  const complete = hits.filter((hit) => hit.tier !== 'some-words').length;
  const kept = hits.slice(0, Math.max(complete, limit - Math.min(inpatientRows, inpatient.length)));
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
