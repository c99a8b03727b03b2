import type { CodePage } from '../model/code-page.ts';
import { editInWords } from '../rules/edit-in-words.ts';
import { procedureSystemSql } from './changes/listed-codes.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import { pairsOfCode, type Claims, type PairOfCode } from './pairs-of-code.ts';

/** Some codes stand in thousands of pairs; a page shows the first of each column. */
export const pairsOfAPage = 300;

// All in one go: a page may show hundreds.
const titlesSql = `SELECT code.code, code.title FROM json_each(:codes) AS listed CROSS JOIN code ON code.system = ${procedureSystemSql('listed.value')} AND code.code = listed.value`;

/** Pairs that the page will show, cited only when the part is reached in reading order. */
export interface FoundEdits {
  rows: PairOfCode[];
  /** Pairs of the column with the most, where they are more than the page shows; else null. */
  ofMany: { shown: number; total: number } | null;
  starterOnly: boolean;
  /** Modifier indicators of the pairs in force; null when the loaded pairs cannot be all pairs of the code. */
  indicators: ReadonlySet<string> | null;
}

/**
 * The NCCI pairs of a code in both directions; a pair that stands in several files is taken from the one that counts.
 * @param most pairs of each column; what is more is counted.
 */
export function findEdits(context: PageContext, most: number): FoundEdits {
  if (!context.isProcedure) return { rows: [], ofMany: null, starterOnly: false, indicators: null };
  const columns = pairsOfCode(context, most);
  const rows = columns.flatMap(({ pairs }) => pairs);
  // Pairs that ended stand last: they matter for old dates of service alone.
  rows.sort((a, b) => Number(hasEnded(a)) - Number(hasEnded(b)));
  const starterOnly = rows.every((row) => context.source(row.sourceId).layer === 'starter');
  const indicators = new Set(columns.flatMap((column) => [...column.indicators]));
  const total = Math.max(...columns.map((column) => column.total));
  return { rows, ofMany: total > most ? { shown: most, total } : null, starterOnly, indicators: starterOnly && !indicators.has('1') ? null : indicators };
}

function hasEnded(pair: PairOfCode): boolean {
  return pair.deletedOn !== null || pair.modifierIndicator === '9';
}

/** The pairs as a part of the page. */
export function edits(context: PageContext, found: FoundEdits): CodePage['edits'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  const { code } = context.record;
  if (found.rows.length === 0) {
    return missingPart.edits(loadedRelease(context.sources.values(), 'ncci-ptp-practitioner'));
  }
  const titles = titlesOf(context, found.rows);
  const hasBoth = new Set(found.rows.map((row) => row.claims)).size > 1;
  return {
    state: 'data',
    rows: found.rows.map(({ sourceId, thisColumn, other, modifierIndicator, deletedOn, ...row }) => ({
      ...row,
      other,
      otherTitle: titles.get(other) ?? null,
      thisColumn,
      modifierIndicator,
      meaning: editInWords({ code, other, thisColumn, modifierIndicator, deletedOn, onlyOn: hasBoth || row.claims === 'hospital' ? onlyOn(row.claims) : null }),
      deletedOn,
      source: context.cite(sourceId),
    })),
    note: noteOf(found),
  };
}

function titlesOf(context: PageContext, rows: readonly PairOfCode[]): ReadonlyMap<string, string> {
  const codes = JSON.stringify([...new Set(rows.map(({ other }) => other))]);
  return new Map(context.db.prepare<{ code: string; title: string }>(titlesSql).all({ codes }).map(({ code, title }) => [code, title]));
}

function onlyOn(claims: Claims): 'practitioner' | 'hospital' | null {
  return claims === 'both' ? null : claims;
}

function noteOf(found: FoundEdits): string | null {
  const notes = [];
  if (found.ofMany !== null) notes.push(`Only the first ${found.ofMany.shown.toString()} pairs of each column are shown, those in force first; a column has up to ${found.ofMany.total.toLocaleString('en')}.`);
  if (found.starterOnly) notes.push('These pairs come with the program and cover a few sections only: for any other code look into the NCCI files of Medicare.');
  return notes.length === 0 ? null : notes.join(' ');
}
