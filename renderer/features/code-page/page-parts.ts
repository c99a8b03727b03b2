import type { CodePage, CodePagePart } from '../../../electron/contract/index.ts';
import { codePageParts } from '../../../electron/contract/window.ts';

/** What the table of parts leads to: the parts of the page, and the list of sources that closes it. */
export type JumpTarget = CodePagePart | 'sources';

/** In a line of small room. */
const shortNames: Record<JumpTarget, string> = {
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
  payers: 'Payers',
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

/** The table of a page's parts: those that have data, in reading order, and the sources. */
export function tableOfParts(page: CodePage): TableEntry[] {
  const loaded = codePageParts.filter(([name]) => page[name].state === 'data').map(([name]): JumpTarget => name);
  const all: JumpTarget[] = page.sources.length > 0 ? [...loaded, 'sources'] : loaded;
  return all.map((part) => {
    const place = partsByDigit.indexOf(part);
    return { part, heading: headingOf(part), short: shortNames[part], digit: place < 0 ? null : place + 1 };
  });
}
