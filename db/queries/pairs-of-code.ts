import { compareSources } from '../model/source-order.ts';
import { codeFromNumber, dayFromNumber, TermsOfSource, unpackPairs, type PairRow, type UnpackedPairs } from '../model/ncci-pairs.ts';
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
  SELECT pairs.column_number AS columnNumber, pairs.source_id AS sourceId, pairs.pairs, pairs.records
  FROM source CROSS JOIN ncci_pairs AS pairs ON pairs.source_id = source.source_id
  WHERE source.kind IN ('ncci-ptp-practitioner', 'ncci-ptp-hospital') AND pairs.code = :code
  ORDER BY pairs.source_id, pairs.column_number, pairs.position`;

const termsSql = 'SELECT records FROM ncci_terms WHERE source_id = :sourceId';
const rationaleSql = 'SELECT text FROM ncci_rationale WHERE source_id = :sourceId AND number = :number';

type Row = PairRow & { readonly columnNumber: number; readonly sourceId: number };

/** The pairs of a code and column in one source. */
interface List extends UnpackedPairs {
  readonly sourceId: number;
  readonly isHospital: boolean;
  readonly ofSource: TermsOfSource;
  /** By the number of terms: some pair has them. */
  readonly seen: Uint8Array;
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
 * @param most pairs that are told one by one; the rest is counted.
 */
export function pairsOfCode(context: PageContext, most: number): readonly [PairsOfColumn, PairsOfColumn] {
  const ofColumns: [List[], List[]] = [[], []];
  const terms = new Map<number, TermsOfSource>();
  for (const rows of rowsOfLists(context)) {
    const [{ sourceId, columnNumber }] = rows;
    let ofSource = terms.get(sourceId);
    if (ofSource === undefined) terms.set(sourceId, (ofSource = termsOfSource(context, sourceId)));
    ofColumns[columnNumber === 1 ? 0 : 1].push({ ...unpackPairs(rows), sourceId, isHospital: context.source(sourceId).kind === 'ncci-ptp-hospital', ofSource, seen: new Uint8Array(ofSource.length), next: 0 });
  }
  for (const lists of ofColumns) lists.sort((a, b) => compareSources(context.source(a.sourceId), context.source(b.sourceId)));
  return [ofColumn(context, 1, ofColumns[0], most), ofColumn(context, 2, ofColumns[1], most)];
}

/** The rows of one source and column together. */
function rowsOfLists(context: PageContext): [Row, ...Row[]][] {
  const lists: [Row, ...Row[]][] = [];
  for (const row of context.db.prepare<Row>(sql).all({ code: context.record.code })) {
    const last = lists.at(-1);
    if (last !== undefined && last[0].sourceId === row.sourceId && last[0].columnNumber === row.columnNumber) last.push(row);
    else lists.push([row]);
  }
  return lists;
}

function termsOfSource(context: PageContext, sourceId: number): TermsOfSource {
  const row = context.db.prepare<{ records: Uint8Array }>(termsSql).get({ sourceId });
  if (row === undefined) throw new Error(`source ${sourceId.toString()} has pairs without terms`);
  return new TermsOfSource(row.records);
}

function ofColumn(context: PageContext, thisColumn: 1 | 2, lists: readonly List[], most: number): PairsOfColumn {
  const inForce: Place[] = [];
  const ended: Place[] = [];
  let total = 0;
  const take = (list: List, position: number, claims: Claims): void => {
    total++;
    const terms = list.terms[position] ?? 0;
    list.seen[terms] = 1;
    const places = list.ofSource.inForce[terms] === 1 ? inForce : ended;
    if (places.length < most) places.push({ list, position, claims });
  };
  const practitioner = eachOnce(lists.filter((list) => !list.isHospital));
  const hospital = eachOnce(lists.filter((list) => list.isHospital));
  for (let [a, b] = [0, 0]; a < practitioner.length || b < hospital.length; ) {
    const [otherA, otherB] = [practitioner.other(a), hospital.other(b)];
    if (otherA === otherB && saysTheSame(practitioner.list(a), practitioner.position(a), hospital.list(b), hospital.position(b))) take(practitioner.list(a), practitioner.position(a), 'both');
    else {
      if (otherA <= otherB) take(practitioner.list(a), practitioner.position(a), 'practitioner');
      if (otherB <= otherA) take(hospital.list(b), hospital.position(b), 'hospital');
    }
    if (otherA <= otherB) a++;
    if (otherB <= otherA) b++;
  }
  const inWords = termsInWords(context);
  const pairs = [...inForce, ...ended].slice(0, most).map(({ list, position, claims }): PairOfCode => {
    const { modifierIndicator, effectiveFrom, deletedOn, rationale } = inWords(list, list.terms[position] ?? 0);
    return { thisColumn, other: codeFromNumber(list.others[position] ?? 0), claims, modifierIndicator, effectiveFrom, deletedOn, rationale, sourceId: list.sourceId };
  });
  return { pairs, total, indicators: indicatorsInForce(lists) };
}

/** Other codes in their order, each once, and where the pair stands that counts. */
interface EachOnce {
  readonly length: number;
  /** Infinity behind the last. */
  other(index: number): number;
  list(index: number): List;
  position(index: number): number;
}

/** Of one setting. @param lists those that count more before the others */
function eachOnce(lists: readonly List[]): EachOnce {
  const most = lists.reduce((sum, list) => sum + list.others.length, 0);
  const ofList = new Uint16Array(most);
  const positions = new Uint32Array(most);
  let length = 0;
  for (;;) {
    const { first, other, until } = nearest(lists);
    const list = lists[first];
    if (list === undefined) break;
    if (other === until) {
      for (const one of lists) if (one !== list && one.others[one.next] === other) stepOver(one);
      ofList[length] = first;
      positions[length++] = stepOver(list);
    }
    // The parts of a release follow each other: most stretches of a list are its own.
    while ((list.others[list.next] ?? until) < until) {
      ofList[length] = first;
      positions[length++] = stepOver(list);
    }
  }
  const list = (index: number): List => {
    const found = lists[ofList[index] ?? 0];
    if (found === undefined) throw new Error('every place is of a list');
    return found;
  };
  const position = (index: number): number => positions[index] ?? 0;
  return { length, list, position, other: (index) => (index < length ? (list(index).others[position(index)] ?? 0) : Number.POSITIVE_INFINITY) };
}

/** Which list comes next (-1 for none), the other code of its pair, and the other code that comes next in any other list. */
function nearest(lists: readonly List[]): { first: number; other: number; until: number } {
  let first = -1;
  let other = Number.POSITIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  for (const [index, list] of lists.entries()) {
    const own = list.others[list.next] ?? Number.POSITIVE_INFINITY;
    if (own < other) {
      until = other;
      other = own;
      first = index;
    } else if (own < until) until = own;
  }
  return { first, other, until };
}

/** Steps over all periods of the pair that comes next, and answers where the first of them stands, which counts. */
function stepOver(list: List): number {
  const position = list.next;
  const other = list.others[position];
  do list.next++; while (list.others[list.next] === other);
  return position;
}

function saysTheSame(a: List, positionA: number, b: List, positionB: number): boolean {
  const [termsA, termsB] = [a.terms[positionA] ?? 0, b.terms[positionB] ?? 0];
  return a.ofSource.indicatorNumber(termsA) === b.ofSource.indicatorNumber(termsB) && a.ofSource.deletedDay(termsA) === b.ofSource.deletedDay(termsB);
}

function indicatorsInForce(lists: readonly List[]): ReadonlySet<string> {
  const indicators = new Set<string>();
  for (const { seen, ofSource } of lists) {
    for (let terms = 0; terms < seen.length; terms++) if (seen[terms] === 1 && ofSource.inForce[terms] === 1) indicators.add(ofSource.indicator(terms));
  }
  return indicators;
}

type TermsInWords = Pick<PairOfCode, 'modifierIndicator' | 'effectiveFrom' | 'deletedOn' | 'rationale'>;

/** Terms as a page says them; put into words once for all pairs that share them. */
function termsInWords(context: PageContext): (list: List, number: number) => TermsInWords {
  const known = new Map<List, Map<number, TermsInWords>>();
  return (list, number) => {
    let ofList = known.get(list);
    if (ofList === undefined) known.set(list, (ofList = new Map()));
    let words = ofList.get(number);
    if (words === undefined) {
      const { indicator, effectiveDay, deletedDay, rationale } = list.ofSource.at(number);
      words = {
        modifierIndicator: indicator, effectiveFrom: dayFromNumber(effectiveDay), deletedOn: dayFromNumber(deletedDay),
        rationale: rationale === 0 ? null : (context.db.prepare<{ text: string }>(rationaleSql).get({ sourceId: list.sourceId, number: rationale })?.text ?? null),
      };
      ofList.set(number, words);
    }
    return words;
  };
}
