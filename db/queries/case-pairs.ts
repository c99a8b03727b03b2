import { codeFromNumber, codeNumber, dayNumber, unpackPairs, type PairRow } from '../model/ncci-pairs.ts';
import type { ReadDb } from '../open/database.ts';
import type { PairInForce } from '../rules/findings/case-facts.ts';
import type { CaseCatalog } from './case-catalog.ts';
import type { CaseSources } from './case-sources.ts';

// A pair stands under either code: those of column one are enough.
const sql = `
  SELECT pairs.code, pairs.source_id AS sourceId, pairs.pairs, pairs.records
  FROM source CROSS JOIN json_each(:codes) AS wanted CROSS JOIN ncci_pairs AS pairs ON pairs.source_id = source.source_id AND pairs.code = wanted.value AND pairs.column_number = 1
  WHERE source.kind = 'ncci-ptp-practitioner'
  ORDER BY pairs.source_id, pairs.code, pairs.position`;
const pairedSql = `
  SELECT DISTINCT pairs.code
  FROM source CROSS JOIN json_each(:codes) AS wanted CROSS JOIN ncci_pairs AS pairs ON pairs.source_id = source.source_id AND pairs.code = wanted.value
  WHERE source.kind = 'ncci-ptp-practitioner'`;

type Row = PairRow & { readonly code: string; readonly sourceId: number };

/**
 * The practitioner pairs among some codes that apply on a day: effective date <= day <= deletion date, or none. Of a pair that several
 * releases hold, the one that counts answers, with all its periods. Source: NCCI edit files, columns effective and deletion date.
 */
export function pairsAmong(catalog: CaseCatalog, sources: CaseSources, codes: readonly string[], dateOfService: string): PairInForce[] {
  const day = dayNumber(dateOfService);
  const wanted = new Set(codes.map(codeNumber));
  const best = new Map<string, { sourceId: number; inForce: PairInForce | null }>();
  for (const [code, sourceId, rows] of lists(catalog.db.prepare<Row>(sql).all({ codes: JSON.stringify(codes) }))) {
    const { others, terms: numbers } = unpackPairs(rows);
    const ofSource = catalog.terms(sourceId);
    for (let position = 0; position < others.length; position++) {
      if (!wanted.has(others[position] ?? 0)) continue;
      const other = codeFromNumber(others[position] ?? 0);
      const key = `${code} ${other}`;
      const held = best.get(key);
      if (held !== undefined && held.sourceId !== sourceId && sources.rank(held.sourceId, sourceId) < 0) continue;
      const { indicator, effectiveDay, deletedDay, rationale } = ofSource.at(numbers[position] ?? 0);
      const applies = effectiveDay <= day && (deletedDay === 0 || day <= deletedDay);
      if (!applies && held?.sourceId === sourceId) continue;
      best.set(key, { sourceId, inForce: applies ? { columnOne: code, columnTwo: other, indicator, rationale: catalog.rationale(sourceId, rationale), sourceId } : null });
    }
  }
  return [...best.values()].flatMap(({ inForce }) => (inForce === null ? [] : [inForce]));
}

/** Those of the codes of which some loaded file has any pair. */
export function codesWithPairs(db: ReadDb, codes: readonly string[]): Set<string> {
  return new Set(db.prepare<{ code: string }>(pairedSql).all({ codes: JSON.stringify(codes) }).map(({ code }) => code));
}

/** Rows of one code and source together. */
function lists(rows: readonly Row[]): [code: string, sourceId: number, rows: Row[]][] {
  const found: [string, number, Row[]][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.[0] === row.code && last[1] === row.sourceId) last[2].push(row);
    else found.push([row.code, row.sourceId, [row]]);
  }
  return found;
}
