/** The days between which a payer has authorised an operation, both included, as ISO days; null where one is not known. */
export interface Authorisation {
  from: string | null;
  until: string | null;
}

export const noAuthorisation: Authorisation = { from: null, until: null };

export interface AuthorisationProblem {
  kind: 'reversed' | 'too-late' | 'too-early';
  /** What is wrong and what to do, as one sentence or two. */
  words: string;
}

/**
 * What is wrong with a day of surgery beside the authorised days; null where nothing is, or no day is set.
 *
 * @param day ISO day
 * @param inWords how a day is written in the sentences
 */
export function authorisationProblem(day: string | null, { from, until }: Authorisation, inWords: (day: string) => string = (iso) => iso): AuthorisationProblem | null {
  if (from !== null && until !== null && from > until) return { kind: 'reversed', words: `The authorisation ends on ${inWords(until)}, before it begins on ${inWords(from)}: look at its dates.` };
  if (day === null) return null;
  if (until !== null && day > until) {
    return { kind: 'too-late', words: `Surgery on ${inWords(day)} is ${inDays(daysBetween(until, day))} after the last authorised day, ${inWords(until)}. Ask the payer to extend the authorisation, or move surgery.` };
  }
  if (from !== null && day < from) {
    return { kind: 'too-early', words: `Surgery on ${inWords(day)} is ${inDays(daysBetween(day, from))} before the first authorised day, ${inWords(from)}. Ask the payer to change the authorisation, or move surgery.` };
  }
  return null;
}

/** The words of the problem alone, with ISO days. */
export function authorisationWarning(day: string | null, authorisation: Authorisation): string | null {
  return authorisationProblem(day, authorisation)?.words ?? null;
}

function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}

function inDays(count: number): string {
  return count === 1 ? '1 day' : `${count.toString()} days`;
}
