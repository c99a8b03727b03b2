import type { SectionSystem, StarterSection } from './types.ts';

/** How a section is named by its children: "27301-27599". */
export function sectionKey(section: Pick<StarterSection, 'firstCode' | 'lastCode'>): string {
  return `${section.firstCode}-${section.lastCode}`;
}

/**
 * Whether a code lies in a section. `code` is compact (ICD-10-CM without its dot) and of the section's system.
 *
 * CPT: numbers compare only with numbers, and letters at the end only with the same letter, so that 27390 is not in 0001F-9999F.
 * ICD-10-CM and PCS: chapters and sections are given by three characters, so only the first three characters count.
 */
export function isInSection(code: string, section: Pick<StarterSection, 'system' | 'firstCode' | 'lastCode'>): boolean {
  const { system, firstCode, lastCode } = section;
  if (system === 'ICD10CM' || system === 'ICD10PCS') {
    const category = code.slice(0, 3);
    return firstCode <= category && category <= lastCode;
  }
  return code.length === 5 && sameSeries(code, firstCode) && firstCode <= code && code <= lastCode;
}

/** The sections that hold a code, from the widest to the narrowest. Siblings do not overlap, so there is one path. */
export function sectionPath(system: SectionSystem, code: string, sections: readonly StarterSection[]): StarterSection[] {
  return sections.filter((section) => section.system === system && isInSection(code, section));
}

function sameSeries(code: string, other: string): boolean {
  return series(code) === series(other);
}

/** The letter of a code that is not a plain number: the last one (CPT "0001F") or the first one (HCPCS "J1100"). */
function series(code: string): string {
  return /^[A-Z]/.exec(code)?.[0] ?? /[A-Z]$/.exec(code)?.[0] ?? '';
}
