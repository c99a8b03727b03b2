import type { CodePage } from '../../db/model/code-page.ts';
import type { SourceKind } from '../../db/model/source.ts';

/** What stands at the foot of every printed page beside its number. */
export interface PrintFooter {
  /** "Printed 2026-11-22, Codetray 0.1.0 · Medicare fee schedule July 2026 · NCCI edits July 2024". */
  releases: string;
  /** Copyright and content notices; those that do not fit are on the last page of each code. */
  notices: string;
}

/** Short names for the foot, where the full title of a source has no room. The app's own texts stay out: their date is that of the app. */
const shortNames: Partial<Record<SourceKind, string>> = {
  'pfs-relative-values': 'Medicare fee schedule',
  gpci: 'GPCI',
  hcpcs: 'HCPCS Level II',
  'icd10cm-order': 'ICD-10-CM',
  'ncci-ptp-practitioner': 'NCCI edits',
  'ncci-ptp-hospital': 'NCCI hospital edits',
  'ncci-add-on-codes': 'NCCI add-on codes',
  'mue-practitioner': 'MUE',
  'opps-addendum-b': 'Hospital outpatient',
  'office-texts': 'Office texts',
};

/** Two lines each at the foot of a page, in characters: more would take the room of the text. */
const longestNotices = 220;
const longestReleases = 190;

/** The dot stays at the end of a line that breaks. */
const between = '\u00a0· ';

/** What has sources and notices: the page of a code, or its review. */
export type Cited = Pick<CodePage, 'sources' | 'notices'>;

interface FootFacts {
  /** ISO date. */
  readonly printedOn: string;
  readonly appVersion: string;
  /** The codes whose sources are named; none for a document that is of no code. */
  readonly pages: readonly Cited[];
}

export function printFooter({ printedOn, appVersion, pages }: FootFacts): PrintFooter {
  return { releases: releasesLine(`Printed ${printedOn}, Codetray ${appVersion}`, pages), notices: noticesLine(pages) };
}

/** The notices of pages and of every source that they cite, each once; the copyright lines of several releases are one with all their years. */
export function noticesOf(pages: readonly Cited[]): string[] {
  return withOneCopyright(unique(pages.flatMap((page) => [...page.notices, ...page.sources.flatMap((source) => source.notices)])));
}

const copyrightOfCodes = /^(CPT (?:©|\(c\)) )(?:((?:\d{4}, )*\d{4}) )?(American Medical Association\. All rights reserved\.)$/i;

/** "CPT (c) 2024, 2025 American Medical Association. ...": a line a year would take the room of the text. Stands where the first of them stood. */
function withOneCopyright(notices: readonly string[]): string[] {
  const found = notices.map((notice) => copyrightOfCodes.exec(notice));
  const years = unique(found.flatMap((line) => line?.[2]?.split(', ') ?? [])).sort();
  const first = found.findIndex((line) => line !== null);
  const [, sign = '', , holder = ''] = found[first] ?? [];
  const line = `${sign}${years.length === 0 ? '' : `${years.join(', ')} `}${holder}`;
  return notices.flatMap((notice, index) => (index === first ? [line] : found[index] === null ? [notice] : []));
}

function releasesLine(printed: string, pages: readonly Cited[]): string {
  const line = [printed];
  for (const release of unique(pages.flatMap((page) => page.sources.map(shortRelease)))) {
    if ([...line, release].join(between).length > longestReleases) return [...line, 'all sources at the end'].join(between);
    line.push(release);
  }
  return line.join(between);
}

function shortRelease(source: CodePage['sources'][number]): string {
  const name = shortNames[source.kind];
  if (name !== undefined) return `${name} ${source.releaseLabel}`;
  if (source.kind !== 'starter-facts') return '';
  return source.title.includes(source.releaseLabel) ? source.title : `${source.title}, ${source.releaseLabel}`;
}

function noticesLine(pages: readonly Cited[]): string {
  const notices = noticesOf(pages);
  const all = notices.join(' ');
  if (all.length <= longestNotices) return all;
  const copyright = notices.filter(isCopyrightLine);
  return [...copyright, 'All notices at the end.'].join(' ');
}

/** "CPT © 2025 American Medical Association. All rights reserved.": short, and on every page that prints such text. */
function isCopyrightLine(notice: string): boolean {
  return notice.length <= longestNotices / 2 && /©|\(c\)|copyright/i.test(notice);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
