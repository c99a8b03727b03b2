import type { CodeSystem } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import { wordsOf } from './normalize.ts';

export interface SectionHeading {
  readonly id: number;
  readonly parentId: number | null;
  readonly system: CodeSystem;
  readonly title: string;
  /** Normalised, in order. */
  readonly words: readonly string[];
  /** Names it in every catalog: "CPT 27301-27599". */
  readonly key: string;
  readonly depth: number;
}

/** The headings over all codes, each with its place in the tree, in the order of their codes. */
export interface SectionTree {
  readonly byId: ReadonlyMap<number, SectionHeading>;
  readonly byKey: ReadonlyMap<string, SectionHeading>;
  /** The headings above one, the nearest first. */
  above(id: number): readonly number[];
  /** These sections and all below them. */
  withBelow(ids: Iterable<number>): Set<number>;
}

const sql = 'SELECT section_id AS id, parent_id AS parentId, system, title, first_code AS first, last_code AS last FROM section ORDER BY system, first_code, last_code DESC';
/** Headings nest a handful deep; the bound keeps a damaged catalog with a circle from hanging the search. */
const deepest = 12;

export function readSections(db: ReadDb): SectionTree {
  const rows = db.prepare<{ id: number; parentId: number | null; system: CodeSystem; title: string; first: string; last: string }>(sql).all();
  const parents = new Map(rows.map((row) => [row.id, row.parentId]));
  const above = (id: number): number[] => {
    const path: number[] = [];
    for (let at = parents.get(id) ?? null; at !== null && path.length < deepest; at = parents.get(at) ?? null) path.push(at);
    return path;
  };
  const byId = new Map(rows.map((row) => [row.id, { id: row.id, parentId: row.parentId, system: row.system, title: row.title, words: wordsOf(row.title), key: `${row.system} ${row.first}-${row.last}`, depth: above(row.id).length }]));
  return {
    byId,
    byKey: new Map([...byId.values()].map((section) => [section.key, section])),
    above,
    withBelow: (ids) => {
      const wanted = new Set(ids);
      return new Set([...byId.keys()].filter((id) => wanted.has(id) || above(id).some((one) => wanted.has(one))));
    },
  };
}
