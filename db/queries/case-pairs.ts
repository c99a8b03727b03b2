import { codeNumber, dayNumber, unpackPairs, type PairRow, type TermsOfSource, type UnpackedPairs } from '../model/ncci-pairs.ts';
import type { ReadDb } from '../open/database.ts';
import type { PairInForce } from '../rules/findings/case-facts.ts';
import type { CaseCatalog } from './case-catalog.ts';
import type { CaseSources } from './case-sources.ts';

const sql = `
  SELECT pairs.code, pairs.column_number AS columnNumber, pairs.source_id AS sourceId, pairs.pairs, pairs.records
  FROM source CROSS JOIN json_each(:codes) AS wanted CROSS JOIN ncci_pairs AS pairs ON pairs.source_id = source.source_id AND pairs.code = wanted.value
  WHERE source.kind = 'ncci-ptp-practitioner'
  ORDER BY pairs.source_id, pairs.code, pairs.column_number, pairs.position`;
const pairedSql = `
  SELECT DISTINCT pairs.code
  FROM source CROSS JOIN json_each(:codes) AS wanted CROSS JOIN ncci_pairs AS pairs ON pairs.source_id = source.source_id AND pairs.code = wanted.value
  WHERE source.kind = 'ncci-ptp-practitioner'`;

type Column = 1 | 2;
type Row = PairRow & { readonly code: string; readonly columnNumber: Column; readonly sourceId: number };

/** The pairs of a code and column in one source. */
interface List extends UnpackedPairs {
  readonly sourceId: number;
}

/** Practitioner pairs of the codes of a case, as they apply on its day. */
export class CasePairs {
  readonly #catalog: CaseCatalog;
  readonly #codes: readonly { code: string; number: number }[];
  readonly #day: number;
  /** Of a code both columns, the source that counts first. */
  readonly #lists = new Map<string, Record<Column, List[]>>();

  constructor(catalog: CaseCatalog, sources: CaseSources, codes: readonly string[], dateOfService: string) {
    this.#catalog = catalog;
    this.#codes = codes.map((code) => ({ code, number: codeNumber(code) }));
    this.#day = dayNumber(dateOfService);
    for (const [first, ...more] of rowsOfLists(catalog.db.prepare<Row>(sql).all({ codes: JSON.stringify(codes) }))) {
      let columns = this.#lists.get(first.code);
      if (columns === undefined) this.#lists.set(first.code, (columns = { 1: [], 2: [] }));
      columns[first.columnNumber].push({ sourceId: first.sourceId, ...unpackPairs([first, ...more]) });
    }
    for (const columns of this.#lists.values()) for (const column of [1, 2] as const) columns[column].sort((a, b) => sources.rank(a.sourceId, b.sourceId));
  }

  /** All pairs among the codes. A pair stands under either code: those of column one are enough. */
  among(): PairInForce[] {
    return this.#codes.flatMap(({ code: columnOne }) => {
      const lists = this.#lists.get(columnOne)?.[1] ?? [];
      return this.#codes.flatMap(({ code: columnTwo, number }): PairInForce[] => {
        const found = columnTwo === columnOne ? undefined : this.#find(lists, number);
        if (found === undefined || found === null) return [];
        const { indicator, rationale } = this.#catalog.terms(found.sourceId).at(found.terms);
        return [{ columnOne, columnTwo, indicator, rationale: this.#catalog.rationale(found.sourceId, rationale), sourceId: found.sourceId }];
      });
    });
  }

  /** Modifier indicators of the pairs in force of a code of the case with codes of a range, as numbers; of both columns together. */
  indicatorsWithin(code: string, from: number, until: number): Map<number, Set<string>> {
    const indicators = new Map<number, Set<string>>();
    for (const column of [1, 2] as const) {
      const told = new Set<number>();
      for (const { others, terms, sourceId } of this.#lists.get(code)?.[column] ?? []) {
        const ofSource = this.#catalog.terms(sourceId);
        const ofList: number[] = [];
        for (let position = placeOf(others, from); position < others.length; position++) {
          const other = others[position] ?? 0;
          if (other > until) break;
          // A source that counts more has said it.
          if (told.has(other)) continue;
          ofList.push(other);
          const number = terms[position] ?? 0;
          if (!this.#applies(ofSource, number)) continue;
          const known = indicators.get(other);
          if (known === undefined) indicators.set(other, new Set([ofSource.indicator(number)]));
          else known.add(ofSource.indicator(number));
        }
        for (const other of ofList) told.add(other);
      }
    }
    return indicators;
  }

  /** Whether a code stands in a pair of indicator 0 with any of the case. */
  isNeverBeside(other: number): boolean {
    return this.#codes.some(({ code }) => ([1, 2] as const).some((column) => {
      const found = this.#find(this.#lists.get(code)?.[column] ?? [], other);
      return found !== undefined && found !== null && this.#catalog.terms(found.sourceId).indicator(found.terms) === '0';
    }));
  }

  /**
   * Of a pair that several releases hold, the one that counts answers, with all its periods: null where none applies, undefined where
   * no list has the pair.
   */
  #find(lists: readonly List[], other: number): { sourceId: number; terms: number } | null | undefined {
    for (const { others, terms, sourceId } of lists) {
      let position = placeOf(others, other);
      if (others[position] !== other) continue;
      const ofSource = this.#catalog.terms(sourceId);
      for (; others[position] === other; position++) if (this.#applies(ofSource, terms[position] ?? 0)) return { sourceId, terms: terms[position] ?? 0 };
      return null;
    }
    return undefined;
  }

  /** Effective date <= day <= deletion date, or none. Source: NCCI edit files, columns effective and deletion date. */
  #applies(ofSource: TermsOfSource, terms: number): boolean {
    const deletedDay = ofSource.deletedDay(terms);
    return ofSource.effectiveDay(terms) <= this.#day && (deletedDay === 0 || this.#day <= deletedDay);
  }
}

/** Those of the codes of which some loaded file has any pair. */
export function codesWithPairs(db: ReadDb, codes: readonly string[]): Set<string> {
  return new Set(db.prepare<{ code: string }>(pairedSql).all({ codes: JSON.stringify(codes) }).map(({ code }) => code));
}

/** Where a number stands among others in their order, or would. */
function placeOf(others: Uint32Array, number: number): number {
  let from = 0;
  let until = others.length;
  while (from < until) {
    const middle = (from + until) >>> 1;
    if ((others[middle] ?? 0) < number) from = middle + 1;
    else until = middle;
  }
  return from;
}

/** Rows of one code, column and source together. */
function rowsOfLists(rows: readonly Row[]): [Row, ...Row[]][] {
  const found: [Row, ...Row[]][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last !== undefined && last[0].code === row.code && last[0].columnNumber === row.columnNumber && last[0].sourceId === row.sourceId) last.push(row);
    else found.push([row]);
  }
  return found;
}
