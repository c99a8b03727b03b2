/** The days between which a payer has authorised an operation, both included, as ISO days; null where one is not known. */
export interface Authorisation {
  from: string | null;
  until: string | null;
}

export const noAuthorisation: Authorisation = { from: null, until: null };

/** What is wrong with a day of surgery beside the authorised days, and what to do, as one sentence or two; null where nothing is, or no day is set. */
export function authorisationWarning(day: string | null, { from, until }: Authorisation): string | null {
  if (from !== null && until !== null && from > until) return `The authorisation ends on ${until}, before it begins on ${from}: look at its dates.`;
  if (day === null) return null;
  if (until !== null && day > until) return `Surgery on ${day} is ${inDays(daysBetween(until, day))} after the last authorised day, ${until}. Ask the payer to extend the authorisation, or move surgery.`;
  if (from !== null && day < from) return `Surgery on ${day} is ${inDays(daysBetween(day, from))} before the first authorised day, ${from}. Ask the payer to change the authorisation, or move surgery.`;
  return null;
}

function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}

function inDays(count: number): string {
  return count === 1 ? '1 day' : `${count.toString()} days`;
}
