import type { CodePage } from '../../db/model/code-page.ts';
import type { SourceKind } from '../../db/model/source.ts';
import type { PrintDocument } from './channels.ts';

/**
 * What stands at the foot of every printed page. Both sides need it: main for the footer template of a PDF, the print
 * page for the margin boxes of engines that have them.
 */
export interface PrintFooter {
  /** "Medicare fee schedule July 2026 · NCCI edits July 2024". */
  releases: string;
  /** Copyright and content notices; those that do not fit are on the last page of each code. */
  notices: string;
  /** "Printed 2026-11-22, Codetray 0.1.0". */
  printed: string;
}

/** Short names for the foot, where the full title of a source has no room. Kinds without values of a release stay out. */
const shortNames: Partial<Record<SourceKind, string>> = {
  'starter-texts': 'Codetray texts',
  'pfs-relative-values': 'Medicare fee schedule',
  gpci: 'GPCI',
  'icd10cm-order': 'ICD-10-CM',
  'ncci-ptp-practitioner': 'NCCI edits',
  'mue-practitioner': 'MUE',
  'opps-addendum-b': 'Hospital outpatient',
  'office-texts': 'Office texts',
};

/** Two lines at the foot of a Letter page; what is longer is cut to the copyright lines. */
const longestNotices = 260;
const longestReleases = 240;

export function printFooter(document: PrintDocument): PrintFooter {
  return {
    releases: releasesLine(document.pages),
    notices: noticesLine(document.pages),
    printed: `Printed ${document.printedOn}, Codetray ${document.appVersion}`,
  };
}

/** The notices of a page and of every source that it cites, each once. */
export function noticesOf(page: CodePage): string[] {
  return unique([...page.notices, ...page.sources.flatMap((source) => source.notices)]);
}

function releasesLine(pages: readonly CodePage[]): string {
  const releases = unique(pages.flatMap((page) => page.sources.map(shortRelease)));
  const kept: string[] = [];
  for (const release of releases) {
    if ([...kept, release].join(' · ').length > longestReleases) return `${kept.join(' · ')} · all sources at the end`;
    kept.push(release);
  }
  return kept.join(' · ');
}

function shortRelease(source: CodePage['sources'][number]): string {
  const name = shortNames[source.kind];
  if (name !== undefined) return `${name} ${source.releaseLabel}`;
  if (source.kind !== 'starter-facts') return '';
  return source.title.includes(source.releaseLabel) ? source.title : `${source.title}, ${source.releaseLabel}`;
}

function noticesLine(pages: readonly CodePage[]): string {
  const notices = unique(pages.flatMap(noticesOf));
  const all = notices.join(' ');
  if (all.length <= longestNotices) return all;
  const copyright = notices.filter((notice) => /©|\(c\)|copyright/i.test(notice));
  return [...copyright, 'All notices at the end.'].join(' ');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
