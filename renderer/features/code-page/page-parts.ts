import type { CodePage, CodePagePart } from '../../../electron/contract/index.ts';
import { codePageParts, missingHeadings, missingParts } from '../../../electron/contract/window.ts';

/** What the table of parts leads to: the parts of the page, those that it has no data for, and the list of sources that closes it. */
export type JumpTarget = CodePagePart | 'missing' | 'sources';

/** In a line of small room. */
const shortNames: Record<Exclude<JumpTarget, 'missing'>, string> = {
  overview: 'Overview',
  family: 'Family',
  whatIsDone: 'What is done',
  askBeforeBooking: 'Ask before',
  toHaveReady: 'Have ready',
  clinical: 'Clinical',
  billing: 'Billing',
  modifiers: 'Modifiers',
  edits: 'NCCI',
  unitsPerDay: 'Units',
  medicare: 'Medicare',
  fees: 'Fees',
  hospital: 'Hospital',
  crosswalks: 'Crosswalks',
  classification: 'Classification',
  descriptions: 'Descriptions',
  payers: 'Prices',
  sources: 'Sources',
};

/** Ctrl+1 to Ctrl+9. The same part under the same key on every page, so that the hand learns it. */
export const partsByDigit: readonly JumpTarget[] = ['overview', 'family', 'whatIsDone', 'askBeforeBooking', 'clinical', 'modifiers', 'edits', 'medicare', 'crosswalks'];

export function partId(part: JumpTarget): string {
  return `part-${part}`;
}

export function headingOf(part: JumpTarget): string {
  return codePageParts.find(([name]) => name === part)?.[1] ?? 'Sources';
}

export interface TableEntry {
  part: JumpTarget;
  heading: string;
  short: string;
  /** Its key, 1 to 9; null for parts without one. */
  digit: number | null;
}

function entryOf(part: Exclude<JumpTarget, 'missing'>): TableEntry {
  const place = partsByDigit.indexOf(part);
  return { part, heading: headingOf(part), short: shortNames[part], digit: place < 0 ? null : place + 1 };
}

/** Where the page says what it has no data for; null where it has all of it. */
function missingEntry(page: CodePage): TableEntry | null {
  const { notLoaded, noData } = missingParts(page);
  if (notLoaded.length > 0) return { part: 'missing', heading: missingHeadings.notLoaded, short: 'Not loaded', digit: null };
  return noData.length > 0 ? { part: 'missing', heading: missingHeadings.noData, short: 'No data', digit: null } : null;
}

/** The table of a page's parts: those that have data, in reading order, then what it has no data for, and the sources. */
export function tableOfParts(page: CodePage): TableEntry[] {
  const loaded = codePageParts.filter(([name]) => page[name].state === 'data').map(([name]) => entryOf(name));
  const missing = missingEntry(page);
  return [...loaded, ...(missing === null ? [] : [missing]), ...(page.sources.length > 0 ? [entryOf('sources')] : [])];
}
