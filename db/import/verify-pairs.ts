import { codeNumber, TermsOfSource, unpackPairs, type PairRow } from '../model/ncci-pairs.ts';
import type { ReadDb } from '../open/database.ts';

const rowsSql = 'SELECT source_id AS sourceId, code, column_number AS columnNumber, pairs, records FROM ncci_pairs ORDER BY source_id, code, column_number, position';

interface Checked {
  readonly terms: number;
  damaged: number;
  /** By column: sums over all pairs, whatever their order. */
  readonly sums: [number, number];
}

/**
 * What is wrong with the NCCI pairs of a catalog, in words; empty when all is well. SQL cannot look into them, so that they are
 * unpacked: every pair must stand under both of its codes and say the same there.
 */
export function pairProblems(db: ReadDb): string[] {
  const sources = new Map<number, Checked>();
  for (const { sourceId, records } of db.prepare<{ sourceId: number; records: Uint8Array }>('SELECT source_id AS sourceId, records FROM ncci_terms').all()) {
    sources.set(sourceId, { terms: new TermsOfSource(records).length, damaged: 0, sums: [0, 0] });
  }
  let withoutTerms = 0;
  for (const { sourceId, code, columnNumber, ...row } of db.prepare<PairRow & { sourceId: number; code: string; columnNumber: 1 | 2 }>(rowsSql).iterate()) {
    const source = sources.get(sourceId);
    if (source === undefined) withoutTerms++;
    else if (!addPairs(source, codeNumber(code), columnNumber, row)) source.damaged++;
  }
  let damaged = 0;
  let differing = 0;
  for (const source of sources.values()) {
    damaged += source.damaged;
    if (source.sums[0] !== source.sums[1]) differing++;
  }
  const problems: string[] = [];
  if (damaged > 0) problems.push(`${damaged} rows of NCCI pairs are damaged`);
  if (differing > 0) problems.push(`${differing} sources have NCCI pairs in one direction alone`);
  if (withoutTerms > 0) problems.push(`${withoutTerms} rows of NCCI pairs have no terms`);
  return problems;
}

/** False for a row that does not hold what it says. */
function addPairs(source: Checked, code: number, column: 1 | 2, row: PairRow): boolean {
  const { others, terms, isWhole } = unpackPairs([row]);
  if (!isWhole) return false;
  let sum = source.sums[column - 1] ?? 0;
  for (let position = 0; position < others.length; position++) {
    const other = others[position] ?? 0;
    const number = terms[position] ?? 0;
    if (number >= source.terms) return false;
    sum = (sum + (column === 1 ? mixed(code, other, number) : mixed(other, code, number))) >>> 0;
  }
  source.sums[column - 1] = sum;
  return true;
}

/** Three numbers as one of 32 bits, for a sum that two different sets of pairs do not share by chance. */
function mixed(one: number, two: number, terms: number): number {
  let number = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b);
  number = Math.imul((number ^ (number >>> 15)) + two, 0xc2b2ae35);
  number = Math.imul((number ^ (number >>> 13)) + terms, 0x27d4eb2f);
  return (number ^ (number >>> 16)) >>> 0;
}
