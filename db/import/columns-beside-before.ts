import type { SqlValue } from '../open/database.ts';

/** One release beside an earlier one of the same kind: the values of their columns by the key of the row. */
export interface ReleaseRows {
  readonly columns: readonly string[];
  /** The first of the columns that tell rows apart. */
  readonly keyColumns: number;
  readonly before: Iterable<readonly SqlValue[]>;
  readonly now: Iterable<readonly SqlValue[]>;
}

/** A row of the earlier release, and the one with the same key of the later. */
type Pair = readonly [readonly SqlValue[], readonly SqlValue[]];

/** Fewer rows than this that both releases have say nothing about a column. */
const fewestRows = 10;
/** A column that had so many values does not lose all of them by chance. */
const fewestFilled = 3;

/**
 * What the columns of a release show beside those of an earlier one: a column that holds what another one held is swapped, pasted over
 * or moved; one that was filled and is empty is lost; texts that differ in every row are damaged. A new release changes values, never
 * these. In sentences; `name` is what the earlier release is called.
 */
export function columnsBesideBefore({ columns, keyColumns, before, now }: ReleaseRows, name: string): string[] {
  const keyOf = (row: readonly SqlValue[]): string => row.slice(0, keyColumns).join('\u001f');
  const earlier = new Map<string, readonly SqlValue[]>();
  for (const row of before) earlier.set(keyOf(row), row);
  const rows = [...now];
  const pairs: Pair[] = [];
  for (const row of rows) {
    const match = earlier.get(keyOf(row));
    if (match !== undefined) pairs.push([match, row]);
  }
  const remarks: string[] = [];
  for (let column = 1; column < keyColumns; column++) {
    const filled = [...earlier.values()].filter((row) => !isBlank(row[column])).length;
    if (filled >= fewestFilled && rows.length >= fewestRows && rows.every((row) => isBlank(row[column]))) remarks.push(`The column ${words(columns[column])} is empty, and was filled in ${name}.`);
  }
  const smaller = Math.min(earlier.size, rows.length);
  if (smaller < fewestRows) return remarks;
  if (pairs.length < smaller * 0.4) return [...remarks, strangers(pairs.length, rows.length, name)];
  const marked = withMarks(pairs, columns);
  for (let column = keyColumns; column < columns.length; column++) {
    const label = words(columns[column]);
    const had = pairs.filter(([was]) => !isBlank(was[column]));
    if (had.length >= fewestFilled && had.every(([, is]) => isBlank(is[column]))) {
      remarks.push(`The column ${label} is empty, and was filled in ${name}.`);
      continue;
    }
    const parts = partsBesideBefore(had.map(([was, is]) => [was[column], is[column]]));
    if (parts !== null) {
      remarks.push(`The column ${label} ${parts}, unlike in ${name}: one of the columns that it is read from may be empty or stand in the place of another.`);
      continue;
    }
    const filled = marked.filter(([was]) => !isBlank(was[column]));
    if (filled.length < fewestRows) {
      // It was empty: what stands in it now may be its neighbour's.
      const source = marked.filter(([, is]) => !isBlank(is[column])).length < fewestRows ? null : heldBefore(marked, columns, column);
      if (source !== null) remarks.push(`The column ${label} holds what ${words(source)} held in ${name}: columns of the file may have been moved.`);
      continue;
    }
    const same = filled.filter(([was, is]) => isSame(was[column], is[column])).length;
    if (same > filled.length / 2) continue;
    const source = heldBefore(marked, columns, column);
    if (source !== null) remarks.push(`The column ${label} holds what ${words(source)} held in ${name}: columns of the file may have been moved.`);
    else if (isFarOff(filled.map(([was, is]) => [Number(was[column]), Number(is[column])]))) remarks.push(`Most values of ${label} are less than half or more than twice what they were in ${name}: digits may be missing.`);
    else if (same < filled.length * 0.05 && filled.every(([was]) => isWord(was[column]))) remarks.push(`Nearly every value of ${label} reads otherwise than in ${name}: the file may be damaged.`);
  }
  return remarks;
}

/** The column whose earlier values stand now in another one, in many of the rows in which the two differed; null when none does. */
function heldBefore(pairs: readonly Pair[], columns: readonly string[], column: number): string | null {
  let best: { name: string | null; share: number } = { name: null, share: 0 };
  for (let other = 0; other < columns.length; other++) {
    if (other === column) continue;
    const telling = pairs.filter(([was]) => !isSame(was[column], was[other]));
    const filled = telling.filter(([was, is]) => !isBlank(was[other]) || !isBlank(is[column]));
    if (filled.length < fewestRows) continue;
    const fromOther = filled.filter(([was, is]) => isSame(is[column], was[other])).length;
    const own = filled.filter(([was, is]) => isSame(is[column], was[column])).length;
    // In most rows indicators are alike (0): what tells a column is where it has another value than in most.
    const usual = mostFrequent(pairs.map(([was]) => String(was[other] ?? '')));
    const telltale = filled.filter(([was]) => String(was[other] ?? '') !== usual);
    if (telltale.length < fewestFilled || telltale.filter(([was, is]) => isSame(is[column], was[other])).length < telltale.length * 0.4) continue;
    const share = fromOther / filled.length;
    if (share >= 0.4 && share > best.share && own < Math.max(filled.length * 0.15, fromOther / 3)) best = { name: columns[other] ?? null, share };
  }
  return best.name;
}

const ordinals: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
/** A code, a number or an abbreviation: no word. */
const shortValue = /^(?:(?=.*\d)[0-9A-Za-z.()-]{1,10}|[A-Z]{1,3})$/;

/**
 * Of a column that keeps several short values in one, as they stood in several columns of the file: what a release never does to them.
 * None has a second value any more where several had one, or most have theirs in another order.
 */
function partsBesideBefore(values: readonly (readonly [SqlValue | undefined, SqlValue | undefined])[]): string | null {
  const lists = values.map(([was, is]) => ({ before: String(was ?? ''), now: String(is ?? '') }));
  if (!lists.every(({ before }) => before.split(' ').every((part) => shortValue.test(part)))) return null;
  const parts = lists.map(({ before, now }) => ({ before: before.split(' '), now: now.split(' ') }));
  const most = parts.reduce((longest, { now }) => Math.max(longest, now.length), 1);
  if (parts.filter(({ before }) => before.length > most).length >= fewestFilled) return `has no ${ordinals[most] ?? 'further'} value in any row`;
  const several = parts.filter(({ before }) => before.length > 1);
  const turned = several.filter(({ before, now }) => before.join(' ') !== now.join(' ') && before.toSorted().join(' ') === now.toSorted().join(' '));
  return turned.length >= fewestFilled && turned.length > several.length / 2 ? 'has its values in another order in most rows' : null;
}

/**
 * A column that says yes or no does it in the file's own sign ("*", "+", "NA") or as 1 and 0: marked and not marked in every one of them,
 * so that two such columns that changed places are seen.
 */
function withMarks(pairs: readonly Pair[], columns: readonly string[]): readonly Pair[] {
  const isMark = columns.map((_, column) => {
    const values = new Set<string>();
    for (const pair of pairs) {
      for (const row of pair) values.add(isBlank(row[column]) || row[column] === 0 ? '' : String(row[column]));
      if (values.size > 2) return false;
    }
    return values.size === 2 && values.has('');
  });
  if (!isMark.includes(true)) return pairs;
  const marked = (row: readonly SqlValue[]): readonly SqlValue[] => row.map((value, column) => (isMark[column] === true ? (isBlank(value) || value === 0 ? null : 'marked') : value));
  return pairs.map(([was, is]) => [marked(was), marked(is)]);
}

/** Hardly a row of the two is about the same thing: the codes themselves may have been moved. */
function strangers(both: number, rows: number, name: string): string {
  return `Only ${both.toLocaleString('en')} of its ${rows.toLocaleString('en')} rows are about what ${name} is about: look whether its codes are whole.`;
}

/** By the middle one of the changes: a release may change some values a lot, never most. */
function isFarOff(values: readonly (readonly [number, number])[]): boolean {
  const ratios = values.filter(([was, is]) => was > 0 && !Number.isNaN(is)).map(([was, is]) => is / was).sort((one, other) => one - other);
  const middle = ratios[Math.floor(ratios.length / 2)];
  return ratios.length >= fewestRows && middle !== undefined && (middle < 0.5 || middle > 2);
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0];
}

function isBlank(value: SqlValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}

function isSame(one: SqlValue | undefined, other: SqlValue | undefined): boolean {
  return String(one ?? '') === String(other ?? '');
}

function isWord(value: SqlValue | undefined): boolean {
  return isBlank(value) || !/^-?[\d.]+$/.test(String(value));
}

/** "facility_total": the name of a column as the catalog has it, as words. */
function words(column: string | undefined): string {
  return (column ?? '').replaceAll('_', ' ');
}
