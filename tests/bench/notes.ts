import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsker } from '../../db/ask/ask.ts';
import { openReadOnly } from '../../db/open/database.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { readSchedule } from '../../db/suggest/schedule.ts';
import { createSuggester } from '../../db/suggest/suggest.ts';
import { readBookingLines, readOperativeNotes, readQuestions } from '../relevance/cases.ts';
import { importIntoNewHome } from '../relevance/imported-catalog.ts';
import { median, milliseconds, percentile, type Row } from './statistics.ts';

/** Of a page of typewriting. */
const lettersOfAPage = 3_000;
const pages = 3;
const linesOfADay = 500;

/** Notes of three pages, questions and a day of five hundred cases, over a catalog of the whole folder; beside the search for each sentence of the same notes. */
export function benchNotes(data: string): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-notes-'));
  try {
    const db = openReadOnly(importIntoNewHome(join(folder, 'whole'), [data]));
    try {
      const engine = createSearchEngine(db);
      engine.warm();
      const suggester = createSuggester(db, engine);
      const asker = createAsker(db, engine);
      const notes = longNotes();
      const row = (what: string, taken: number[], beside: string): Row => ({ what, count: taken.length, median: milliseconds(median(taken)), p95: milliseconds(percentile(taken, 0.95)), worst: milliseconds(Math.max(...taken)), beside });
      const suggest = (text: string): void => {
        const read = suggester.suggest({ text, limit: 10 });
        if (!read.ok) throw new Error(read.error.message);
      };
      const sentences = (text: string): void => {
        for (const sentence of text.split(/[.\n]/)) if (sentence.trim() !== '') engine.search({ text: sentence.trim().slice(0, 200), limit: 10 });
      };
      const questions = readQuestions().map(({ question }) => question);
      const ask = (text: string): unknown => asker.ask({ text, today: '2026-11-23' });
      // The first of each compiles what the others use.
      suggest(notes[0] ?? '');
      sentences(notes[0] ?? '');
      for (const question of questions.slice(0, 20)) ask(question);
      const searched = timed(notes, sentences);
      const suggested = timed(notes, suggest);
      const asked = timed(questions, ask);
      const day = timed([daySchedule()], (text) => {
        const read = readSchedule({ text }, suggester, db);
        if (!read.ok || read.value.cases.length !== linesOfADay) throw new Error('the day was read otherwise');
      });
      return [
        row(`a note of ${pages.toString()} pages to its codes`, suggested, `${(median(suggested) / median(searched)).toFixed(2)} times`),
        row('each sentence of the same notes searched for', searched, '1'),
        row('a question answered', asked, ''),
        row(`a day of ${linesOfADay.toString()} different cases`, day, ''),
      ];
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(texts: readonly string[], work: (text: string) => void): number[] {
  return texts.map((text) => {
    const start = performance.now();
    work(text);
    return performance.now() - start;
  });
}

/** The project's own notes one after the other, until three pages are full; each begins another. */
function longNotes(): string[] {
  const notes = readOperativeNotes().map(({ text }) => text);
  return notes.map((_, first) => {
    let text = '';
    for (let index = 0; text.length < lettersOfAPage * pages; index += 1) text += `${notes[(first + index) % notes.length] ?? ''}\n`;
    return text.slice(0, lettersOfAPage * pages);
  });
}

/** Five hundred cases that differ, one a line. */
function daySchedule(): string {
  const lines = readBookingLines().map(({ text }) => text.replace(/[\t\n;]/g, ' '));
  const sides = ['', ' left', ' right', ' bilateral'];
  return Array.from({ length: linesOfADay }, (_, index) => {
    const time = `${(7 + (index % 10)).toString().padStart(2, '0')}:${((index * 5) % 60).toString().padStart(2, '0')}`;
    return `${time}\t${lines[index % lines.length] ?? ''}${sides[Math.floor(index / lines.length)] ?? ''}`;
  }).join('\n');
}
