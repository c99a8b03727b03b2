import type { CodeSystem } from '../model/code.ts';

/** A word that is written as a code is, before anybody knows whether it is one. */
export interface CodeWord {
  readonly start: number;
  /** Behind the code itself: what is glued to it (RT, x2) is read as modifier or units. */
  readonly end: number;
  /** In capitals, without dot. */
  readonly compact: string;
  readonly shape: 'five digits' | 'four digits and a letter' | 'supply' | 'diagnosis with dot' | 'diagnosis' | 'category' | 'inpatient';
  /** Systems that write codes so, the likeliest first. */
  readonly systems: readonly CodeSystem[];
  /** As read when O stands for zero and l for one; null when nothing of the kind stands in it. */
  readonly mended: string | null;
  /** "CPT27447": the label is glued to it. */
  readonly labelled: boolean;
}

const wordPattern = /[A-Za-z0-9|](?:[A-Za-z0-9|]|\.(?=[A-Za-z0-9|]))*/g;
const gluedLabel = /^(?:CPT|HCPCS|ICD10|ICD|DX|PX)(?=[A-Z]?\d)/i;
/** What follows a code without a blank: sides, a number of units. */
const gluedTail = /(?<=^\d{4}[0-9A-Za-z])(?:RT|LT|[xX×]\d{1,2})$/;

const shapes: readonly [RegExp, CodeWord['shape'], readonly CodeSystem[]][] = [
  [/^\d{5}$/, 'five digits', ['CPT']],
  [/^\d{4}[AFMTU]$/, 'four digits and a letter', ['CPT']],
  [/^[A-Z]\d{4}$/, 'supply', ['HCPCS', 'ICD10CM']],
  [/^[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}$/, 'diagnosis with dot', ['ICD10CM']],
  [/^[A-Z]\d[0-9A-Z][0-9A-Z]{1,4}$/, 'diagnosis', ['ICD10CM', 'ICD10PCS']],
  [/^[A-Z]\d[0-9A-Z]$/, 'category', ['ICD10CM']],
  [/^(?=.*\d)(?=.*[A-Z])[0-9BCDFGHX][0-9A-HJ-NP-Z]{6}$/, 'inpatient', ['ICD10PCS']],
];

/** Every word of a text that has the shape of a code, also with O for zero or l for one in it, in order. */
export function codeWords(text: string): CodeWord[] {
  const found: CodeWord[] = [];
  for (const match of text.matchAll(wordPattern)) {
    let word = match[0];
    if (word.length > 20 || !/\d/.test(word)) continue;
    let start = match.index;
    const label = gluedLabel.exec(word)?.[0] ?? '';
    word = word.slice(label.length);
    start += label.length;
    const tail = gluedTail.exec(word)?.[0] ?? '';
    const read = shaped(word.slice(0, word.length - tail.length));
    if (read === null) continue;
    found.push({ ...read, start, end: start + word.length - tail.length, labelled: label !== '' });
  }
  return found;
}

function shaped(word: string): Pick<CodeWord, 'compact' | 'shape' | 'systems' | 'mended'> | null {
  const upper = word.toUpperCase();
  const direct = shapeOf(upper);
  const mended = mend(word);
  if (direct !== null) return { ...direct, compact: upper.replace('.', ''), mended: mended === null ? null : mended.replace('.', '') };
  const byMending = mended === null ? null : shapeOf(mended);
  return byMending === null || mended === null ? null : { ...byMending, compact: upper.replace('.', ''), mended: mended.replace('.', '') };
}

function shapeOf(upper: string): Pick<CodeWord, 'shape' | 'systems'> | null {
  for (const [pattern, shape, systems] of shapes) if (pattern.test(upper)) return { shape, systems };
  return null;
}

/** Behind the first letter, which may be a chapter, O is read as zero and l, I and | as one. Null when that changes nothing, or three digits do not stand there. */
function mend(word: string): string | null {
  if (word.replace(/\D/g, '').length < 3) return null;
  const rest = word.slice(1).replace(/[oO]/g, '0').replace(/[lI|]/g, '1');
  // A procedure begins with a digit: "O7027" can only be 07027.
  const first = /^[lI|]$/.test(word.slice(0, 1)) && /^\d{4}$/.test(rest) ? '1' : word.slice(0, 1) === 'o' || (word.startsWith('O') && /^\d{4}$/.test(rest)) ? '0' : word.slice(0, 1);
  const mended = `${first}${rest}`.toUpperCase();
  return mended === word.toUpperCase() ? null : mended;
}
