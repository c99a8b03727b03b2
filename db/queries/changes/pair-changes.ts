import type { ChangeKind } from '../../model/change-kinds.ts';
import { codeFromNumber, dayFromNumber, TermsOfSource, unpackPairs, type PairRow, type PairTerms } from '../../model/ncci-pairs.ts';
import type { SourceKind } from '../../model/source.ts';
import type { WriteDb } from '../../open/database.ts';
import { haveSameFiles, schemaOf, sides, wholeSource, type SideName, type SourcesOfSides } from './sides.ts';

export const pairSources = ['ncci-ptp-practitioner', 'ncci-ptp-hospital'] as const satisfies readonly SourceKind[];

/** NCCI pairs that came, ended, or have another modifier indicator, where both catalogs have a whole release of the kind. */
export function findPairChanges(db: WriteDb, sources: SourcesOfSides): void {
  const insert = db.prepareWrite(insertSql);
  for (const kind of pairSources) {
    const whole = { before: wholeSource(sources.before, kind), now: wholeSource(sources.now, kind) };
    if (haveSameFiles(sources, [kind]) || whole.before === null || whole.now === null) continue;
    const ids = { before: whole.before.sourceId, now: whole.now.sourceId };
    const terms = { before: termsOf(db, 'before', kind), now: termsOf(db, 'now', kind) };
    for (const { code } of db.prepare<{ code: string }>(codesSql).all({ kind })) {
      for (const { change, other, differences, before, now } of changesOf(pairsOf(db, 'before', kind, code, terms.before), pairsOf(db, 'now', kind, code, terms.now))) {
        insert.run({
          kind: change, system: /^[A-Z]/.test(code) ? 'HCPCS' : 'CPT', code, part: codeFromNumber(other), differences: JSON.stringify(differences),
          before: before ?? ids.before, now: now ?? ids.now,
        });
      }
    }
  }
}

const insertSql = `
  INSERT INTO change (kind, system, code, part, differences, before_source, now_source) VALUES (:kind, :system, :code, :part, :differences, :before, :now)`;

const ofSideSql = (side: SideName): string => `
  SELECT pairs.code FROM ranked CROSS JOIN ${schemaOf[side]}.ncci_pairs AS pairs ON pairs.source_id = ranked.source_id
  WHERE ranked.side = '${side}' AND ranked.kind = :kind AND pairs.column_number = 1`;

const codesSql = `${sides.map(ofSideSql).join(' UNION ')} ORDER BY 1`;

const pairsSql = (side: SideName): string => `
  SELECT pairs.source_id AS sourceId, pairs.pairs, pairs.records FROM ranked CROSS JOIN ${schemaOf[side]}.ncci_pairs AS pairs ON pairs.source_id = ranked.source_id
  WHERE ranked.side = '${side}' AND ranked.kind = :kind AND pairs.code = :code AND pairs.column_number = 1
  ORDER BY ranked.place, pairs.position`;

interface Standing {
  /** The row of the file that counts. */
  best: PairTerms;
  sourceId: number;
  /** Some file has it without an end. */
  isInForceSomewhere: boolean;
}

const termsSql = (side: SideName): string => `
  SELECT terms.source_id AS sourceId, terms.records FROM ranked CROSS JOIN ${schemaOf[side]}.ncci_terms AS terms ON terms.source_id = ranked.source_id
  WHERE ranked.side = '${side}' AND ranked.kind = :kind`;

function termsOf(db: WriteDb, side: SideName, kind: SourceKind): ReadonlyMap<number, TermsOfSource> {
  return new Map(db.prepare<{ sourceId: number; records: Uint8Array }>(termsSql(side)).all({ kind }).map(({ sourceId, records }) => [sourceId, new TermsOfSource(records)]));
}

/** The pairs of a code in column one, by the other code; of several periods in a file the first, which has no end or the latest. */
function pairsOf(db: WriteDb, side: SideName, kind: SourceKind, code: string, terms: ReadonlyMap<number, TermsOfSource>): Map<number, Standing> {
  const found = new Map<number, Standing>();
  for (const { sourceId, ...row } of db.prepare<PairRow & { sourceId: number }>(pairsSql(side)).all({ kind, code })) {
    const ofSource = terms.get(sourceId);
    if (ofSource === undefined) throw new Error(`source ${sourceId.toString()} has pairs without terms`);
    const { others, terms: numbers } = unpackPairs([row]);
    for (const [position, other] of others.entries()) {
      const pair = ofSource.at(numbers[position] ?? 0);
      const standing = found.get(other);
      if (standing === undefined) found.set(other, { best: pair, sourceId, isInForceSomewhere: pair.deletedDay === 0 });
      else if (pair.deletedDay === 0) standing.isInForceSomewhere = true;
    }
  }
  return found;
}

interface PairChange {
  readonly change: Extract<ChangeKind, 'pairs-changed' | 'pairs-added' | 'pairs-ended'>;
  readonly other: number;
  readonly differences: readonly (readonly [field: string, before: string | null, now: string | null])[];
  /** The files that say so; null where that side has no such row. */
  readonly before: number | null;
  readonly now: number | null;
}

/** Of a pair in force on both sides another indicator; of one in force on one side alone that it came, or ended or is left out. */
function changesOf(before: ReadonlyMap<number, Standing>, now: ReadonlyMap<number, Standing>): PairChange[] {
  const changes: PairChange[] = [];
  const others = [...new Set([...before.keys(), ...now.keys()])].sort((a, b) => a - b);
  for (const other of others) {
    const [was, is] = [before.get(other), now.get(other)];
    if (is?.best.deletedDay === 0 && was?.best.deletedDay === 0) {
      if (was.best.indicator !== is.best.indicator) changes.push({ change: 'pairs-changed', other, differences: [['modifierIndicator', was.best.indicator, is.best.indicator]], before: was.sourceId, now: is.sourceId });
    } else if (is?.best.deletedDay === 0 && was?.isInForceSomewhere !== true) {
      changes.push({ change: 'pairs-added', other, differences: [['modifierIndicator', null, is.best.indicator], ['effectiveFrom', null, dayFromNumber(is.best.effectiveDay)]], before: null, now: is.sourceId });
    } else if (was?.best.deletedDay === 0 && is?.isInForceSomewhere !== true) {
      changes.push({ change: 'pairs-ended', other, differences: [['modifierIndicator', was.best.indicator, null], ['deletedOn', null, is === undefined ? null : dayFromNumber(is.best.deletedDay)]], before: was.sourceId, now: null });
    }
  }
  return changes;
}
