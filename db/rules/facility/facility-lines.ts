import { anatomicModifiers, practitionerOf } from '../modifier-kinds.ts';

/** A line of an operation, as far as the bill of the facility asks. */
export interface FacilityLine {
  /** Place in the order of entry, from 0. */
  line: number;
  code: string;
  /** Upper case, each once. */
  modifiers: readonly string[];
  units: number;
  /** Indicator of the fee schedule for both sides; null without a row. */
  bilateral: string | null;
  isAddOn: boolean;
  /** A finding says that the line is not paid as it stands. */
  isDenied: boolean;
}

/** How often the facility bills a line; or why it does not, or why that cannot be told, as a sentence. */
export type FacilityShare = { times: number } | { left: string } | { unknown: string };

/**
 * What the facility bills of the lines of practitioners: each procedure once, whoever took part. Both sides of one code are two
 * procedures. Sources: manual chapter 4, section 20.6 (modifiers on a hospital's lines); chapter 14, section 40.5 (both sides in a
 * surgery centre); PFS record layout, bilateral surgery.
 */
export function billedByFacility(lines: readonly FacilityLine[]): Map<number, FacilityShare> {
  const shares = new Map<number, FacilityShare>();
  const coSurgeons = new Set<string>();
  for (const line of lines) shares.set(line.line, shareOf(line, lines, coSurgeons));
  return shares;
}

function shareOf(line: FacilityLine, lines: readonly FacilityLine[], coSurgeons: Set<string>): FacilityShare {
  const has = (modifier: string): boolean => line.modifiers.includes(modifier);
  if (line.isDenied) return { left: 'Left out: not paid as it stands.' };
  const practitioner = practitionerOf(line.modifiers);
  if (practitioner === 'assistant' || practitioner === 'non-physician assistant') return { left: 'The assistant is paid by the fee schedule alone.' };
  if ((has('55') || has('56')) && !has('54')) return { left: 'The care before and after is paid by the fee schedule alone.' };
  if (has('26') && lines.some((other) => other !== line && other.code === line.code && !other.modifiers.includes('26'))) return { left: 'The reading is paid by the fee schedule alone.' };
  if (has('62') || has('66')) {
    const operation = [line.code, ...line.modifiers.filter((modifier) => anatomicModifiers.has(modifier) || modifier === '50').sort()].join(' ');
    if (coSurgeons.has(operation)) return { left: 'The operation of several surgeons is billed once.' };
    coSurgeons.add(operation);
  }
  if (!has('50') && !(has('LT') && has('RT'))) return { times: line.units };
  switch (line.bilateral) {
    case '1':
    case '3':
      // Two units of a line with 50 are its two sides.
      return { times: line.units === 2 ? 2 : line.units * 2 };
    case '2':
      return { times: line.units };
    default:
      return { unknown: `By report: both sides of a code with the indicator ${line.bilateral ?? 'blank'} for both sides.` };
  }
}
