import type { TableContent } from '../table-content.ts';

/**
 * Medicaid has NCCI tables of its own in the layouts of Medicare's, and the changes of a quarter are published in them too. Taken for
 * the table of a quarter, the first would mix two payers' edits and the second would leave a table of a few rows: neither is read.
 * @param above what stands over the rows, cell by cell. @returns why the file is not read, and what to import instead; null when it is a table of Medicare.
 */
export function ncciNeighbour(above: readonly string[], { label, sheetName }: Pick<TableContent, 'label' | 'sheetName'>): string | null {
  const words = [above.filter((cell) => cell.length < longestHeading).join('\n'), sheetName];
  const places = label.split(' > ');
  if (saysMedicaid([...words, ...places.flatMap((place) => place.split('/')).reverse()])) {
    return 'It looks like an NCCI table of Medicaid, in the layout of Medicare\'s. Codetray holds the edits of Medicare: import the table that is published under "Medicare NCCI".';
  }
  // A folder may be called after changes and hold whole tables; a zip holds what it is called after.
  if ([...words, places[0]?.split('/').at(-1) ?? '', ...places.slice(1)].some((text) => changes.test(text))) {
    return 'It looks like the changes of a quarter to NCCI edits (additions, deletions, revisions), not the whole table. Import the table of that quarter: the changes are in it.';
  }
  return null;
}

/** Copyright and terms are longer, and name much. */
const longestHeading = 200;

const changes = /(?<![a-z])(?:additions|deletions|revisions)(?![a-z])|(?:version[-_ ]update|quarterly|edits?)[-_ ]changes|changes?[-_ ]report/i;

/** The first text that names one of the two payers decides; the name of the agency names both. */
function saysMedicaid(texts: readonly string[]): boolean {
  for (const text of texts) {
    const own = text.replaceAll(/Medicare\s*(?:&|and)\s*Medicaid\s*Services/gi, '');
    const medicaid = /medicaid|(?<![a-z])mcd(?![a-z])/i.test(own);
    const medicare = /medicare|(?<![a-z])mcr(?![a-z])/i.test(own);
    if (medicaid !== medicare) return medicaid;
  }
  return false;
}
