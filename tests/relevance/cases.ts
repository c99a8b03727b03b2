import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of a booking or a note, and the procedure codes of which any is right. Patients are invented. */
export interface JudgedCase {
  text: string;
  codes: readonly string[];
}

const file = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8').trimEnd();

export function readBookingLines(): JudgedCase[] {
  return file('booking-lines.tsv').split('\n').slice(1).map((line) => {
    const [text = '', codes = ''] = line.split('\t');
    return { text, codes: codes.split(' ') };
  });
}

export function readOperativeNotes(): JudgedCase[] {
  return file('operative-notes.txt').split(/^=== /m).slice(1).map((note) => {
    const end = note.indexOf('\n');
    return { text: note.slice(end + 1), codes: note.slice(0, end).split(' ') };
  });
}

export function readQuestions(): { kind: string; question: string }[] {
  return file('questions.tsv').split('\n').slice(1).map((line) => {
    const [kind = '', question = ''] = line.split('\t');
    return { kind, question };
  });
}

export const readOutsideQuestions = (): string[] => file('outside-questions.txt').split('\n');

/** Every other one is set aside: wording rules and weights are chosen on the others. */
export function halves<One>(all: readonly One[]): { tune: One[]; held: One[] } {
  return { tune: all.filter((_, index) => index % 2 === 0), held: all.filter((_, index) => index % 2 === 1) };
}
