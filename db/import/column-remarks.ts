import type { GridRow } from './files/grid.ts';
import type { ColumnRule, FoundHeader } from './stacked-header.ts';

/** Fewer different values than this stand in columns of indicators, which may be equal by chance. */
const tellingValues = 5;
/** In an excerpt that is shorter a column may well be empty. */
const tellingRows = 20;

/**
 * What the columns of a table show that a spreadsheet or a hand has moved: names in another order than in the official file, a
 * column without a single value, two neighbours with the same values. None of it is certain, so that the rows are kept and it is said.
 * @param rules in the order of the official file.
 * @param readsToo columns without a rule whose values are read all the same.
 */
export function columnRemarks<Name extends string>(header: FoundHeader<Name>, rules: readonly ColumnRule<Name>[], body: readonly GridRow[], readsToo: (name: string) => boolean = () => false): string[] {
  const found = rules.flatMap(({ name, words, sometimes, mayBeEmpty, anywhere, mayEqualLeft }) => {
    const column = header.columns.get(name)?.[0];
    return column === undefined ? [] : [{ words, column, mayBeEmpty: mayBeEmpty === true || sometimes === true, anywhere: anywhere === true, mayEqualLeft: mayEqualLeft === true }];
  });
  const remarks: string[] = [];
  const moved = outOfOrder(found.filter(({ anywhere }) => !anywhere));
  if (moved.length > 0) remarks.push(`The columns stand in another order than in the official file (${moved.join(', ')}): if the names were moved without their values, every value stands under a wrong name. Compare a row with the file as it was published.`);
  const besides = header.names.flatMap((name, column) => (name !== '' && readsToo(name) ? [{ words: name, column, mayBeEmpty: false }] : []));
  const empty = [...found, ...besides].filter(({ column, mayBeEmpty }) => !mayBeEmpty && body.every((row) => (row.cells[column] ?? '') === ''));
  if (empty.length > 0 && body.length >= tellingRows) remarks.push(`No row has a value in ${empty.length === 1 ? 'the column' : 'the columns'} ${empty.map(({ words }) => words).join(', ')}.`);
  const byPlace = [...found].sort((one, other) => one.column - other.column);
  for (const [index, left] of byPlace.entries()) {
    const right = byPlace[index + 1];
    if (right?.mayEqualLeft === false && areEqual(body, left.column, right.column)) remarks.push(`The columns ${left.words} and ${right.words} hold the same values in every row: one of them may have been pasted over the other.`);
  }
  return remarks;
}

/** Columns outside of the longest run that stands in the order of the rules, in words. */
function outOfOrder(found: readonly { words: string; column: number }[]): string[] {
  const best = found.map(() => 1);
  const before = found.map(() => -1);
  let last = -1;
  for (const [index, { column }] of found.entries()) {
    for (let earlier = 0; earlier < index; earlier++) {
      if ((found[earlier]?.column ?? 0) < column && (best[earlier] ?? 0) + 1 > (best[index] ?? 0)) {
        best[index] = (best[earlier] ?? 0) + 1;
        before[index] = earlier;
      }
    }
    if (last === -1 || (best[index] ?? 0) > (best[last] ?? 0)) last = index;
  }
  const run = new Set<number>();
  for (let at = last; at !== -1; at = before[at] ?? -1) run.add(at);
  return found.flatMap(({ words }, index) => (run.has(index) ? [] : [words]));
}

function areEqual(body: readonly GridRow[], left: number, right: number): boolean {
  const values = new Set<string>();
  for (const { cells } of body) {
    const value = cells[left] ?? '';
    if (value !== (cells[right] ?? '')) return false;
    if (value !== '' && values.size < tellingValues) values.add(value);
  }
  return values.size >= tellingValues;
}
