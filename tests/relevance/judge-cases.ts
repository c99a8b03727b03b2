import type { ReadDb } from '../../db/open/database.ts';
import { createAsker } from '../../db/ask/ask.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { openCatalogCodes } from '../../db/suggest/catalog-codes.ts';
import { recogniseCodes } from '../../db/suggest/recognise.ts';
import { createSuggester } from '../../db/suggest/suggest.ts';
import { halves, readBookingLines, readOperativeNotes, readOutsideQuestions, readQuestions, type JudgedCase } from './cases.ts';
import { noisyLines, type NoisyLine } from './noisy-lines.ts';

export interface CaseFigures {
  cases: number;
  first: number;
  amongThree: number;
  amongTen: number;
  medianMs: number;
  slowestMs: number;
  missed: JudgedCase[];
}

const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

export function judgeCases(db: ReadDb, cases: readonly JudgedCase[]): CaseFigures {
  const engine = createSearchEngine(db);
  engine.warm();
  const suggester = createSuggester(db, engine);
  const times: number[] = [];
  const figures: CaseFigures = { cases: cases.length, first: 0, amongThree: 0, amongTen: 0, medianMs: 0, slowestMs: 0, missed: [] };
  for (const one of cases) {
    const read = suggester.suggest({ text: one.text, limit: 10 });
    if (!read.ok) throw new Error(read.error.message);
    times.push(read.value.tookMs);
    const place = read.value.candidates.filter(({ system }) => system === 'CPT' || system === 'HCPCS').findIndex(({ code }) => one.codes.includes(code));
    if (place === 0) figures.first++;
    if (place >= 0 && place < 3) figures.amongThree++;
    else figures.missed.push(one);
    if (place >= 0) figures.amongTen++;
  }
  return { ...figures, medianMs: middle(times), slowestMs: Math.max(...times) };
}

export interface RecognitionFigures {
  lines: number;
  codes: number;
  recall: number;
  precision: number;
  wrong: { line: NoisyLine; found: string[] }[];
}

/** Lines with codes of this catalog hidden in them. */
export function judgeRecognition(db: ReadDb, count: number): RecognitionFigures {
  const some = (sql: string): string[] => db.prepare<{ code: string }>(sql).all().map(({ code }) => code);
  const hidden = {
    procedures: some("SELECT code FROM code WHERE system = 'CPT' AND code GLOB '[1-9]*' AND code_id % 7 = 0"),
    supplies: some("SELECT code FROM code WHERE system = 'HCPCS' AND code GLOB '[CJLQ][0-9]*' AND code_id % 3 = 0"),
    diagnoses: some("SELECT code FROM code WHERE system = 'ICD10CM' AND billable = 1 AND length(code) > 4 AND code_id % 11 = 0"),
    inpatient: some("SELECT code FROM code WHERE system = 'ICD10PCS' AND length(code) = 7 AND code GLOB '*[A-Z]*' AND code_id % 97 = 0"),
  };
  const present = { ...hidden, supplies: hidden.supplies.length > 0 ? hidden.supplies : hidden.procedures, inpatient: hidden.inpatient.length > 0 ? hidden.inpatient : hidden.procedures };
  const codes = openCatalogCodes(db);
  const figures = { expected: 0, found: 0, right: 0 };
  const wrong: RecognitionFigures['wrong'] = [];
  const lines = noisyLines(count, present, 20261123);
  for (const line of lines) {
    const found = recogniseCodes(line.text, codes, null).map(({ code }) => code);
    const left = [...line.codes];
    let right = 0;
    for (const code of found) {
      const at = left.indexOf(code);
      if (at < 0) continue;
      left.splice(at, 1);
      right++;
    }
    figures.expected += line.codes.length;
    figures.found += found.length;
    figures.right += right;
    if (right < found.length || left.length > 0) wrong.push({ line, found });
  }
  return { lines: lines.length, codes: figures.expected, recall: figures.right / figures.expected, precision: figures.right / figures.found, wrong };
}

export interface QuestionFigures {
  questions: number;
  understood: number;
  /** Taken for another kind of question: an answer to what was not asked. */
  wrong: string[];
  notUnderstood: string[];
  medianMs: number;
  slowestMs: number;
}

export function judgeQuestions(db: ReadDb, questions: readonly { kind: string; question: string }[]): QuestionFigures {
  const asker = createAsker(db, createSearchEngine(db));
  const figures = { questions: questions.length, understood: 0, wrong: [] as string[], notUnderstood: [] as string[] };
  const times: number[] = [];
  for (const { kind, question } of questions) {
    const { understood, tookMs } = asker.ask({ text: question, today: '2026-11-23' });
    times.push(tookMs);
    if (understood === null) figures.notUnderstood.push(question);
    else if (understood.kind === kind) figures.understood++;
    else figures.wrong.push(`${question} (${understood.kind})`);
  }
  return { ...figures, medianMs: middle(times), slowestMs: Math.max(...times) };
}

/** Questions about anything else that were answered all the same. */
export function answeredOutside(db: ReadDb, questions: readonly string[]): string[] {
  const asker = createAsker(db, createSearchEngine(db));
  return questions.filter((text) => !['not-understood', 'not-loaded'].includes(asker.ask({ text, today: '2026-11-23' }).state));
}

/** All of it as lines for the report. */
export function reportCases(db: ReadDb): string[] {
  const share = (part: number, whole: number): string => `${part.toString()} of ${whole.toString()} (${((100 * part) / Math.max(whole, 1)).toFixed(0)} %)`;
  const lines: string[] = [];
  for (const [name, cases] of [['booking lines', readBookingLines()], ['operative notes', readOperativeNotes()]] as const) {
    for (const [half, own] of Object.entries(halves(cases))) {
      const { first, amongThree, amongTen, cases: count, medianMs, slowestMs, missed } = judgeCases(db, own);
      lines.push(`${name}, ${half}: first ${share(first, count)}, among three ${share(amongThree, count)}, among ten ${share(amongTen, count)}; median ${medianMs.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms`);
      if (half === 'tune') for (const one of missed) lines.push(`  not among three: ${one.codes.join(' ')} ${(one.text.split('PROCEDURE PERFORMED:')[1] ?? one.text).trim().split('\n')[0] ?? ''}`);
    }
  }
  const recognition = judgeRecognition(db, 2_000);
  lines.push(`recognition: ${recognition.lines.toString()} lines, ${recognition.codes.toString()} codes, recall ${(100 * recognition.recall).toFixed(2)} %, precision ${(100 * recognition.precision).toFixed(2)} %`);
  for (const [half, own] of Object.entries(halves(readQuestions()))) {
    const { questions, understood, wrong, medianMs, slowestMs } = judgeQuestions(db, own);
    lines.push(`questions, ${half}: understood ${share(understood, questions)}, taken for another kind ${wrong.length.toString()}; median ${medianMs.toFixed(1)} ms, slowest ${slowestMs.toFixed(0)} ms`);
  }
  const outside = readOutsideQuestions();
  lines.push(`outside: ${share(outside.length - answeredOutside(db, outside).length, outside.length)} said not understood or not loaded`);
  return lines;
}
