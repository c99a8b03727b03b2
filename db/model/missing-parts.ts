import type { CodePage } from './code-page.ts';
import { codePageParts } from './code-page-parts.ts';

/** Parts that have no data for the same reason, by their headings in reading order. */
export interface MissingEntry {
  headings: string[];
  sentence: string;
}

export interface MissingParts {
  /** What a file would bring that this version reads. */
  notLoaded: MissingEntry[];
  /** What no import brings for this code. */
  noData: MissingEntry[];
}

export const missingHeadings = { notLoaded: 'Not loaded yet', noData: 'No data for this code' } as const;

/** The parts of a page without data, gathered: window, print and command say them in one place, each reason once. */
export function missingParts(page: CodePage): MissingParts {
  const found: MissingParts = { notLoaded: [], noData: [] };
  for (const [name, heading] of codePageParts) {
    const part = page[name];
    if (part.state === 'data') continue;
    const entries = part.why === 'not-loaded' ? found.notLoaded : found.noData;
    const same = entries.find(({ sentence }) => sentence === part.sentence);
    if (same === undefined) entries.push({ headings: [heading], sentence: part.sentence });
    else same.headings.push(heading);
  }
  return found;
}
