import type { FacilityLine } from './facility-lines.ts';

/** What a facility bills of a procedure: all of it, what was stopped before anaesthesia, or a sentence where the line does not say. */
export type Completion = 'whole' | 'stopped' | { unknown: string };

/**
 * 73 and 74 are modifiers of facilities and decide, also beside the 53 of the surgeon: stopped before anaesthesia; or after it or after
 * the start, which is paid as if it were done. The 52 and 53 of a surgeon do not say whether anaesthesia was planned or had begun.
 * Sources: 42 CFR 419.44(b) and 416.172(f); manual chapter 4, section 20.6.4; chapter 14, section 40.4.
 */
export function completionOf({ modifiers }: FacilityLine): Completion {
  const has = (modifier: string): boolean => modifiers.includes(modifier);
  if (has('73') && has('74')) return { unknown: 'By report: stopped before anaesthesia (73) or after it (74) cannot both be.' };
  if (has('73')) return 'stopped';
  if (has('74')) return 'whole';
  if (has('53')) return { unknown: 'By report: stopped (53). The facility bills 73 before anaesthesia, paid half, or 74 after it, paid in full.' };
  if (has('52')) return { unknown: 'By report: done in part (52). The facility is paid half where no anaesthesia was planned; where it was, it bills 73 or 74.' };
  return 'whole';
}

/** The sentence where the line does not say; null else. */
export function unknownCompletion(line: FacilityLine): string | null {
  const completion = completionOf(line);
  return typeof completion === 'string' ? null : completion.unknown;
}

/** With an implant its share comes off the rate before it is halved, and no loaded list tells the share. Source: as for `completionOf`; manual chapter 14, section 40.10. */
export const stoppedWithDevice = 'By report: stopped before anaesthesia (73) is paid half, but the share of an implant comes off the rate first, and no loaded list tells it.';
