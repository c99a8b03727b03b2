import type { Source } from '../../../electron/contract/index.ts';

/** How often a kind is published. */
type Rhythm = 'quarter' | 'year' | 'fiscal-year';

interface KindFacts {
  /** What the app does with it. */
  uses: string;
  /** Null: it has no dated releases. */
  rhythm: Rhythm | null;
}

/** What each kind of source is good for, and how it ages. */
export const kindFacts: Readonly<Record<Source['kind'], KindFacts>> = {
  'starter-texts': { uses: 'Titles and descriptions in plain words', rhythm: null },
  'starter-facts': { uses: 'Abbreviations that the search understands', rhythm: null },
  sections: { uses: 'Where a code stands among its neighbours', rhythm: null },
  indicators: { uses: 'The meaning of every indicator', rhythm: null },
  modifiers: { uses: 'Which modifiers apply, and when to use them', rhythm: null },
  'pfs-relative-values': { uses: 'Every code that Medicare lists: relative values, amounts, global days, indicators', rhythm: 'quarter' },
  gpci: { uses: 'The fee where your office is', rhythm: 'year' },
  'icd10cm-order': { uses: 'Every diagnosis code with its title', rhythm: 'fiscal-year' },
  'ncci-ptp-practitioner': { uses: 'Which pairs of codes conflict', rhythm: 'quarter' },
  'mue-practitioner': { uses: 'How many units a day', rhythm: 'quarter' },
  'opps-addendum-b': { uses: 'Outpatient status and packaging', rhythm: 'quarter' },
  'office-texts': { uses: "Your office's own titles, synonyms and notes", rhythm: null },
};

/** The releases that this version imports: what is missing without each, and where it is published (by name: nothing here is online). */
export const importable: readonly { kind: Source['kind']; name: string; without: string; published: string }[] = [
  {
    kind: 'pfs-relative-values',
    name: 'Medicare physician fee schedule relative values',
    without: 'Only the starter codes have relative values, indicators and amounts.',
    published: 'Centers for Medicare & Medicaid Services, page "PFS Relative Value Files": the RVU release of the quarter, whole as its zip',
  },
  {
    kind: 'gpci',
    name: 'Geographic practice cost indices',
    without: 'Fees are national amounts, not those of your locality.',
    published: 'Centers for Medicare & Medicaid Services, in the same zip as the relative values',
  },
  {
    kind: 'icd10cm-order',
    name: 'ICD-10-CM order file',
    without: 'Only the diagnoses of the starter are found.',
    published: 'National Center for Health Statistics (CDC), page "ICD-10-CM Files": the code descriptions in tabular order of the fiscal year',
  },
  {
    kind: 'office-texts',
    name: "Your office's own list",
    without: 'Codes carry only the titles of the releases and the starter.',
    published: 'Made by your office: a csv or xlsx with the columns system, code, title, synonyms, what_is_done, note',
  },
];

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

export interface ReleaseAge {
  /** "two quarters old", "this fiscal year's". */
  words: string;
  /** A newer release must be out by now. */
  isOld: boolean;
}

/** How old a release is, counted in its own rhythm; null for what has no dated releases. */
export function releaseAge({ kind, effectiveFrom }: Pick<Source, 'kind' | 'effectiveFrom'>, today: Date): ReleaseAge | null {
  const { rhythm } = kindFacts[kind];
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

/** Periods since year 0, in UTC like the dates of the releases. The fiscal year begins in October. */
function periodOf(date: Date, rhythm: Rhythm): number {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  if (rhythm === 'quarter') return year * 4 + Math.floor(month / 3);
  return rhythm === 'year' ? year : year + (month >= 9 ? 1 : 0);
}
