/** The buttons that mend a finding, or a day outside the authorised ones: the first one of each. */
const firstWays = ':is(.tray-finding, .tray-authorisation) .tray-way:first-child > button';

export const findingsHeadingId = 'tray-findings';

/** The keyboard goes to the first way out of the next finding, after the last one to the first; without any to the heading. */
export function focusNextWayOut(): void {
  const ways = [...document.querySelectorAll<HTMLElement>(firstWays)];
  const here = document.activeElement?.closest('.tray-finding, .tray-authorisation')?.querySelector(firstWays) ?? null;
  const next = ways[ways.findIndex((way) => way === here) + 1] ?? ways[0] ?? document.getElementById(findingsHeadingId);
  next?.focus({ preventScroll: true });
  (next?.closest('.tray-finding, .tray-authorisation') ?? next)?.scrollIntoView({ block: 'nearest' });
}

/** The place of the finding that the keyboard stands in; -1 outside. */
export function findingInFocus(): number {
  const here = document.activeElement?.closest('.tray-finding') ?? null;
  return [...document.querySelectorAll('.tray-finding')].findIndex((finding) => finding === here);
}

/** After a finding was mended: the one that took its place, else the last one, else the heading. */
export function focusWayOutAt(place: number): void {
  const findings = [...document.querySelectorAll('.tray-finding')];
  const finding = findings[Math.min(place, findings.length - 1)];
  const next = finding?.querySelector<HTMLElement>('.tray-way > button') ?? document.getElementById(findingsHeadingId);
  next?.focus({ preventScroll: true });
  (finding ?? next)?.scrollIntoView({ block: 'nearest' });
}
