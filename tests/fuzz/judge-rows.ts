import { columnsBesideBefore } from '../../db/import/columns-beside-before.ts';
import type { SqlValue } from '../../db/open/database.ts';
import { isNotToBeKnown } from './not-to-be-known.ts';
import type { Read } from '../fixtures/import/official-inputs.ts';

/** What the rows that were kept of a damaged file are beside those of the whole one. */
export interface Judged {
  /** In the report of the import something stands of the damaged file that does not of the whole one, or most rows were rejected. */
  readonly told: number;
  /** What the file alone does not show, the release before does: columns that hold what others held. */
  readonly beside: number;
  /** One value of a row of the whole file is another one: what no reader can notice, since it is a value like any other. */
  readonly plain: number;
  /** Of these a text that has a letter or a blank more or less, or two. */
  readonly letters: number;
  /** What no reader can know, for a reason that is written down. */
  readonly argued: number;
  /** The beginning of one row and the end of another, or several values of one row: kept without a word. */
  readonly silent: number;
  /** A row that was taken silently. */
  readonly example: string;
}

const nothing: Judged = { told: 0, beside: 0, plain: 0, letters: 0, argued: 0, silent: 0, example: '' };

/**
 * @param whole what reading the undamaged file came to.
 * @param input what the file is called among the inputs.
 * @param compared the columns that an import holds against the release before; null when it has none of this kind.
 */
export function judgeRows(whole: Read, damaged: Read, compared: readonly string[] | null, input: string): Judged {
  const known = new Set(whole.rows);
  const foreign = damaged.rows.filter((row) => !known.has(row));
  const said = new Set(whole.warnings.map(withoutNumbers));
  // Most rows listed with the reason why they cannot be used: nobody takes that for a good file.
  const isMostlyRejected = damaged.rejected > damaged.rowsKept;
  if (isMostlyRejected || damaged.warnings.some((warning) => !said.has(withoutNumbers(warning)))) return { ...nothing, told: foreign.length };
  if (foreign.length > 0 && compared !== null && damaged.columns.length > 0 && besideBefore(whole, damaged, compared).length > 0) return { ...nothing, beside: foreign.length };
  const cells = whole.rows.map((row) => row.split('|'));
  let argued = 0;
  let plain = 0;
  let letters = 0;
  let example = '';
  for (const row of foreign) {
    const own = row.split('|');
    const { differences, nearest } = nearestRow(own, cells);
    if (isNotToBeKnown(input, own, nearest, cells)) {
      argued++;
      continue;
    }
    const isOfLetters = differences <= 2 && own.every((value, index) => value === nearest[index] || differsByLetters(value, nearest[index] ?? ''));
    if (isOfLetters) letters++;
    if (differences <= 1 || isOfLetters) plain++;
    example ||= row;
  }
  return { ...nothing, plain, letters, argued, silent: foreign.length - plain - argued, example };
}

/** The release before is the whole file with a fifth of the rows changed, as much as a release changes: at no regular distance, as the invented rows have their marks at some. */
function besideBefore(whole: Read, damaged: Read, columns: readonly string[]): string[] {
  const before = whole.values.map((row, index) => ((index + Math.floor(index / 5)) % 5 === 0 ? [...row.slice(0, whole.keyColumns), ...(whole.values[index + 1] ?? row).slice(whole.keyColumns)] : row));
  const places = columns.map((column) => whole.columns.indexOf(column));
  const only = (rows: readonly (readonly SqlValue[])[]): SqlValue[][] => rows.map((row) => places.map((at) => row[at] ?? null));
  return columnsBesideBefore({ columns, keyColumns: whole.keyColumns, before: only(before), now: only(damaged.values) }, 'the release before');
}

function withoutNumbers(sentence: string): string {
  return sentence.replaceAll(/\d[\d,]*/g, '#');
}

function nearestRow(row: readonly string[], whole: readonly (readonly string[])[]): { differences: number; nearest: readonly string[] } {
  let best = { differences: Number.POSITIVE_INFINITY, nearest: row };
  for (const one of whole) {
    if (one.length !== row.length) continue;
    let differences = 0;
    for (const [index, value] of one.entries()) if (value !== row[index] && ++differences >= best.differences) break;
    if (differences < best.differences) best = { differences, nearest: one };
  }
  return best;
}

function differsByLetters(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2 || !/[A-Za-z]{3}.* /.test(one) || !/[A-Za-z]{3}.* /.test(other)) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  // Two letters, each at its place, with the text between them moved by one.
  return one.length - start - end <= 2 || one.replaceAll(' ', '').length >= other.replaceAll(' ', '').length - 2;
}
