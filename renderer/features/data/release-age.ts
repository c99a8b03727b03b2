import type { Source } from '../../../electron/contract/index.ts';
import { bestSource, compareRelease } from '../../../electron/contract/window.ts';

/** How often a kind is published. */
type Rhythm = 'quarter' | 'year' | 'fiscal-year';

/** Null: it has no dated releases. */
const rhythms: Readonly<Record<Source['kind'], Rhythm | null>> = {
  'starter-texts': null,
  'starter-facts': null,
  'plain-names': null,
  sections: null,
  indicators: null,
  modifiers: null,
  'pfs-relative-values': 'quarter',
  gpci: 'year',
  'icd10cm-order': 'fiscal-year',
  'ncci-ptp-practitioner': 'quarter',
  'mue-practitioner': 'quarter',
  'opps-addendum-b': 'quarter',
  localities: 'year',
  'zip-localities': 'quarter',
  'anaesthesia-factors': 'year',
  'opps-cap': 'quarter',
  'physician-work-time': 'year',
  'ncci-ptp-hospital': 'quarter',
  'mue-outpatient': 'quarter',
  'mue-dme': 'quarter',
  'ncci-add-on-codes': 'quarter',
  hcpcs: 'quarter',
  'icd10cm-codes': 'fiscal-year',
  'icd10cm-addenda': 'fiscal-year',
  'icd10cm-tabular': 'fiscal-year',
  'icd10cm-index': 'fiscal-year',
  'icd10pcs-order': 'fiscal-year',
  'asc-addendum-aa': 'quarter',
  'asc-addendum-bb': 'quarter',
  'ccs-services': null,
  rbcs: 'year',
  'place-of-service': null,
  'cpt-descriptors': 'year',
  'cpt-modifiers': 'year',
  'hospital-prices': 'year',
  'office-texts': null,
};

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

export interface ReleaseAge {
  /** "two quarters old", "this fiscal year's". */
  words: string;
  /** A newer release must be out by now. */
  isOld: boolean;
}

/** How old a release is, counted in its own rhythm; null for what has no dated releases. */
export function releaseAge({ kind, effectiveFrom }: Pick<Source, 'kind' | 'effectiveFrom'>, today: Date): ReleaseAge | null {
  const rhythm = rhythms[kind];
  const from = effectiveFrom === null ? Number.NaN : Date.parse(effectiveFrom);
  if (rhythm === null || Number.isNaN(from)) return null;
  if (from > today.getTime()) return { words: 'not in force yet', isOld: false };
  const periods = periodOf(today, rhythm) - periodOf(new Date(from), rhythm);
  const period = rhythm === 'fiscal-year' ? 'fiscal year' : rhythm;
  if (periods <= 0) return { words: `this ${period}'s`, isOld: false };
  if (rhythm === 'quarter' && periods >= 8) return { words: `${Math.floor(periods / 4)} years old`, isOld: true };
  const counted = `${numbers[periods] ?? periods} ${period}${periods === 1 ? '' : 's'} old`;
  // The next quarter's file comes late in many offices; two quarters are more than late.
  return { words: counted, isOld: rhythm !== 'quarter' || periods >= 2 };
}

/**
 * Whether a source is old and nothing newer of its kind is loaded to take its place. Which one is the newest is asked by the rule
 * that takes values (docs/adr/0003): the starter's few rows take the place of no imported release.
 */
export function wantsNewer(source: Source, all: readonly Source[], today: Date): boolean {
  const newest = bestSource(all.filter((one) => one.kind === source.kind));
  return newest !== undefined && compareRelease(source, newest) === 0 && releaseAge(source, today)?.isOld === true;
}

/** How many kinds have nothing but old releases: what the navigation says before anybody opens the list. */
export function countOld(sources: readonly Source[], today: Date): number {
  return new Set(sources.filter((source) => wantsNewer(source, sources, today)).map((source) => source.kind)).size;
}

/** Periods since year 0, in UTC like the dates of the releases. The fiscal year begins in October. */
function periodOf(date: Date, rhythm: Rhythm): number {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  if (rhythm === 'quarter') return year * 4 + Math.floor(month / 3);
  return rhythm === 'year' ? year : year + (month >= 9 ? 1 : 0);
}
