import type { Source } from '../model/source.ts';
import { compareSources } from '../model/source-order.ts';
import type { ReadDb } from '../open/database.ts';
import { factMark, wholeCodeTerm } from './index-part.ts';

/**
 * What the fee schedule and the number of a code say about it, as words that nobody types. Many codes share one short
 * descriptor; "open", "without manipulation" or "each additional" then speak through the work value, the days of the
 * package and the place among the codes described the same (word-associations.ts knows which words go with which fact).
 */
export type FactWords = (system: string, compact: string, sectionId: number | null) => readonly string[];

interface FeeRow {
  code: string;
  description: string | null;
  work: number;
  globalDays: string | null;
  multiple: string | null;
  bilateral: string | null;
  assistant: string | null;
  base: string | null;
  nonFacilityNa: number;
}

const feeRowsSql = `
  SELECT pfs.code, (SELECT text FROM descriptor WHERE descriptor.system IN ('CPT', 'HCPCS') AND descriptor.code = pfs.code AND descriptor.kind = 'short' AND descriptor.source_id = pfs.source_id) AS description,
         work_rvu AS work, global_days AS globalDays, multiple_procedure AS multiple, bilateral, assistant_at_surgery AS assistant, endo_base AS base, nonfacility_na AS nonFacilityNa
  FROM pfs WHERE source_id = $sourceId AND modifier = '' ORDER BY code`;

const sourcesSql = "SELECT source_id AS sourceId, layer, kind, effective_from AS effectiveFrom, release, released_on AS releasedOn FROM source WHERE kind = 'pfs-relative-values'";

const sectionsSql = 'SELECT section_id AS sectionId, parent_id AS parentId, first_code AS first, last_code AS last FROM section';

/** Steps in which a place among codes that are described the same is told. */
const steps = 3;

export function readFactWords(db: ReadDb): FactWords {
  const facts = new Map<string, string[]>();
  for (const { sourceId } of db.prepare<Source>(sourcesSql).all().toSorted(compareSources)) {
    const rows = db.prepare<FeeRow>(feeRowsSql).all({ sourceId });
    const families = new Map<string, FeeRow[]>();
    for (const row of rows) {
      if (row.description === null) continue;
      const family = families.get(row.description) ?? [];
      family.push(row);
      families.set(row.description, family);
    }
    for (const row of rows) {
      if (facts.has(row.code)) continue;
      const words = [
        `days:${row.globalDays ?? ''}`,
        `multiple:${row.multiple ?? ''}`,
        `bilateral:${row.bilateral ?? ''}`,
        `assistant:${row.assistant ?? ''}`,
        row.nonFacilityNa === 1 ? 'place:facility' : 'place:any',
        row.work === 0 ? 'work:none' : `work:${Math.round(Math.log2(row.work / 100 + 0.5))}`,
      ];
      if (row.base !== null && row.base !== '') words.push('endoscopy');
      const family = families.get(row.description ?? '') ?? [];
      if (family.length > 1) {
        const inOrder = family.indexOf(row) / (family.length - 1);
        const byWork = family.toSorted((one, other) => one.work - other.work).indexOf(row) / (family.length - 1);
        words.push(`alike-by-work:${Math.round(byWork * steps)}`, `alike-by-code:${Math.round(inOrder * steps)}`);
      }
      facts.set(row.code, words.map((word) => factMark + word));
    }
  }
  const sections = new Map(db.prepare<{ sectionId: number; parentId: number | null; first: string; last: string }>(sectionsSql).all().map((row) => [row.sectionId, row]));
  const paths = new Map<number, readonly string[]>();
  const pathOf = (sectionId: number | null): readonly string[] => {
    if (sectionId === null) return [];
    let path = paths.get(sectionId);
    if (path === undefined) {
      const found: string[] = [];
      for (let id: number | null = sectionId, depth = 0; id !== null && depth < 12; depth++) {
        const section = sections.get(id);
        if (section === undefined) break;
        found.push(`${factMark}section:${section.first}-${section.last}`);
        id = section.parentId;
      }
      paths.set(sectionId, (path = found));
    }
    return path;
  };
  return (system, compact, sectionId) => {
    if (system !== 'CPT' && system !== 'HCPCS') return [];
    return [...(facts.get(compact) ?? []), ...pathOf(sectionId), `${factMark}code:${compact.slice(0, 3)}`, `${factMark}code:${compact.slice(0, 4)}`, wholeCodeTerm(compact)];
  };
}
