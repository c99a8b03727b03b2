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
  fee: z.strictObject({ release: z.string(), values: feeValuesSchema }).nullable(),
  /** ICD-10-CM: whether the code is complete; null for procedures. */
  validForBilling: z.boolean().nullable(),
  inpatientOnly: z.boolean().nullable(),
});
export type CodeFacts = z.infer<typeof codeFactsSchema>;

/** What a value of the fee schedule means in a few words: "90-day (major)". */
export type ValueInWords = (name: keyof FeeValues, value: string) => string;

const labels: Readonly<Record<keyof FeeValues, string>> = {
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
  if (isGone(now)) return isGone(before) ? null : { kind: 'deleted', words: [goneWords(now)], since: now.endedIn ?? now.newestRelease };
  const { words, since } = differences(before, now, inWords);
  if (isGone(before)) return { kind: 'returned', words: ['In the catalog again.', ...words], since: now.newestRelease };
  return words.length === 0 ? null : { kind: 'changed', words, since };
}

export function goneWords({ endedIn }: Pick<CodeFacts, 'endedIn'>): string {
  return endedIn === null ? 'Not in the running catalog.' : `The release ${endedIn} has no row for it: the code may have ended.`;
}

function isGone(facts: CodeFacts): boolean {
  return !facts.inCatalog || facts.endedIn !== null;
}

function differences(before: CodeFacts, now: CodeFacts, inWords: ValueInWords): { words: string[]; since: string } {
  const words: string[] = [];
  let since = now.newestRelease;
  if (before.title !== now.title && before.titleFrom === now.titleFrom && before.inCatalog) {
    words.push(`Title: "${now.title}" now, "${before.title}" before.`);
    since = now.titleRelease;
  }
  if (before.validForBilling !== null && now.validForBilling !== null && before.validForBilling !== now.validForBilling) {
    words.push(now.validForBilling ? 'Valid for billing now; a heading before.' : 'A heading now, not valid for billing; valid before.');
    since = now.titleRelease;
  }
  if (before.inpatientOnly !== null && now.inpatientOnly !== null && before.inpatientOnly !== now.inpatientOnly) {
    words.push(now.inpatientOnly ? 'On the inpatient-only list now.' : 'Not on the inpatient-only list any more.');
  }
  if (before.fee !== null && now.fee !== null) {
    const fees = feeDifferences(before.fee.values, now.fee.values, inWords);
    if (fees.length > 0) since = now.fee.release;
    words.push(...fees);
  }
  return { words, since };
}

function feeDifferences(before: FeeValues, now: FeeValues, inWords: ValueInWords): string[] {
  const say = (name: keyof FeeValues, value: string | null) => (value === null ? (name.endsWith('Total') ? 'no amount' : 'blank') : inWords(name, value));
  return (Object.keys(labels) as (keyof FeeValues)[])
    .filter((name) => before[name] !== now[name])
    .map((name) => `${labels[name]}: ${say(name, now[name])} now, ${say(name, before[name])} before.`);
}
