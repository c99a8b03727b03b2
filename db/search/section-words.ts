import type { ReadDb } from '../open/database.ts';
import { wordsOf } from './normalize.ts';

/** The words of a section's whole path, from the widest heading to the narrowest, each once. */
export interface SectionWords {
  wordsOf(sectionId: number | null): readonly string[];
  /** Every distinct word of every heading, without those of inpatient procedures, which are not indexed. */
  all(): ReadonlySet<string>;
}

export function readSectionWords(db: ReadDb): SectionWords {
  const rows = new Map<number, { parentId: number | null; title: string; system: string }>();
  for (const row of db.prepare<{ sectionId: number; parentId: number | null; title: string; system: string }>('SELECT section_id AS sectionId, parent_id AS parentId, title, system FROM section').iterate()) {
    rows.set(row.sectionId, row);
  }
  const paths = new Map<number, readonly string[]>();
  const pathWords = (sectionId: number | null): readonly string[] => {
    if (sectionId === null) return [];
    const known = paths.get(sectionId);
    if (known !== undefined) return known;
    const words: string[] = [];
    // Headings nest a handful deep; the bound keeps a damaged catalog with a circle from hanging the search.
    for (let id: number | null = sectionId, depth = 0; id !== null && depth < 12; depth++) {
      const row = rows.get(id);
      if (row === undefined) break;
      words.unshift(...wordsOf(row.title));
      id = row.parentId;
    }
    const distinct = [...new Set(words)];
    paths.set(sectionId, distinct);
    return distinct;
  };
  return {
    wordsOf: pathWords,
    all: () => {
      const all = new Set<string>();
      for (const row of rows.values()) if (row.system !== 'ICD10PCS') for (const word of wordsOf(row.title)) all.add(word);
      return all;
    },
  };
}
