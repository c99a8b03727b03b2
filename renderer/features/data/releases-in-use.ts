import type { Source } from '../../../electron/contract/index.ts';
import { bestSource, compareRelease, hasEnded } from '../../../electron/contract/window.ts';

/** The kinds that carry a date and that people ask for by name, in the order in which they are said. */
const names: Partial<Record<Source['kind'], string>> = {
  'pfs-relative-values': 'Fee schedule',
  hcpcs: 'HCPCS Level II',
  'icd10cm-order': 'ICD-10-CM',
  'ncci-ptp-practitioner': 'NCCI',
  'opps-addendum-b': 'OPPS',
};

/** Kinds of which every code, or pair of codes, is looked up by itself, so that an older release answers where the newer one is silent. */
const lookedUpByCode: readonly Source['kind'][] = ['pfs-relative-values', 'hcpcs', 'icd10cm-order', 'ncci-ptp-practitioner', 'mue-practitioner', 'opps-addendum-b'];

/** The day on the calendar at the desk, ISO. */
export function dayOf(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * "Fee schedule October 2025 (ended), ICD-10-CM fiscal year 2026": of each kind the release that values are taken from, by the
 * rule that takes them (docs/adr/0003), so that an older release that was imported stands here above newer starter facts.
 */
export function releasesInUse(sources: readonly Source[], today: Date): string {
  return inUse(sources, names)
    .map(({ words, used }) => `${words}${hasEnded(used, dayOf(today)) ? ' (ended)' : ''}`)
    .join(', ');
}

/** The same for any list of sources, with what is too small for the status line: "GPCI 2025", "your office's own list". */
export function releaseNames(sources: readonly Source[]): string[] {
  const words = inUse(sources, { ...names, gpci: 'GPCI' }).map((one) => one.words);
  return sources.some((source) => source.kind === 'office-texts') ? [...words, "your office's own list"] : words;
}

function inUse(sources: readonly Source[], wanted: Partial<Record<Source['kind'], string>>): { words: string; used: Source }[] {
  return Object.entries(wanted).flatMap(([kind, name]) => {
    const used = bestSource(sources.filter((source) => source.kind === kind));
    return used === undefined ? [] : [{ words: `${name} ${used.releaseLabel.replace(new RegExp(`^${name} `), '')}`, used }];
  });
}

export type RankOfSource =
  /** The only one of its kind, or of a kind that is not looked up by code: nothing to choose between. */
  | { use: 'plain' }
  /** Values come from here before they come from the others of its kind. */
  | { use: 'first' }
  /** Only codes that the other one does not list take their values from here. */
  | { use: 'behind'; first: Source };

/** How a source stands to the others of its kind when a page takes its values. */
export function rankOfSource(source: Source, all: readonly Source[]): RankOfSource {
  if (!lookedUpByCode.includes(source.kind)) return { use: 'plain' };
  const ofKind = all.filter((one) => one.kind === source.kind);
  const first = bestSource(ofKind);
  // Two files of one release (two conversion factors) stand side by side.
  if (first === undefined || ofKind.every((one) => compareRelease(one, first) === 0)) return { use: 'plain' };
  return compareRelease(source, first) === 0 ? { use: 'first' } : { use: 'behind', first };
}
