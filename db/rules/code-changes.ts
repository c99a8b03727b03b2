import { z } from 'zod';
import type { BookmarkChange } from '../model/library.ts';

/** Fee schedule values that a scheduler would notice, by name; null where the release leaves them blank. */
const feeValuesSchema = z.strictObject({
  status: z.string().nullable(),
  globalDays: z.string().nullable(),
  /** RVUs with two decimals, or null where the row yields no amount. */
  facilityTotal: z.string().nullable(),
  nonFacilityTotal: z.string().nullable(),
  multipleProcedure: z.string().nullable(),
  bilateral: z.string().nullable(),
  assistantAtSurgery: z.string().nullable(),
  coSurgeons: z.string().nullable(),
  teamSurgery: z.string().nullable(),
});
export type FeeValues = z.infer<typeof feeValuesSchema>;

/** One code as one catalog has it: what a bookmark keeps to tell later what has changed. */
export const codeFactsSchema = z.strictObject({
  /** Version of the catalog. */
  catalog: z.string(),
  inCatalog: z.boolean(),
  /** A whole release newer than the one of the code has no row for it. */
  endedIn: z.string().nullable(),
  /** Label of the newest release of the code's kind. */
  newestRelease: z.string(),
  title: z.string(),
  /** Who words the title: titles of two kinds of source differ without any change of the code. */
  titleFrom: z.string(),
  titleRelease: z.string(),
  /** ISO date from which the release of the title is in force; facts of an earlier version do not have it. */
  titleSince: z.string().nullable().optional(),
  fee: z.strictObject({ release: z.string(), since: z.string().nullable().optional(), values: feeValuesSchema }).nullable(),
  /** ICD-10-CM: whether the code is complete; null for procedures. */
  validForBilling: z.boolean().nullable(),
  inpatientOnly: z.boolean().nullable(),
});
export type CodeFacts = z.infer<typeof codeFactsSchema>;

/** What a value of the fee schedule means in a few words: "90-day (major)". */
export type ValueInWords = (name: keyof FeeValues, value: string) => string;

/** How a value of the fee schedule is called where it is said that it has changed. */
export const feeLabels: Readonly<Record<keyof FeeValues, string>> = {
  status: 'Status',
  globalDays: 'Global period',
  facilityTotal: 'Payable RVUs in a facility',
  nonFacilityTotal: 'Payable RVUs in an office',
  multipleProcedure: 'Several procedures',
  bilateral: 'Both sides',
  assistantAtSurgery: 'Assistant',
  coSurgeons: 'Co-surgeon',
  teamSurgery: 'Team',
};

/**
 * How a code differs between the catalog in which its bookmark was last acknowledged and the running one; null when nothing
 * that both of them know has changed. What only one of them knows (no fee schedule loaded then) is no change of the code.
 */
export function changeOfCode(before: CodeFacts, now: CodeFacts, inWords: ValueInWords): BookmarkChange | null {
  // A code that no release has ended has only left the catalog, as when an earlier one is used again: no release can be named.
  if (isGone(now)) return isGone(before) ? null : { kind: 'deleted', words: [goneWords(now)], since: now.endedIn ?? '' };
  const { words, since } = differences(before, now, inWords);
  if (isGone(before)) return { kind: 'returned', words: ['In the catalog again.', ...words], since: now.newestRelease };
  return words.length === 0 ? null : { kind: 'changed', words, since };
}

export function goneWords({ endedIn }: Pick<CodeFacts, 'endedIn'>): string {
  return endedIn === null ? 'Not in the catalog that is in use.' : `The release ${endedIn} has no row for it: the code may have ended.`;
}

function isGone(facts: CodeFacts): boolean {
  return !facts.inCatalog || facts.endedIn !== null;
}

function differences(before: CodeFacts, now: CodeFacts, inWords: ValueInWords): { words: string[]; since: string } {
  const words: string[] = [];
  const ofTitle = between({ release: before.titleRelease, since: before.titleSince }, { release: now.titleRelease, since: now.titleSince });
  let since = now.newestRelease;
  if (before.title !== now.title && before.titleFrom === now.titleFrom && before.inCatalog) {
    words.push(`Title: ${ofTitle.say(`"${now.title}"`, `"${before.title}"`)}.`);
    since = ofTitle.since;
  }
  if (before.validForBilling !== null && now.validForBilling !== null && before.validForBilling !== now.validForBilling) {
    const validity = (isValid: boolean) => (isValid ? 'valid' : 'a heading, not valid');
    words.push(`For billing: ${ofTitle.say(validity(now.validForBilling), validity(before.validForBilling))}.`);
    since = ofTitle.since;
  }
  if (before.inpatientOnly !== null && now.inpatientOnly !== null && before.inpatientOnly !== now.inpatientOnly) {
    words.push(now.inpatientOnly ? 'On the inpatient-only list now.' : 'Not on the inpatient-only list any more.');
  }
  if (before.fee !== null && now.fee !== null) {
    const ofFee = between(before.fee, now.fee);
    const fees = feeDifferences(before.fee.values, now.fee.values, inWords, ofFee);
    if (fees.length > 0) since = ofFee.since;
    words.push(...fees);
  }
  return { words, since };
}

interface ReleaseOfValue {
  release: string;
  since?: string | null | undefined;
}

interface Between {
  /** "26.98 in October 2025 (in use), 24.62 in July 2026"; without releases where both values are of one. */
  say(now: string, before: string): string;
  /** The release that brought the change; '' when the values in use are the older ones, which is no change of the code. */
  since: string;
}

/** How two values are told apart: a catalog may go back in time, so that "before" would say the contrary of what it means. */
function between(before: ReleaseOfValue, now: ReleaseOfValue): Between {
  const isBackwards = before.since != null && now.since != null && now.since < before.since;
  return {
    say: (value, former) => (before.release === now.release ? `${value} now, ${former} before` : `${value} in ${now.release} (in use), ${former} in ${before.release}`),
    since: isBackwards ? '' : now.release,
  };
}

function feeDifferences(before: FeeValues, now: FeeValues, inWords: ValueInWords, { say }: Between): string[] {
  const worded = (name: keyof FeeValues, value: string | null) => (value === null ? (name.endsWith('Total') ? 'no amount' : 'blank') : inWords(name, value));
  return (Object.keys(feeLabels) as (keyof FeeValues)[])
    .filter((name) => before[name] !== now[name])
    .map((name) => `${feeLabels[name]}: ${say(worded(name, now[name]), worded(name, before[name]))}.`);
}
