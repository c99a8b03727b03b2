/** Columns of a price of a hospital, in the order of the rows that are compared. */
const priceColumns = ['code', 'plan', 'setting', 'billing_class', 'modifiers', 'gross', 'cash', 'minimum', 'maximum', 'dollar', 'percentage', 'estimate', 'median', 'tenth', 'ninetieth', 'claims', 'algorithm', 'method', 'note', 'unit'];
/** What a hospital writes as it likes, or not at all; the number of claims and the parts of their amounts are numbers alike. */
const free = new Set(['modifiers', 'algorithm', 'note', 'median', 'tenth', 'ninetieth', 'claims'].map((name) => priceColumns.indexOf(name)));
const [ofCode, ofPlan, ofDollar] = ['code', 'plan', 'dollar'].map((name) => priceColumns.indexOf(name)) as [number, number, number];

/**
 * Whether a row that was kept of a damaged file is one that neither the file nor a release before can tell from a whole one: of the prices
 * of a hospital, what it is free to write, and the prices of two payers that changed places. `docs/damaged-files.md` says why.
 * @param nearest the row of the whole file that is most like it.
 */
export function isNotToBeKnown(input: string, row: readonly string[], nearest: readonly string[], whole: readonly (readonly string[])[]): boolean {
  if (!input.startsWith('prices')) return false;
  const differing = row.flatMap((value, index) => (value === nearest[index] ? [] : [index]));
  if (differing.every((index) => free.has(index))) return true;
  // The row of the payer whose price it was, or the one whose price it should be.
  const [only] = differing;
  return differing.length === 1 && (only === ofDollar || only === ofPlan) && whole.some((other) => other[ofCode] === row[ofCode] && other[only] === row[only]);
}
