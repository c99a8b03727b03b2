import type { CodeSystem } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import { equivalentsOf, isFiller } from './equivalents.ts';
import { wordsOf } from './normalize.ts';
import { readSections, type SectionTree } from './sections.ts';

/** What a text says about where to search, before its words: "icd: contracture", "surgery: knee". */
export interface Scope {
  /** The text behind the scopes. */
  readonly text: string;
  /** Null: every system. */
  readonly systems: readonly CodeSystem[] | null;
  /** Null: every section. Those below them are in it. */
  readonly sections: ReadonlySet<number> | null;
  /** As the window says it: "ICD-10-CM"; null without one. */
  readonly label: string | null;
}

const systemScopes: Readonly<Record<string, CodeSystem>> = {
  cpt: 'CPT', hcpcs: 'HCPCS', icd: 'ICD10CM', icd10: 'ICD10CM', 'icd 10': 'ICD10CM', icd10cm: 'ICD10CM', 'icd 10 cm': 'ICD10CM', dx: 'ICD10CM', diagnosis: 'ICD10CM',
  pcs: 'ICD10PCS', icd10pcs: 'ICD10PCS', 'icd 10 pcs': 'ICD10PCS', inpatient: 'ICD10PCS',
};
export const systemLabels: Readonly<Record<CodeSystem, string>> = { CPT: 'CPT', HCPCS: 'HCPCS Level II', ICD10CM: 'ICD-10-CM', ICD10PCS: 'ICD-10-PCS' };

/** A word or a few in front of a colon; what stands there and is no scope is searched as words. */
const beginning = /^\s*([\p{L}][\p{L}\p{N}&,' -]{0,59}?)\s*:\s*/u;
const mostScopes = 3;

/** Reads the scopes at the beginning of a text. */
export function openScopes(db: ReadDb): (text: string) => Scope {
  let tree: SectionTree | undefined;
  return (text) => {
    let rest = text;
    let systems: CodeSystem[] | null = null;
    let sections: Set<number> | null = null;
    const labels: string[] = [];
    for (let count = 0; count < mostScopes; count++) {
      const found = beginning.exec(rest);
      const words = wordsOf(found?.[1] ?? '');
      if (found === null || words.length === 0) break;
      const system: CodeSystem | undefined = systemScopes[words.join(' ')];
      if (system !== undefined) {
        systems = systems === null || systems.includes(system) ? [system] : [];
        labels.push(systemLabels[system]);
      } else {
        tree ??= readSections(db);
        const named = sectionsNamed(words, systems, tree);
        if (named.length === 0) break;
        const held = tree.withBelow(named);
        sections = sections === null ? held : common(sections, held);
        labels.push(named.length === 1 ? (tree.byId.get(named[0] ?? 0)?.title ?? '') : (found[1] ?? ''));
      }
      rest = rest.slice(found[0].length);
    }
    if (systems === null && sections !== null && tree !== undefined) systems = [...new Set([...sections].flatMap((id) => tree?.byId.get(id)?.system ?? []))];
    return { text: rest, systems, sections, label: labels.length === 0 ? null : labels.join(', ') };
  };
}

function common(one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> {
  return new Set([...one].filter((id) => other.has(id)));
}

/**
 * The sections with that title; else the widest whose titles have every word. Inpatient procedures repeat the headings of
 * the others: they are meant only when their system is named.
 */
function sectionsNamed(asked: readonly string[], systems: readonly CodeSystem[] | null, tree: SectionTree): number[] {
  const words = asked.filter((word) => !isFiller(word));
  if (words.length === 0 || words.some((word) => word.length < 3)) return [];
  const among = [...tree.byId.values()].filter(({ system }) => (systems === null ? system !== 'ICD10PCS' : systems.includes(system)));
  const exact = among.filter((section) => section.words.filter((word) => !isFiller(word)).join(' ') === words.join(' '));
  const found = exact.length > 0 ? exact : among.filter((section) => words.every((word) => section.words.includes(word) || [...equivalentsOf(word)].some((other) => section.words.includes(other))));
  const ids = new Set(found.map(({ id }) => id));
  return found.filter((section) => !tree.above(section.id).some((id) => ids.has(id))).map(({ id }) => id);
}
