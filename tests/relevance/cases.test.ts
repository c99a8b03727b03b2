import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { questionKinds } from '../../db/ask/kinds.ts';
import { buildStarterCatalog } from '../../db/import/build-starter-catalog.ts';
import { openReadOnly } from '../../db/open/database.ts';
import { halves, readBookingLines, readOperativeNotes, readOutsideQuestions, readQuestions } from './cases.ts';
import { answeredOutside, judgeCases, judgeQuestions, judgeRecognition } from './judge-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
const path = join(folder, 'catalog.db');
const built = buildStarterCatalog(fileURLToPath(new URL('../../resources', import.meta.url)), path);
if (!built.ok) throw new Error(built.error.message);
const db = openReadOnly(path);
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the judged sets', () => {
  it('have enough of every kind, each once', () => {
    const lines = readBookingLines();
    expect(lines.length).toBeGreaterThanOrEqual(120);
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
    expect(readOperativeNotes()).toHaveLength(30);
    const questions = readQuestions();
    expect(questions.length).toBeGreaterThanOrEqual(400);
    expect(new Set(questions.map(({ question }) => question.toLowerCase())).size).toBe(questions.length);
    for (const { kind } of questionKinds) expect(questions.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(4);
    expect(questions.filter(({ kind }) => !questionKinds.some((one) => one.kind === kind))).toEqual([]);
    expect(readOutsideQuestions()).toHaveLength(100);
  });
});

// On the starter alone, which has the thigh and knee. All sections are judged by `npm run relevance -- cases`.
describe('on the starter catalog', () => {
  const own = (codes: readonly string[]): boolean => codes.every((code) => code >= '27301' && code <= '27599');

  it('finds the codes of lines and notes about thigh and knee', () => {
    for (const cases of [readBookingLines(), readOperativeNotes()]) {
      const { cases: count, amongThree } = judgeCases(db, cases.filter(({ codes }) => own(codes)));
      expect(count).toBeGreaterThan(3);
      expect(amongThree / count).toBeGreaterThanOrEqual(0.8);
    }
  });

  it('recognises codes among numbers that look like them', () => {
    const { recall, precision, wrong } = judgeRecognition(db, 2_000);
    expect(recall, JSON.stringify(wrong.slice(0, 3))).toBeGreaterThanOrEqual(0.99);
    expect(precision, JSON.stringify(wrong.slice(0, 3))).toBeGreaterThanOrEqual(0.97);
  });

  it('reads no code out of the numbers of a note', () => {
    const { wrong } = judgeRecognition(db, 200);
    expect(wrong.filter(({ line, found }) => line.codes.length === 0 && found.length > 0)).toEqual([]);
  });

  it('understands questions, takes none for another, and answers nothing else', () => {
    const { held } = halves(readQuestions());
    const { questions, understood, wrong } = judgeQuestions(db, held);
    expect(wrong).toEqual([]);
    expect(understood / questions).toBeGreaterThanOrEqual(0.95);
    expect(answeredOutside(db, readOutsideQuestions())).toEqual([]);
  });
});
