import { success, type Result } from '../model/result.ts';
import type { SuggestRequest, Suggestion } from '../model/suggestion.ts';
import type { ReadDb } from '../open/database.ts';
import type { SearchEngine } from '../search/engine.ts';
import { openCandidateTexts } from './candidate-texts.ts';
import { openCatalogCodes } from './catalog-codes.ts';
import { readCues } from './cues.ts';
import { afterAnswers, answeredCues, decidingQuestions } from './deciding-questions.ts';
import { rankDiagnoses, rankOperations } from './rank-candidates.ts';
import { readableText } from './readable-text.ts';
import { recogniseCodes } from './recognise.ts';
import { statementsOf } from './statements.ts';

export interface Suggester {
  /** A line of a schedule, at the cost of one search: its codes, and operations only where it has no procedure code. Never refused. */
  line(text: string, on: string | null, limit: number): Pick<Suggestion, 'codesFound' | 'candidates'>;
  /**
   * From a booking line, an order or a note to its codes. The same text and answers give the same answer.
   * Errors: bad-arguments for a text that is too long, file-binary for what is no text, file-empty.
   */
  suggest(request: SuggestRequest): Result<Suggestion>;
}

const defaultLimit = 8;

/** @param engine of the same catalog */
export function createSuggester(db: ReadDb, engine: SearchEngine): Suggester {
  const codes = openCatalogCodes(db);
  const texts = openCandidateTexts(db);

  return {
    line(text, on, limit) {
      const codesFound = recogniseCodes(text, codes, on);
      if (codesFound.some(({ system, status }) => (system === 'CPT' || system === 'HCPCS') && status !== 'unknown')) return { codesFound, candidates: [] };
      const ranked = rankOperations(text, statementsOf(text), codesFound.map(({ span }) => span), readCues(text), { engine, texts }, 1);
      return { codesFound, candidates: ranked.slice(0, limit).map(({ candidate }) => ({ ...candidate, evidence: candidate.evidence })) };
    },
    suggest({ text, answers = [], on = null, limit = defaultLimit }) {
      const started = performance.now();
      const readable = readableText(text);
      if (!readable.ok) return readable;
      const codesFound = recogniseCodes(text, codes, on);
      const statements = statementsOf(text);
      const said = statements.filter(({ section }) => section !== 'diagnosis before' && section !== 'diagnosis after').map((one) => one.said).join('\n');
      const cues = readCues(said === '' ? text.slice(0, 2_000) : said);
      const spans = codesFound.map(({ span }) => span);
      const sources = { engine, texts };
      const operations = rankOperations(text, statements, spans, cues, sources);
      const answered = answeredCues(cues, answers);
      const ranked = afterAnswers(operations, cues, answers);
      const diagnoses = rankDiagnoses(text, statements, cues, sources);
      return success({
        codesFound,
        candidates: [...ranked.slice(0, limit), ...diagnoses.slice(0, limit)].map(({ candidate }) => ({ ...candidate, evidence: candidate.evidence })),
        questions: decidingQuestions(ranked, answered, answers),
        tookMs: Math.round((performance.now() - started) * 10) / 10,
      });
    },
  };
}
