import { compareSources } from '../model/source-order.ts';
import { codeFromNumber, dayFromNumber, NcciPairs } from '../model/ncci-pairs.ts';
import type { PageContext } from './page-context.ts';

/** On whose claims a pair applies. */
export type Claims = 'practitioner' | 'hospital' | 'both';

/** A pair of the code of a page with another code. */
export interface PairOfCode {
  /** The column in which the code of the page stands. */
  thisColumn: 1 | 2;
  other: string;
  claims: Claims;
  modifierIndicator: string;
  /** ISO dates. */
  effectiveFrom: string | null;
  deletedOn: string | null;
  rationale: string | null;
  sourceId: number;
}

/** The pairs of a code in one column: the first of them, and what holds of all. */
export interface PairsOfColumn {
  readonly pairs: PairOfCode[];
  readonly total: number;
  /** Modifier indicators of all pairs in force. */
  readonly indicators: ReadonlySet<string>;
}

// From the sources inwards: a code has a few rows in each of the few tables of pairs.
const sql = `
  SELECT pairs.column_number AS columnNumber, pairs.source_id AS sourceId, pairs.records
  FROM source CROSS JOIN ncci_pairs AS pairs ON pairs.source_id = source.source_id
  WHERE source.kind IN ('ncci-ptp-practitioner', 'ncci-ptp-hospital') AND pairs.code = :code
  ORDER BY pairs.source_id, pairs.column_number, pairs.position`;

const rationaleSql = 'SELECT text FROM ncci_rationale WHERE source_id = :sourceId AND number = :number';

interface List {
  readonly sourceId: number;
  readonly isHospital: boolean;
  readonly pairs: NcciPairs;
  next: number;
}

/** A pair as it is packed: which list, and where in it. */
interface Place {
  readonly list: List;
  readonly position: number;
  readonly claims: Claims;
}

/**
 * The NCCI pairs of a code in one column, in the order of the other code, those in force before those that ended. Of a pair that
 * several releases hold, the one that counts answers; of several periods, the one without an end, else the last.
 * @param most pairs that are unpacked; the rest is counted.
 */
export function pairsOfCode(context: PageContext, most: number): readonly [PairsOfColumn, PairsOfColumn] {
  const rows = context.db.prepare<{ columnNumber: number; sourceId: number; records: Uint8Array }>(sql).all({ code: context.record.code });
  const listsOf = (column: number): List[] =>
    [...new Set(rows.filter((row) => row.columnNumber === column).map((row) => row.sourceId))]
      .sort((a, b) => compareSources(context.source(a), context.source(b)))
      .map((sourceId) => {
        const records = rows.filter((row) => row.columnNumber === column && row.sourceId === sourceId).map((row) => row.records);
        return { sourceId, isHospital: context.source(sourceId).kind === 'ncci-ptp-hospital', pairs: new NcciPairs(Buffer.concat(records)), next: 0 };
      });
  return [ofColumn(context, 1, listsOf(1), most), ofColumn(context, 2, listsOf(2), most)];
}

function ofColumn(context: PageContext, thisColumn: 1 | 2, lists: readonly List[], most: number): PairsOfColumn {
  const inForce: Place[] = [];
  const ended: Place[] = [];
  const indicators = new Set<string>();
  let total = 0;
  const take = (list: List, position: number, claims: Claims): void => {
    total++;
    const indicator = list.pairs.indicator(position);
    const isEnded = list.pairs.deletedDay(position) !== 0 || indicator === '9';
    if (!isEnded) indicators.add(indicator);
    const places = isEnded ? ended : inForce;
    if (places.length < most) places.push({ list, position, claims });
  };
  for (;;) {
    const other = lowestOther(lists);
    if (other === null) break;
    const practitioner = advance(lists, other, false);
    const hospital = advance(lists, other, true);
    if (practitioner !== null && hospital !== null && saysTheSame(practitioner, hospital)) take(practitioner.list, practitioner.position, 'both');
    else {
      if (practitioner !== null) take(practitioner.list, practitioner.position, 'practitioner');
      if (hospital !== null) take(hospital.list, hospital.position, 'hospital');
    }
  }
  const rationales = new Map<string, string | null>();
  const pairs = [...inForce, ...ended].slice(0, most).map(({ list, position, claims }): PairOfCode => {
    const pair = list.pairs.at(position);
    return {
      thisColumn, other: codeFromNumber(pair.other), claims, modifierIndicator: pair.indicator,
      effectiveFrom: dayFromNumber(pair.effectiveDay), deletedOn: dayFromNumber(pair.deletedDay),
      rationale: pair.rationale === 0 ? null : rationaleOf(context, rationales, list.sourceId, pair.rationale), sourceId: list.sourceId,
    };
  });
  return { pairs, total, indicators };
}

function lowestOther(lists: readonly List[]): number | null {
  let lowest: number | null = null;
  for (const list of lists) {
    if (list.next >= list.pairs.length) continue;
    const other = list.pairs.other(list.next);
    if (lowest === null || other < lowest) lowest = other;
  }
  return lowest;
}

/** Steps over the pair in every list of a setting, and answers where it stands in the first, which counts. */
function advance(lists: readonly List[], other: number, isHospital: boolean): { list: List; position: number } | null {
  let first: { list: List; position: number } | null = null;
  for (const list of lists) {
    if (list.isHospital !== isHospital || list.next >= list.pairs.length || list.pairs.other(list.next) !== other) continue;
    first ??= { list, position: list.next };
    while (list.next < list.pairs.length && list.pairs.other(list.next) === other) list.next++;
  }
  return first;
}

function saysTheSame(a: { list: List; position: number }, b: { list: List; position: number }): boolean {
  return a.list.pairs.indicator(a.position) === b.list.pairs.indicator(b.position) && a.list.pairs.deletedDay(a.position) === b.list.pairs.deletedDay(b.position);
}

function rationaleOf(context: PageContext, known: Map<string, string | null>, sourceId: number, number: number): string | null {
  const key = `${sourceId.toString()} ${number.toString()}`;
  let text = known.get(key);
  if (text === undefined) {
    text = context.db.prepare<{ text: string }>(rationaleSql).get({ sourceId, number })?.text ?? null;
    known.set(key, text);
  }
  return text;
}
